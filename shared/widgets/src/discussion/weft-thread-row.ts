import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ThreadRow } from "../session/types.js";
import { base } from "../theme/base.styles.js";
import { icon, type Icon } from "../theme/icons.js";
import { t } from "../words/words.js";
import { nameOf } from "../words/names.js";
import { dayOf } from "../words/weft-time.js";
import { tell } from "./events.js";

/**
 * One thread in the list.
 *
 * @fires weft-open - { thread }
 * @fires weft-tag - the tag that was chosen
 */
export class WeftThreadRow extends LitElement {
  static override styles = [
    base,
    css`
      article {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 16px;
        padding-block: 14px;
        border-block-end: 1px solid var(--weft-line);
      }
      h2 {
        font-size: 16px;
        line-height: 1.35;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      h2 a {
        color: inherit;
        text-decoration: none;
      }
      h2 a:hover {
        text-decoration: underline;
      }
      .badge {
        align-self: start;
        padding: 1px 9px;
        border-radius: 12px;
        background: var(--weft-accent);
        color: var(--weft-on-accent);
        font-size: 13px;
        font-weight: 600;
        white-space: nowrap;
      }
      .excerpt {
        grid-column: 1;
        max-width: 68ch;
        color: var(--weft-muted);
        font-size: 15px;
        overflow: hidden;
        overflow-wrap: anywhere;
        display: -webkit-box;
        -webkit-line-clamp: 2;
        line-clamp: 2;
        -webkit-box-orient: vertical;
      }
      .meta {
        grid-column: 1;
        gap: 0 8px;
      }
      weft-time {
        display: inline;
        white-space: nowrap;
      }
      .meta .state {
        min-height: 24px;
      }
      .tag {
        min-height: 24px;
        padding: 1px 4px;
        margin: 0 -2px;
        font-size: 13px;
      }
      :host([current]) article {
        box-shadow: -3px 0 0 var(--weft-accent);
        padding-inline-start: 10px;
      }
      :host([current]:dir(rtl)) article {
        box-shadow: 3px 0 0 var(--weft-accent);
      }
      :host([compact]) .excerpt {
        display: none;
      }
      @media (max-width: 480px) {
        article {
          column-gap: 8px;
        }
        .excerpt,
        .meta {
          grid-column: 1 / -1;
        }
      }
      @media (forced-colors: active) {
        .badge {
          border: 1px solid;
        }
      }
    `,
  ];

  @property({ attribute: false }) row!: ThreadRow;
  @property({ type: Boolean, reflect: true }) compact = false;
  @property({ type: Boolean, reflect: true }) current = false;

  /** Shown although the viewer doesn't want to read who opened it. */
  @state() private unfolded = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("a, button")?.focus();
  }

  protected override render(): TemplateResult {
    const { id, title, excerpt, unread, tags, muted } = this.row;
    if (muted && !this.unfolded && !this.current) return this.#folded();
    return html`<article>
      <h2>
        <a href="#thread-${id}" dir="auto" aria-current=${this.current ? "true" : nothing} @click=${this.#open}
          >${title}</a
        >
      </h2>
      ${
        unread
          ? html`<span class="badge"
              ><span aria-hidden="true">${t("new", { n: unread })}</span
              ><span class="sr">${t("new.posts", { n: unread })}</span></span
            >`
          : html`<span></span>`
      }
      ${excerpt ? html`<p class="excerpt"><bdi>${excerpt}</bdi></p>` : nothing}
      <div class="meta row">
        ${this.#state()}<span class="quiet">${this.#facts()}</span>
        ${tags.map(
          (tag) =>
            html`<button
              class="text tag"
              aria-label=${t("list.tag", { tag })}
              @click=${() => tell(this, "weft-tag", tag)}
            >
              <bdi>#${tag}</bdi>
            </button>`,
        )}
      </div>
    </article>`;
  }

  #folded(): TemplateResult {
    const show = async () => {
      this.unfolded = true;
      await this.updateComplete;
      this.focus();
    };
    return html`<article>
      <p class="quiet row">
        <span>${t("muted.thread")}</span>
        <button class="text" @click=${() => void show()}>${t("list.show")}</button>
      </p>
    </article>`;
  }

  #state(): TemplateResult {
    const { state, staffTookPart, createdAt, audience, kind, group, duplicateOf, pin, lock, hidden, earlier } =
      this.row;
    const mark = (name: Icon, words: string, kindOf: string) =>
      html`<span class="state ${kindOf}">${icon(name)} ${words}</span>`;
    return html`${hidden ? mark("hidden", t("hidden"), "wait") : nothing}
    ${pin ? mark("pin", t("pinned"), "") : nothing} ${earlier ? mark("clock", t("earlier"), "") : nothing}
    ${lock ? mark("lock", t("locked"), "") : nothing}
    ${audience === "staff" ? mark("lock", t("staffOnly"), "") : nothing}
    ${group ? html`<span class="state">${icon("people")} <bdi>${group}</bdi></span>` : nothing}
    ${kind === "announcement" ? html`<span class="state">${t("kind.announcement")}</span>` : nothing}
    ${duplicateOf ? mark("link", t("duplicate"), "") : nothing}
    ${state === "unanswered" ? mark("clock", t("state.unanswered", { day: dayOf(createdAt) }), "wait") : nothing}
    ${
      state === "answered"
        ? mark("answered", t(staffTookPart ? "state.answered.staff" : "state.answered"), staffTookPart ? "good" : "")
        : nothing
    }
    ${state === "accepted" ? mark("check", t("state.accepted"), "good") : nothing}
    ${state === "endorsed" ? mark("ribbon", t("state.endorsed"), "good") : nothing}`;
  }

  #facts(): TemplateResult {
    const { author, posts, votes, lastActivityAt, staffTookPart, state, kind } = this.row;
    const staff = staffTookPart && state !== "answered" && state !== "endorsed";
    const facts = [
      kind === "discussion" ? t("kind.discussion") : "",
      html`<bdi>${nameOf(author)}</bdi>`,
      t("posts", { n: posts }),
      staff && !this.compact ? t("staffTookPart") : "",
      kind === "question" && votes && !this.compact ? t("haveThisToo", { n: votes }) : "",
      html`<weft-time .at=${lastActivityAt}></weft-time>`,
    ].filter((fact) => fact !== "");
    return html`${facts.map((fact, n) => html`${n ? " · " : ""}${fact}`)}`;
  }

  #open(event: MouseEvent): void {
    event.preventDefault();
    tell(this, "weft-open", { thread: this.row.id });
  }
}
