import { css } from "lit";

/** A small form inside a post or a thread: a field or two and a button. */
export const formStyles = css`
  form {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
    padding: 12px;
    margin-block: 8px;
    border-radius: 6px;
    background: var(--weft-raised);
    font-size: 14px;
  }
  label {
    flex: 1 1 200px;
  }
  select,
  input:is([type="text"], [type="date"], [type="datetime-local"]) {
    display: block;
    width: 100%;
    height: 36px;
    margin-block-start: 4px;
    padding: 7px 10px;
    border: 1px solid var(--weft-edge);
    border-radius: 6px;
    background: var(--weft-surface);
    color: inherit;
    font: inherit;
  }
`;
