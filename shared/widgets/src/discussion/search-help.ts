import { html, type TemplateResult } from "lit";
import { t, type Word } from "../words/words.js";
import { today } from "./day.js";

/** What can be searched for beside words, each with an example to try. */
export function searchHelp(choose: (example: string) => void): TemplateResult {
  const day = today();
  const examples: [string, Word][] = [
    [t("search.example.phrase"), "search.try.phrase"],
    [`-${t("search.example.word")}`, "search.try.not"],
    ["is:unanswered", "search.try.unanswered"],
    ["is:accepted", "search.try.accepted"],
    ["is:unread", "search.try.unread"],
    ["is:question", "search.try.question"],
    ["author:me", "search.try.author"],
    ["tag:lab", "search.try.tag"],
    [`after:${day}`, "search.try.after"],
    [`before:${day}`, "search.try.before"],
  ];
  return html`<div class="help">
    <p class="quiet" id="try">${t("search.try")}</p>
    <ul aria-labelledby="try">
      ${examples.map(
        ([example, word]) =>
          html`<li>
            <button class="example" dir="auto" @click=${() => choose(example)}>${example}</button>
            <span class="quiet">${t(word)}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}
