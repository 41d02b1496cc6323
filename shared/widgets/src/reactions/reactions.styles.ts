import { css } from "lit";

export const reactionStyles = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
  }
  .chip {
    position: relative;
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-height: 28px;
    min-width: 28px;
    padding: 2px 10px;
    border: 1px solid var(--weft-line);
    border-radius: 14px;
    background: none;
    color: var(--weft-muted);
    font-size: 14px;
  }
  button.chip:hover {
    border-color: var(--weft-edge);
    color: var(--weft-text);
  }
  .chip[aria-pressed="true"] {
    border-color: var(--weft-accent);
    background: var(--weft-tint);
    color: var(--weft-accent);
    font-weight: 600;
  }
  .add {
    margin: 0;
  }
  @media (forced-colors: active) {
    .chip[aria-pressed="true"] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
