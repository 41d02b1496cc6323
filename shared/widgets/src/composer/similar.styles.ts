import { css } from "lit";

export const similarStyles = css`
  /* Takes no room in a form while there is nothing. */
  :host {
    display: contents;
  }
  section {
    min-width: 0;
    padding: 8px 12px;
    border-radius: 6px;
    background: var(--weft-surface);
    border: 1px solid var(--weft-line);
    font-size: 15px;
  }
  h3 {
    font-weight: 600;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    align-items: center;
    padding-block: 2px;
  }
  .title {
    display: flex;
    gap: 8px;
    align-items: center;
    flex: 1 1 240px;
    min-width: 0;
    min-height: 28px;
    padding: 2px 0;
    border: 0;
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .title:hover {
    text-decoration: underline;
  }
  .title span {
    min-width: 0;
  }
  .peek {
    flex: 1 1 100%;
    padding-inline-start: 24px;
    padding-block-end: 8px;
    overflow-wrap: anywhere;
  }
  .texts {
    contain: inline-size;
    max-height: 260px;
    padding-block: 2px;
    margin-block-end: 8px;
    overflow: auto;
  }
  .texts .state {
    margin-block: 8px 2px;
  }
  .pill {
    min-height: 32px;
    padding: 3px 14px;
    border: 1px solid var(--weft-accent);
    border-radius: 16px;
    background: var(--weft-tint);
    color: var(--weft-accent);
    font-size: 14px;
    font-weight: 600;
  }
`;
