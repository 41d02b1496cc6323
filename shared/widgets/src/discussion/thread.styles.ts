import { css } from "lit";

export const threadStyles = css`
  .thread {
    max-width: 76ch;
  }
  .back {
    margin-block-end: 12px;
  }
  .back svg:dir(rtl) {
    transform: scaleX(-1);
  }
  h1 {
    font-size: 22px;
    line-height: 1.3;
    margin-block-end: 12px;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  h1:focus:not(:focus-visible) {
    outline: none;
  }
  h2 {
    font-size: 16px;
  }
  .about {
    margin-block-end: 10px;
  }
  .bar {
    padding-block: 8px;
    gap: 4px 20px;
  }
  weft-post[variant="first"] {
    margin-block-end: 4px;
  }
  select {
    min-height: 32px;
    max-width: 100%;
    padding: 2px 4px;
    margin-inline-start: -4px;
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
  .since {
    display: flex;
    gap: 12px;
    align-items: center;
    margin-block: 8px;
    color: var(--weft-accent);
    font-size: 14px;
    font-weight: 600;
  }
  .since + weft-post {
    --weft-rule: transparent;
  }
  .since::after {
    content: "";
    flex: 1;
    height: 1px;
    background: currentColor;
    opacity: 0.4;
  }
  .departed {
    margin-block-end: 8px;
  }
  .opener {
    width: 100%;
    min-height: 44px;
    margin-block-start: 16px;
    padding: 10px 12px;
    border: 1px solid var(--weft-edge);
    border-radius: 6px;
    background: var(--weft-surface);
    color: var(--weft-muted);
    text-align: start;
  }
  .opener b {
    float: inline-end;
    font-size: 14px;
    color: var(--weft-accent);
  }
  .nested {
    margin-inline-start: 42px;
  }
  @media (max-width: 480px) {
    h1 {
      font-size: 20px;
    }
    .nested {
      margin-inline-start: 8px;
    }
  }
`;
