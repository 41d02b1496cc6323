import { css } from "lit";

/** The server's rendered Markdown: paragraphs, code, tables, quotes, formulas. */
export const textStyles = css`
  .body {
    max-width: 70ch;
    overflow-wrap: anywhere;
  }
  .body > * + * {
    margin-block-start: 10px;
  }
  .body :is(ul, ol) {
    padding-inline-start: 24px;
    list-style: disc;
  }
  .body ol {
    list-style: decimal;
  }
  /* What holds blocks runs as the first of them; the markers of a list stand on one side. */
  .body :is(ul, ol, blockquote):has(> :first-child:dir(rtl)) {
    direction: rtl;
  }
  .body li {
    direction: inherit;
    unicode-bidi: plaintext;
  }
  .body :is(h1, h2, h3, h4, h5, h6) {
    font-size: 16px;
    line-height: 1.4;
  }
  .body pre,
  .body code {
    font-family: var(--weft-code);
    font-size: 14px;
    direction: ltr;
    text-align: left;
    background: var(--weft-raised);
    border-radius: 4px;
  }
  .body code {
    padding: 1px 4px;
    unicode-bidi: isolate;
  }
  .body pre {
    padding: 10px 12px;
    border-radius: 6px;
    overflow-x: auto;
    overflow-wrap: normal;
    line-height: 1.5;
  }
  @media print {
    .body pre {
      white-space: pre-wrap;
    }
  }
  .body pre code {
    padding: 0;
    background: none;
  }
  .body blockquote {
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--weft-line);
    color: var(--weft-muted);
  }
  .body blockquote > * + * {
    margin-block-start: 8px;
  }
  .body table {
    display: block;
    width: max-content;
    max-width: 100%;
    overflow-x: auto;
    border-collapse: collapse;
    font-size: 15px;
    overflow-wrap: normal;
  }
  .body :is(th, td) {
    border: 1px solid var(--weft-line);
    padding: 4px 10px;
    text-align: start;
  }
  .body img {
    display: block;
    max-width: 100%;
    height: auto;
    border-radius: 6px;
    color: var(--weft-muted);
    font-size: 14px;
  }
  .body .picture {
    display: block;
    width: fit-content;
    max-width: 100%;
    margin-block: 8px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: var(--weft-raised);
    text-align: start;
    cursor: zoom-in;
  }
  .body a[data-upload] svg {
    vertical-align: -2px;
    margin-inline-end: 4px;
  }
  .body .picture[aria-expanded="true"] {
    cursor: zoom-out;
  }
  .body .picture[data-failed] {
    padding: 8px 12px;
    cursor: pointer;
  }
  .body .picture[data-failed]::after {
    content: attr(data-failed);
    color: var(--weft-accent);
    font-size: 14px;
  }
  .body .picture[data-failed] img {
    max-height: 60px;
  }
  .body hr {
    border: 0;
    border-block-start: 1px solid var(--weft-line);
  }
  .body .mention {
    color: var(--weft-accent);
    font-weight: 600;
    unicode-bidi: isolate;
  }
  .body math {
    font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", "Noto Sans Math", "DejaVu Math TeX Gyre", math;
    font-style: normal;
    font-weight: normal;
    line-height: normal;
    letter-spacing: normal;
  }
  .body math * {
    border-color: currentColor;
  }
  .body .math {
    unicode-bidi: isolate;
    direction: ltr;
    font-size: 17px;
  }
  .body .align-center {
    text-align: center;
  }
  .body .align-right {
    text-align: end;
  }
  .body .math[data-display="block"] {
    display: block;
    overflow-x: auto;
    overflow-y: hidden;
    padding-block: 4px;
    text-align: center;
  }
`;
