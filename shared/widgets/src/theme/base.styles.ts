import { css } from "lit";

/** What every element shares: reset, buttons, quiet text, focus, forced colours, reduced motion. */
export const base = css`
  :host {
    display: block;
  }
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  select,
  label,
  summary {
    cursor: pointer;
  }
  a {
    color: var(--weft-accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  svg {
    flex: none;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus-visible {
    outline: 2px solid var(--weft-focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  .row {
    display: flex;
    gap: 4px 12px;
    align-items: center;
    flex-wrap: wrap;
  }
  .between {
    justify-content: space-between;
  }
  .quiet {
    color: var(--weft-muted);
    font-size: 14px;
  }
  .button {
    border: 1px solid transparent;
    border-radius: 6px;
    padding: 6px 14px;
    min-height: 36px;
    background: var(--weft-accent);
    color: var(--weft-on-accent);
    font-weight: 600;
  }
  .button:hover {
    filter: brightness(1.08);
  }
  .button[aria-disabled="true"] {
    opacity: 0.6;
    cursor: default;
  }
  .text {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    border: 0;
    background: none;
    min-height: 28px;
    min-width: 24px;
    padding: 3px 6px;
    margin: 0 -6px;
    border-radius: 6px;
    color: var(--weft-muted);
    font-size: 14px;
    text-align: start;
  }
  .text:hover {
    color: var(--weft-text);
    background: var(--weft-raised);
  }
  .text[aria-pressed="true"],
  .on {
    color: var(--weft-accent);
    font-weight: 600;
  }
  .danger {
    color: var(--weft-danger);
  }
  .state {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-size: 14px;
    font-weight: 600;
  }
  .good {
    color: var(--weft-good);
  }
  .wait {
    color: var(--weft-warn);
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    padding: 8px 12px;
    margin-block: 8px;
    border-radius: 6px;
    background: var(--weft-raised);
    font-size: 15px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    button,
    select,
    .screen {
      display: none !important;
    }
    /* "2 hours ago" means nothing on paper. */
    weft-time time {
      font-size: 0;
    }
    weft-time time::after {
      content: attr(title);
      font-size: 14px;
    }
  }
  @media (forced-colors: active) {
    .button,
    .text,
    .notice {
      border: 1px solid;
    }
    .text[aria-pressed="true"] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  .center {
    display: flex;
    justify-content: center;
    padding-block: 12px;
  }
  .pill {
    min-height: 36px;
    padding: 5px 16px;
    border: 1px solid var(--weft-accent);
    border-radius: 18px;
    background: var(--weft-tint);
    color: var(--weft-accent);
    font-size: 14px;
    font-weight: 600;
  }
  /* Lies over what is around it, so that nothing moves when it comes. */
  .afloat {
    position: relative;
    z-index: 1;
    display: flex;
    justify-content: center;
    height: 0;
  }
  .afloat .pill {
    flex: none;
    height: 36px;
    translate: 0 -35%;
    box-shadow: 0 2px 8px rgb(0 0 0 / 20%);
  }
`;
