import { html, nothing, type TemplateResult } from "lit";
import type { QuestionState } from "../session/types.js";
import { icon } from "../theme/icons.js";
import { t } from "../words/words.js";
import { dayOf } from "../words/weft-time.js";

/** How a question stands, in words with a drawing. */
export function threadState(state: QuestionState | null, askedAt: string): TemplateResult | typeof nothing {
  switch (state) {
    case "unanswered":
      return html`<span class="state wait">${icon("clock")} ${t("state.unanswered", { day: dayOf(askedAt) })}</span>`;
    case "answered":
      return html`<span class="state">${icon("answered")} ${t("state.answered")}</span>`;
    case "accepted":
      return html`<span class="state good">${icon("check")} ${t("state.accepted")}</span>`;
    case "endorsed":
      return html`<span class="state good">${icon("ribbon")} ${t("state.endorsed")}</span>`;
    default:
      return nothing;
  }
}
