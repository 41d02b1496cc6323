import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Problem, inWords } from "../session/problem.js";
import type { Author, Post, ThreadView, WhoReacted } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { nameOf } from "../words/names.js";
import { t, type Word } from "../words/words.js";
import { mayWriteNow } from "./dates.js";
import { tell } from "./events.js";
import { mutable } from "./post-parts.js";
import type { Deed } from "./weft-why.js";

/**
 * What is rarely done with a post: the part behind "More".
 *
 * @fires weft-revise - to be changed
 * @fires weft-post-changed weft-thread-changed weft-mark-unread weft-muted
 * @fires weft-remove - to its post
 */
export class WeftPostMore extends LitElement {
  static override styles = [
    base,
    css`
      .more {
        margin-block-start: 6px;
        padding: 6px 12px;
        border-radius: 6px;
        background: var(--weft-raised);
      }
      .more .text:hover {
        background: var(--weft-surface);
      }
      .link {
        width: 100%;
        max-width: 480px;
        min-height: 32px;
        padding: 4px 8px;
        border: 1px solid var(--weft-edge);
        border-radius: 6px;
        background: var(--weft-surface);
        font-size: 14px;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) thread!: ThreadView;
  @property({ attribute: false }) post!: Post;
  @property({ type: Boolean }) own = false;
  @property({ type: Boolean }) muted = false;
  @state() private deed?: Deed | "split";
  @state() private said = "";
  @state() private link = "";
  @state() private who?: WhoReacted;
  @state() private problem?: Problem;
  @query(".link") private linkField?: HTMLInputElement;

  protected override render(): TemplateResult {
    const { post, thread, own, weft } = this;
    const { staff, mayWrite } = weft.state.viewer;
    const act = (word: Word, does: () => unknown, kind = "") =>
      html`<button class="text ${kind}" @click=${does}>${t(word)}</button>`;
    return html`<div class="more">
      <div class="row">
        ${mayWriteNow(weft) && (own || staff) ? act("post.edit", () => tell(this, "weft-revise", post)) : nothing}
        ${act("post.copy", () => this.#copy())} ${own ? nothing : act("post.unread", () => this.#markUnread())}
        ${thread.mayAccept && post.accepted ? act("post.unaccept", () => this.#unaccept()) : nothing}
        ${
          staff && mayWrite && post.number > 1 && !thread.earlier
            ? act(post.endorsedBy !== null ? "post.unendorse" : "post.endorse", () => this.#endorse())
            : nothing
        }
        ${act("reaction.who", () => this.#showWho())}
        ${mayWrite && !own && !staff && post.state === "visible" ? this.#asker("flag") : nothing}
        ${!own && post.state === "visible" && !thread.earlier ? this.#muter() : nothing}
        ${staff && mayWrite && post.number > 1 && post.state === "visible" && !thread.earlier ? this.#asker("split") : nothing}
        ${staff && mayWrite && post.author?.alias && !thread.earlier ? this.#asker("reveal") : nothing}
        ${staff && mayWrite && !own && post.state === "visible" ? this.#asker("hide") : nothing}
        ${staff && mayWrite && !own && blockable(post.author) && !thread.earlier ? this.#asker("block") : nothing}
        ${
          mayWrite && own
            ? act(
                "post.delete",
                () => this.dispatchEvent(new CustomEvent("weft-remove", { bubbles: true, composed: true })),
                "danger",
              )
            : nothing
        }
      </div>
      ${
        this.link
          ? html`<label class="quiet"
              >${t("post.copyByHand")}
              <input
                class="link"
                readonly
                dir="ltr"
                .value=${this.link}
                @focus=${(e: Event) => (e.target as HTMLInputElement).select()}
            /></label>`
          : nothing
      }
      ${this.who ? this.#whoList(this.who) : nothing}
      ${
        this.deed
          ? keyed(
              this.deed,
              this.deed === "split"
                ? html`<weft-reshape
                    .weft=${weft}
                    post=${post.id}
                    heading=${post.title ?? ""}
                    shape="split"
                    @weft-close=${() => this.#ask()}
                  ></weft-reshape>`
                : html`<weft-why
                    .weft=${weft}
                    post=${post.id}
                    deed=${this.deed}
                    @weft-close=${() => this.#ask()}
                  ></weft-why>`,
            )
          : nothing
      }
      <p class="quiet" role="status" ?hidden=${!this.said}>${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    </div>`;
  }

  #muter(): TemplateResult | typeof nothing {
    const { author } = this.post;
    if (!mutable(author)) return nothing;
    return html`<button class="text" title=${t("mute.hint")} @click=${() => this.#mute(author)}>
      ${t(this.muted ? "mute.undo" : "mute.open", { name: nameOf(author) })}
    </button>`;
  }

  #asker(deed: Deed | "split"): TemplateResult {
    const open = this.deed === deed;
    return html`<button
      class="text ${deed === "hide" || deed === "block" ? "danger" : ""}"
      data-deed=${deed}
      aria-expanded=${open}
      @click=${() => this.#ask(open ? undefined : deed)}
    >
      ${t(`${deed}.open`)}
    </button>`;
  }

  #ask(deed?: Deed | "split"): void {
    const before = this.deed;
    this.deed = deed;
    if (!deed) this.renderRoot.querySelector<HTMLElement>(`[data-deed="${before}"]`)?.focus();
  }

  #whoList({ people, votes }: WhoReacted): TemplateResult {
    const groups = new Map<string, string[]>();
    if (votes.length) groups.set(this.post.number === 1 ? t("vote.too") : t("vote.useful"), votes);
    for (const { name, kind } of people) {
      const word = t(`reaction.${kind}`);
      groups.set(word, [...(groups.get(word) ?? []), name]);
    }
    if (!groups.size) return html`<p class="quiet" role="status">${t("reaction.nobody")}</p>`;
    return html`<ul class="quiet" role="status">
      ${[...groups].map(
        ([word, names]) => html`<li>${word}: ${names.map((name, n) => html`${n ? ", " : ""}<bdi>${name}</bdi>`)}</li>`,
      )}
    </ul>`;
  }

  async #unaccept(): Promise<void> {
    const thread = await this.#try(() => this.weft.api.accept(this.thread.id, null));
    if (thread) tell(this, "weft-thread-changed", thread);
  }

  async #endorse(): Promise<void> {
    const post = await this.#try(() => this.weft.api.endorse(this.post.id, this.post.endorsedBy === null));
    if (post) tell(this, "weft-post-changed", post);
  }

  async #mute(author: Author): Promise<void> {
    const on = !this.muted;
    const done = await this.#try(async () => (await this.weft.api.mute(this.post.id, on), true));
    if (!done) return;
    tell(this, "weft-muted", { author, on });
    this.weft.live.say("muted");
  }

  async #showWho(): Promise<void> {
    this.who = this.who ? undefined : await this.#try(() => this.weft.api.whoReacted(this.post.id));
  }

  #markUnread(): void {
    tell(this, "weft-mark-unread", this.post);
    this.said = t("post.markedUnread");
  }

  async #copy(): Promise<void> {
    const link = `${location.origin}/go/${this.weft.state.placement.key}/${this.post.id}`;
    try {
      await navigator.clipboard.writeText(link);
      this.said = t("post.copied");
    } catch {
      this.link = link;
      await this.updateComplete;
      this.linkField?.focus();
    }
  }

  async #try<T>(act: () => Promise<T>): Promise<T | undefined> {
    this.problem = undefined;
    try {
      return await act();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      return undefined;
    }
  }
}

/** Of the viewer's place and not its staff, or without a name. */
function blockable(author: Author | null): boolean {
  return !!author && (author.alias !== null || author.role === "learner");
}

if (!customElements.get("weft-post-more")) customElements.define("weft-post-more", WeftPostMore);
