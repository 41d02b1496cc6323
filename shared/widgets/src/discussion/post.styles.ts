import { css } from "lit";

export const postStyles = css`
  article {
    position: relative;
    padding-block: 16px;
    border-block-start: 1px solid var(--weft-rule, var(--weft-line));
    scroll-margin-block: 12px;
  }
  :host([variant="first"]) article {
    border: 0;
    padding-block-start: 0;
  }
  :host([variant="answer"]) article {
    border: 0;
    border-radius: 8px;
    padding: 16px;
    margin-block-end: 16px;
    background: var(--weft-good-tint);
    --weft-raised: color-mix(in oklab, var(--weft-good-tint), var(--weft-text) 6%);
  }
  :host([nested]) article {
    margin-inline-start: 42px;
  }
  article:focus {
    outline: none;
  }
  article:focus-visible,
  article.here {
    outline: 2px solid var(--weft-focus);
    outline-offset: 4px;
    border-radius: 6px;
  }
  article.here {
    animation: arrive 2.4s ease-out;
  }
  @keyframes arrive {
    from {
      background: var(--weft-tint);
    }
  }
  .head {
    display: flex;
    gap: 10px;
    align-items: center;
    margin-block-end: 6px;
  }
  .who {
    min-width: 0;
    line-height: 1.35;
  }
  .name {
    font-weight: 600;
  }
  .dot {
    white-space: nowrap;
    color: var(--weft-accent);
    font-size: 14px;
    font-weight: 600;
  }
  .dot::before {
    content: "";
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    margin-inline-end: 5px;
    background: currentColor;
  }
  .above {
    margin-block-end: 10px;
  }
  .gone {
    color: var(--weft-muted);
    font-style: italic;
  }
  .gone .show {
    font-style: normal;
  }
  .origin {
    margin-block-start: 8px;
    font-size: 13px;
  }
  .quiet a,
  .quiet .text {
    color: inherit;
  }
  @media (max-width: 480px) {
    :host([nested]) article {
      margin-inline-start: 8px;
      padding-inline-start: 12px;
      border-block-start: 0;
      border-inline-start: 2px solid var(--weft-line);
    }
  }
  @media (forced-colors: active) {
    :host([variant="answer"]) article {
      border: 1px solid;
    }
  }
`;

export const actsStyles = css`
  .acts {
    margin-block-start: 10px;
    gap: 6px 18px;
  }
  .join {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    min-height: 36px;
    padding: 5px 14px;
    border: 1px solid var(--weft-edge);
    border-radius: 18px;
    background: var(--weft-surface);
    font-size: 14px;
    font-weight: 600;
  }
  .join[aria-pressed="true"] {
    border-color: var(--weft-accent);
    background: var(--weft-tint);
    color: var(--weft-accent);
  }
`;
