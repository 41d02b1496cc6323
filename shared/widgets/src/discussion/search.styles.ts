import { css } from "lit";

export const searchStyles = css`
  .head {
    padding-block: 8px 0;
  }
  input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--weft-accent);
  }
  label {
    min-height: 28px;
    flex-wrap: nowrap;
  }
  [role="status"] {
    min-height: 21px;
  }
  .help {
    padding: 12px 16px;
    margin-block: 8px;
    border-radius: 6px;
    background: var(--weft-raised);
  }
  .help ul {
    margin-block-start: 8px;
  }
  .help li {
    display: grid;
    grid-template-columns: 172px 1fr;
    gap: 2px 12px;
    align-items: center;
    padding-block: 3px;
  }
  .example {
    justify-self: start;
    min-height: 28px;
    max-width: 100%;
    padding: 2px 8px;
    border: 1px solid var(--weft-edge);
    border-radius: 4px;
    background: var(--weft-surface);
    font: 13px var(--weft-code);
    text-align: start;
  }
  .example:hover {
    border-color: var(--weft-accent);
  }
  @media (max-width: 480px) {
    .help li {
      grid-template-columns: 1fr;
      padding-block: 4px;
    }
  }
  .stale {
    opacity: 0.6;
  }
`;
