import { html, nothing, type TemplateResult } from "lit";
import type { Order, ThreadView, View } from "../session/types.js";
import { icon } from "../theme/icons.js";
import { t } from "../words/words.js";

const VIEWS: View[] = ["threaded", "linear"];
const ORDERS: Order[] = ["oldest", "newest", "top"];

export interface BarActs {
  firstUnread(): void;
  readAll(): void;
  prefer(view: View, order: Order): void;
}

/** Title, tags, who can see it, and the earlier question when it was asked before. */
export function threadHead(thread: ThreadView, openEarlier: (id: string) => void): TemplateResult {
  const { title, tags, audience, kind, duplicateOf, pin, lock } = thread;
  return html`<h1 tabindex="-1"><bdi>${title}</bdi></h1>
    ${
      tags.length || audience === "staff" || kind === "announcement" || pin
        ? html`<p class="row about quiet">
            ${kind === "announcement" ? html`<b>${t("kind.announcement")}</b>` : nothing}
            ${pin ? html`<span class="state">${icon("pin")} ${t("pinned")}</span>` : nothing}
            ${audience === "staff" ? html`<span class="state">${icon("lock")} ${t("staffOnly")}</span>` : nothing}
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

/** How many replies, what is unread, and how they are shown. */
export function repliesBar(thread: ThreadView, view: View, order: Order, acts: BarActs): TemplateResult {
  const replies = Math.max(0, thread.posts - 1);
  const question = thread.kind === "question";
  return html`<div class="row between bar">
    <div class="row">
      ${
        replies
          ? html`<h2>${t(question ? "thread.answers" : "thread.replies", { n: replies })}</h2>`
          : html`<p class="quiet">${t(question ? "thread.noReplies.question" : "thread.noReplies")}</p>`
      }
      ${
        thread.unread && replies
          ? html`<span class="quiet on screen">${t("thread.unread", { n: thread.unread })}</span>
              <button class="text" @click=${() => acts.firstUnread()}>${t("thread.firstUnread")}</button>
              <button class="text" @click=${() => acts.readAll()}>${t("thread.allRead")}</button>`
          : nothing
      }
    </div>
    ${
      replies > 1
        ? html`<div class="row">
            ${chooser(
              t("thread.view"),
              VIEWS,
              view,
              (it) => t(`view.${it}`),
              (it) => acts.prefer(it, order),
            )}
            ${chooser(
              t("thread.order"),
              ORDERS,
              order,
              (it) => t(`order.${it}`),
              (it) => acts.prefer(view, it),
            )}
          </div>`
        : nothing
    }
  </div>`;
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
