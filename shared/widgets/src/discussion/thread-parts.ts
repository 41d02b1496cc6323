import { html, nothing, type TemplateResult } from "lit";
import type { Departure } from "../session/reshaping-types.js";
import type { Order, Preferences, ThreadView, View } from "../session/types.js";
import { icon } from "../theme/icons.js";
import { t } from "../words/words.js";
import type { ThreadModel } from "./thread-model.js";

const VIEWS: View[] = ["threaded", "linear"];
const ORDERS: Order[] = ["oldest", "newest", "top"];

export interface BarActs {
  firstUnread(): void;
  readAll(): void;
  follow(): void;
  prefer(view: View, order: Order): void;
}

/** Title, tags, who can see it, and the earlier question when it was asked before. */
export function threadHead(thread: ThreadView, openEarlier: (id: string) => void): TemplateResult {
  const { title, tags, audience, group, answerFirst, kind, duplicateOf, pin, lock, earlier } = thread;
  return html`<h1 tabindex="-1"><bdi>${title}</bdi></h1>
    ${
      tags.length || audience === "staff" || kind === "announcement" || pin || group || answerFirst || earlier
        ? html`<p class="row about quiet">
            ${kind === "announcement" ? html`<b>${t("kind.announcement")}</b>` : nothing}
            ${pin ? html`<span class="state">${icon("pin")} ${t("pinned")}</span>` : nothing}
            ${earlier ? html`<span class="state">${icon("clock")} ${t("earlier")}</span>` : nothing}
            ${audience === "staff" ? html`<span class="state">${icon("lock")} ${t("staffOnly")}</span>` : nothing}
            ${group ? html`<span class="state">${icon("people")} <bdi>${group}</bdi></span>` : nothing}
            ${answerFirst ? html`<span class="state">${icon("hidden")} ${t("answerFirst")}</span>` : nothing}
            ${tags.map((tag) => html`<bdi>#${tag}</bdi>`)}
          </p>`
        : nothing
    }
    ${
      lock
        ? html`<p class="notice">
            <span>${icon("lock")} ${t("lock.closed")} <bdi>${lock.reason}</bdi></span>
          </p>`
        : nothing
    }
    ${
      duplicateOf
        ? html`<p class="notice">
            ${t("thread.duplicate")}
            <button class="text on" @click=${() => openEarlier(duplicateOf)}>${t("thread.duplicateLink")}</button>
          </p>`
        : nothing
    }`;
}

/** What was moved out of the thread, and where it is. */
export function departed(departures: Departure[], see: (post: string) => void): TemplateResult[] {
  return departures.map(({ post, title, placement, posts }) => {
    const words = html`<bdi>${title || t("hidden")}</bdi>`;
    return html`<p class="quiet departed">
      ${t("thread.departed", { n: posts })}
      ${
        placement
          ? html`<a href="/go/${placement}/${post}" target="_blank" rel="noopener">${words}</a>`
          : html`<button class="text on" @click=${() => see(post)}>${words}</button>`
      }
    </p>`;
  });
}

/** That the thread itself isn't here any more: moved to another page, or merged. */
export function left({ event, post }: Left, see: (post: string) => void): TemplateResult {
  return html`<p class="notice" role="status">
    <span>${t(event === "thread-merged" ? "thread.merged" : "elsewhere")}</span>
    <button class="text on" @click=${() => see(post)}>${t("thread.goThere")}</button>
  </p>`;
}

/** What happened to an open thread, and the post to look for. */
export interface Left {
  event: string;
  post: string;
}

/** How many replies, what is unread, and how they are shown. */
export function repliesBar(thread: ThreadView, view: View, order: Order, acts: BarActs): TemplateResult {
  const replies = Math.max(0, thread.posts - 1);
  const question = thread.kind === "question";
  return html`<div class="row between bar">
    <div class="row">
      ${
        replies
          ? html`<h2>${t(question ? "thread.answers" : "thread.replies", { n: replies })}</h2>`
          : html`<p class="quiet">
              ${t(question && !thread.mayAccept ? "thread.noReplies.question" : "thread.noReplies")}
            </p>`
      }
      ${thread.elsewhere ? html`<span class="quiet">${t("shown.replies", { n: thread.elsewhere })}</span>` : nothing}
      ${
        thread.unread && replies
          ? html`<span class="quiet on screen">${t("thread.unread", { n: thread.unread })}</span>
              <button class="text" @click=${() => acts.firstUnread()}>${t("thread.firstUnread")}</button>
              <button class="text" @click=${() => acts.readAll()}>${t("thread.allRead")}</button>`
          : nothing
      }
      <button
        class="text screen"
        aria-pressed=${thread.following}
        title=${t("follow.hint")}
        @click=${() => acts.follow()}
      >
        ${icon("bell")} ${t(thread.following ? "follow.on" : "follow.off")}
      </button>
    </div>
    ${
      replies > 1
        ? html`<div class="row">
            ${viewChoosers({ view, order }, (chosen) => acts.prefer(chosen.view, chosen.order))}
          </div>`
        : nothing
    }
  </div>`;
}

/** How a thread is laid out, and in which order its posts come. */
export function viewChoosers({ view, order }: Preferences, choose: (chosen: Preferences) => void): TemplateResult {
  return html`${chooser(
    t("thread.view"),
    VIEWS,
    view,
    (it) => t(`view.${it}`),
    (it) => choose({ view: it, order }),
  )}
  ${chooser(
    t("thread.order"),
    ORDERS,
    order,
    (it) => t(`order.${it}`),
    (it) => choose({ view, order: it }),
  )}`;
}

/** A quiet drop-down list with a name for those who can't see what it is about. */
export function chooser<T extends string>(
  label: string,
  values: readonly T[],
  chosen: T,
  words: (value: T) => string,
  choose: (value: T) => void,
): TemplateResult {
  return html`<select
    aria-label=${label}
    .value=${chosen}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as T)}
  >
    ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${words(value)}</option>`)}
  </select>`;
}

/** Takes the whole thread away as a file. */
export function saver(save: (format: "markdown" | "json") => void, print: () => void): TemplateResult {
  return html`<p class="row quiet save screen">
    <span>${t("thread.save")}</span>
    <button class="text" @click=${() => save("markdown")}>Markdown</button>
    <button class="text" @click=${() => save("json")}>JSON</button>
    <button class="text" @click=${print}>${t("thread.print")}</button>
  </p>`;
}

/** Looks like the field it becomes. */
export function opener(thread: ThreadView, hasDraft: boolean, open: () => void): TemplateResult {
  return html`<button class="opener" @click=${open}>
    ${t(thread.kind === "question" ? "compose.answer" : "compose.reply")}
    ${hasDraft ? html`<b>${t("compose.draft")}</b>` : nothing}
  </button>`;
}

/** That there are answers, and that they show after one's own. */
export function withheld({ withheld, thread: { posts } }: ThreadModel): TemplateResult | typeof nothing {
  if (!withheld) return nothing;
  const words = posts > 1 ? t("answerFirst.withheld", { n: posts - 1 }) : t("answerFirst");
  return html`<p class="notice">${icon("hidden")} ${words}</p>`;
}
