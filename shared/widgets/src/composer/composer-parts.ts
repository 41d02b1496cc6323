import { html, type TemplateResult } from "lit";
import { t } from "../words/words.js";
import { lengthOf } from "./drafts.js";
import type { Suggest } from "./suggest.js";

/** Counts down when few are left; always has its id, since the field is described by it. */
export function charactersLeft(text: string, limit: number, from: number, id: string): TemplateResult {
  const n = limit - lengthOf(text);
  const words = n < 0 ? t("compose.over", { n: -n }) : n <= from ? t("compose.left", { n }) : "";
  return html`<span id=${id} class=${n < 0 ? "over" : "quiet"}>${words}</span>`;
}

/** The people or emoji on offer; the focus stays in the text field, which names the chosen one. */
export function suggestionList({ items, chosen }: Suggest, take: (index: number) => void): TemplateResult {
  return html`<ul class="suggest" id="suggest" role="listbox" aria-label=${t("suggest.label")}>
    ${items.map(
      ({ shown, hint }, n) =>
        html`<li
          id="suggest-${n}"
          role="option"
          aria-selected=${n === chosen}
          @pointerdown=${(e: Event) => {
            e.preventDefault();
            take(n);
          }}
        >
          <bdi>${shown}</bdi> <span class="quiet">${hint}</span>
        </li>`,
    )}
  </ul>`;
}
