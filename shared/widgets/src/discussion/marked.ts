import { css, html, type TemplateResult } from "lit";
import type { Part } from "../session/search-types.js";

/** A line with what was sought marked in it. */
export function marked(parts: Part[]): TemplateResult {
  return html`${parts.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}`;
}

export const markStyles = css`
  mark {
    padding-inline: 1px;
    border-radius: 2px;
    background: var(--weft-tint);
    color: var(--weft-text);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
