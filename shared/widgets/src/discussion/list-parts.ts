import { html, nothing, type TemplateResult } from "lit";
import { inWords, type Problem } from "../session/problem.js";
import type { Counts, ThreadRow } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { number, t } from "../words/words.js";
import type { ListQuery } from "./discussion-api.js";
import { chooser } from "./thread-parts.js";

/** Staff looks at one group, or at all; where none are kept apart there is nothing to choose. */
export function groupChooser(
  { state: { groups, viewer } }: Weft,
  chosen: string,
  choose: (group: string) => void,
): TemplateResult | typeof nothing {
  if (!viewer.staff || !groups.set) return nothing;
  const names = new Map(groups.groups.map(({ id, name }) => [id, name]));
  return chooser(t("groups.filter"), ["", ...names.keys()], chosen, (id) => names.get(id) ?? t("groups.all"), choose);
}

/** Which tag is shown, and what can be done about it. */
export function tagLine(tag: string, follow: () => void, untag: () => void): TemplateResult {
  return html`<p class="row quiet">
    <span>${t("list.tag", { tag })}</span>
    <button class="text on" @click=${follow}>${t("follow.tag")}</button>
    <button class="text on" @click=${untag}>${t("list.untag")}</button>
  </p>`;
}

/** The counts after a thread has changed. */
export function recount(counts: Counts, was: ThreadRow, now: ThreadRow): Counts {
  const after = (n: number, counted: (row: ThreadRow) => boolean) =>
    Math.max(0, n + Number(counted(now)) - Number(counted(was)));
  return {
    ...counts,
    unread: after(counts.unread, ({ unread }) => unread > 0),
    unanswered: after(counts.unanswered, ({ state }) => state === "unanswered"),
    needsStaff: after(counts.needsStaff, (row) => /^(un)?answered$/.test(row.state ?? "") && !row.staffTookPart),
  };
}

/** How many drafts there are, and the way to them. */
export function draftsButton(n: number, open: boolean, toggle: () => void): TemplateResult | typeof nothing {
  if (!n && !open) return nothing;
  return html`<button class="text" aria-expanded=${open} @click=${toggle}>
    ${t("drafts.title")} ${n ? number(n) : ""}
  </button>`;
}

/** How many threads are new or changed, and the way to see them. */
export function updates(n: number, show: () => void): TemplateResult {
  return html`<div class="afloat" role="status" ?hidden=${!n}>
    ${n ? html`<button class="pill" @click=${show}>${t("list.updates", { n })} · ${t("list.show")}</button>` : nothing}
  </div>`;
}

/** What is said where there is no thread. */
export function whyEmpty({ state: { viewer, settings } }: Weft, { filter, tag }: ListQuery): string {
  if (tag) return t("empty.tag");
  if (filter === "all" && viewer.mayWrite && settings.kind === "discussion") return t("empty.discussion");
  return filter === "all" && !viewer.mayWrite ? t("empty.readonly") : t(`empty.${filter}`);
}

export function failed(problem: Problem, again: () => void): TemplateResult {
  return html`<div class="notice" role="alert">
    <span>${t("error.load")} ${inWords(problem)}</span>
    <button class="text on" @click=${again}>${t("error.again")}</button>
  </div>`;
}
