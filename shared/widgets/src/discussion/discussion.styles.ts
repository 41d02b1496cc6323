import { css } from "lit";

export const discussionStyles = css`
  .beside {
    position: absolute;
    z-index: 2;
    inset-inline: 10px;
  }
  main {
    max-width: 900px;
    margin: auto;
    padding: 16px 10px;
  }
  /* What stands around a thread ends where its text does. */
  main.one > * {
    max-width: 76ch;
  }
  main.both {
    max-width: calc(380px + 76ch);
  }
  .both .panes {
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    gap: 40px;
    align-items: start;
  }
  .both .side {
    padding-inline-end: 20px;
    border-inline-end: 1px solid var(--weft-line);
  }
  footer {
    display: flex;
    justify-content: flex-end;
    gap: 16px;
    margin-block-start: 12px;
  }
  @media print {
    main {
      max-width: none;
    }
    .both .panes {
      display: block;
    }
  }
  @media (hover: none) {
    .keys {
      display: none;
    }
  }
`;
