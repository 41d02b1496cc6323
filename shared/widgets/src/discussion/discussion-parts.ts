import { html, type TemplateResult } from "lit";
import { inWords, type Problem } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { t } from "../words/words.js";
import { standsElsewhere } from "./link.js";

export function moderates({ state: { viewer } }: Weft): boolean {
  return viewer.staff && viewer.mayWrite;
}

/** Why a thread can't be shown, and what can be done. */
export function notOpened(problem: Problem, again: () => void, back: () => void): TemplateResult {
  const { post = "", placement } = problem.detail;
  return html`<div class="notice" role="alert">
    ${problem.code === "elsewhere" ? standsElsewhere({ post, placement }) : html`<span>${inWords(problem)}</span>`}
    <button class="text on" @click=${again}>${t("error.again")}</button>
    <button class="text on" @click=${back}>${t("thread.back")}</button>
  </div>`;
}
