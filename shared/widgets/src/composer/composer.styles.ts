import { css } from "lit";

export const composerStyles = css`
  form {
    position: relative;
    display: grid;
    gap: 12px;
    max-width: 76ch;
    padding: 16px;
    margin-block: 12px;
    border-radius: 8px;
    background: var(--weft-raised);
    --weft-raised-in: var(--weft-surface);
  }
  h2 {
    font-size: 16px;
  }
  .label {
    display: block;
    margin-block-end: 4px;
    font-size: 14px;
    font-weight: 600;
  }
  .label .quiet {
    font-weight: 400;
  }
  .field {
    display: block;
    width: 100%;
    padding: 9px 12px;
    border: 1px solid var(--weft-edge);
    border-radius: 6px;
    background: var(--weft-surface);
  }
  .field:focus-visible {
    outline-offset: 0;
    border-radius: 6px;
  }
  .field.dropping {
    outline: 2px dashed var(--weft-focus);
    outline-offset: 2px;
  }
  .field[aria-invalid="true"] {
    border-color: var(--weft-danger);
  }
  textarea.field {
    min-height: 132px;
    resize: vertical;
    overflow: hidden;
    field-sizing: content;
    overflow-wrap: anywhere;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choice {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-height: 28px;
    font-size: 15px;
  }
  .choice input {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--weft-accent);
  }
  .text:hover {
    background: var(--weft-surface);
  }
  .extras {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px 20px;
    align-items: end;
  }
  weft-preview {
    margin-block-start: 8px;
  }
  .foot {
    gap: 8px 12px;
  }
  .over,
  .wrong {
    color: var(--weft-danger);
    font-size: 14px;
    font-weight: 600;
  }
  .suggest {
    border: 1px solid var(--weft-edge);
    border-radius: 6px;
    margin-block-start: 4px;
    padding: 4px;
    background: var(--weft-surface);
  }
  .suggest li {
    display: flex;
    gap: 10px;
    align-items: baseline;
    min-height: 32px;
    padding: 4px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  .suggest li[aria-selected="true"] {
    background: var(--weft-tint);
    outline: 1px solid var(--weft-accent);
  }
  @media (max-width: 480px) {
    form {
      position: sticky;
      bottom: 0;
      z-index: 1;
      margin-inline: -10px;
      padding: 16px;
      border-radius: 14px 14px 0 0;
      box-shadow: 0 -2px 16px rgb(0 0 0 / 0.16);
    }
    .extras {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    form {
      border: 1px solid;
    }
    .suggest li[aria-selected="true"] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
