import { css } from "lit";

export const listStyles = css`
  .bar {
    padding-block-end: 12px;
    border-block-end: 1px solid var(--weft-line);
    gap: 8px 12px;
    flex-wrap: nowrap;
  }
  h1 {
    font-size: 18px;
    line-height: 1.35;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  h1:focus:not(:focus-visible) {
    outline: none;
  }
  .bar h1 {
    flex: 1;
  }
  .bar .button {
    flex: none;
  }
  .search {
    padding-block-start: 12px;
  }
  .search input {
    flex: 1 1 200px;
    min-width: 0;
    min-height: 36px;
    padding: 5px 10px;
    border: 1px solid var(--weft-edge);
    border-radius: 6px;
    background: var(--weft-surface);
    font-size: 15px;
  }
  .search input::placeholder {
    color: var(--weft-muted);
    opacity: 1;
  }
  /* Escape clears it; the place is for the words. */
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  .search .text {
    flex: none;
  }
  nav {
    padding-block: 8px 2px;
  }
  .tabs {
    gap: 4px 16px;
  }
  .tab {
    border: 0;
    padding: 4px 0;
    min-height: 32px;
    background: none;
    color: var(--weft-muted);
    font-size: 15px;
    border-block-end: 2px solid transparent;
  }
  .tab:hover {
    color: var(--weft-text);
  }
  .tab[aria-current] {
    color: var(--weft-text);
    font-weight: 600;
    border-block-end-color: var(--weft-accent);
  }
  select {
    min-height: 32px;
    max-width: 100%;
    padding: 2px 4px;
    margin-inline: -4px;
    field-sizing: content;
    border: 1px solid transparent;
    border-radius: 6px;
    background: var(--weft-surface);
    color: var(--weft-muted);
    font-size: 14px;
  }
  select:hover {
    border-color: var(--weft-line);
  }
  .tools {
    gap: 4px 16px;
  }
  .empty {
    padding-block: 32px;
    max-width: 46ch;
    margin-inline: auto;
    text-align: center;
    color: var(--weft-muted);
    font-size: 17px;
    text-wrap: balance;
  }
  :host([compact]) .tools {
    display: none;
  }
  .stale {
    opacity: 0.6;
  }
  @media (forced-colors: active) {
    .tab:not([aria-current]) {
      border-color: Canvas;
    }
  }
`;
