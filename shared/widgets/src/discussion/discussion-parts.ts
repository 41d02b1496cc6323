import { html, nothing, type TemplateResult } from "lit";
import { inWords, type Problem } from "../session/problem.js";
import type { NotStarted } from "../session/start.js";
import type { Weft } from "../session/weft.js";
import { t } from "../words/words.js";
import { standsElsewhere } from "./link.js";
import { backLink } from "./weft-notices.js";

export function moderates({ state: { viewer } }: Weft): boolean {
  return viewer.staff && viewer.mayWrite;
}

/** Why nothing can be shown, and the way back. */
export function notStarted({ problem, returnUrl }: NotStarted): TemplateResult {
  const words = problem.expired ? t("expired.reload") : inWords(problem);
  return html`<main><p class="notice" role="alert">${words} ${backLink(returnUrl)}</p></main>`;
}

/** That what a link led to stands on another page now. */
export function wentElsewhere({ state: { elsewhere } }: Weft): TemplateResult | typeof nothing {
  return elsewhere ? html`<p class="notice screen" role="status">${standsElsewhere(elsewhere)}</p>` : nothing;
}

/** Why a thread can't be shown, and what can be done. */
export function notOpened(problem: Problem, again: () => void, back: () => void): TemplateResult {
  const { post = "", placement } = problem.detail;
  return html`<div class="notice" role="alert">
    ${
      problem.code === "elsewhere"
        ? standsElsewhere({ post, placement })
        : html`<span>${inWords(problem)}</span> <button class="text on" @click=${again}>${t("error.again")}</button>`
    }
    <button class="text on" @click=${back}>${t("thread.back")}</button>
  </div>`;
}
