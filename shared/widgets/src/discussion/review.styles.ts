import { css } from "lit";

/** What waits for staff, one under the other. */
export const reviewStyles = css`
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin-block: 8px 24px;
  }
  li {
    padding: 12px 16px;
    border-radius: 6px;
    background: var(--weft-raised);
  }
  li form {
    padding: 12px 0 0;
    margin-block: 0;
  }
  .body {
    max-height: 12em;
    margin-block: 8px;
    overflow: auto;
  }
  .flags {
    margin-block: 4px;
    font-size: 14px;
  }
  .choice {
    display: flex;
    gap: 6px;
    align-items: center;
    min-height: 28px;
  }
  .choice input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--weft-accent);
  }
`;
