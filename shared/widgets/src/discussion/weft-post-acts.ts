import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Post, ReactionKind, ThreadView } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { number, t } from "../words/words.js";
import { mayWriteNow } from "./dates.js";
import { tell } from "./events.js";
import { loadLater } from "./load-later.js";
import { actsStyles } from "./post.styles.js";
import type { WeftPost } from "./weft-post.js";
import { takesReplies } from "./why-not.js";

/**
 * What the viewer can do with a post; what is rare stands behind "More".
 *
 * @fires weft-voted weft-thread-changed weft-reply
 */
export class WeftPostActs extends LitElement {
  static override styles = [base, actsStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) thread!: ThreadView;
  @property({ attribute: false }) post!: Post;
  @property({ attribute: false }) reacted: ReactionKind[] = [];
  @property({ type: Boolean }) own = false;
  @property({ type: Boolean }) voted = false;
  @property({ type: Boolean }) muted = false;
  @state() private open = false;
  @state() private problem?: Problem;
  #quote = "";

  protected override render(): TemplateResult {
    const { post, thread, weft } = this;
    const mayWrite = mayWriteNow(weft);
    const acceptable = mayWrite && thread.mayAccept && thread.kind === "question" && post.number > 1 && !post.accepted;
    const mayReply = mayWrite && takesReplies(thread, weft.state.viewer.staff);
    const answers = post.number === 1 && thread.kind === "question";
    return html`
      <div class="acts row">
        ${this.#vote()}
        <weft-reactions
          .weft=${weft}
          .post=${post.id}
          .counts=${post.reactions}
          .mine=${this.reacted}
          ?readonly=${!mayWrite}
        ></weft-reactions>
        ${
          mayReply
            ? html`<button
                class="text reply"
                @pointerdown=${() => (this.#quote = this.#selected())}
                @click=${() => this.reply()}
              >
                ${answers ? t("post.answerIt") : t("post.reply")}
              </button>`
            : nothing
        }
        ${
          acceptable
            ? html`<button class="text" @click=${() => this.#accept(post.id)}>
                ${icon("check")} ${t("post.accept")}
              </button>`
            : nothing
        }
        <button
          class="text"
          aria-expanded=${this.open}
          aria-label=${t(this.open ? "post.less" : "post.more")}
          title=${t(this.open ? "post.less" : "post.more")}
          @click=${() => void this.#toggleMore()}
        >
          ${icon("more")}
        </button>
      </div>
      ${
        this.open
          ? html`<weft-post-more
              .weft=${weft}
              .thread=${thread}
              .post=${post}
              ?own=${this.own}
              ?muted=${this.muted}
            ></weft-post-more>`
          : nothing
      }
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    `;
  }

  /** Opens a reply, quoting what is selected in the post. */
  reply(): void {
    const quote = this.#quote || this.#selected();
    this.#quote = "";
    tell(this, "weft-reply", { post: this.post, quote });
  }

  #vote(): TemplateResult | typeof nothing {
    const { post, thread, own, weft } = this;
    const too = post.number === 1 && thread.kind === "question";
    const words = too ? t("vote.too") : t("vote.useful");
    const count = post.votes ? ` · ${number(post.votes)}` : "";
    if (own || !mayWriteNow(weft)) {
      const said = t(too ? "haveThisToo" : "vote.usefulCount", { n: post.votes });
      return post.votes ? html`<span class="quiet">${said}</span>` : nothing;
    }
    return html`<button class=${too ? "join" : "text"} aria-pressed=${this.voted} @click=${() => this.#toggleVote()}>
      ${icon(too ? "too" : "useful")} ${words}${count}
    </button>`;
  }

  async #toggleMore(): Promise<void> {
    this.open = !this.open;
    if (this.open) await this.#try(loadLater);
  }

  #selected(): string {
    return ((this.getRootNode() as ShadowRoot).host as WeftPost | undefined)?.selectedText?.() ?? "";
  }

  async #toggleVote(): Promise<void> {
    const { post, voted } = this;
    tell(this, "weft-voted", { post: post.id, mine: !voted, votes: Math.max(0, post.votes + (voted ? -1 : 1)) });
    const done = await this.#try(() => this.weft.api.vote(post.id, !voted));
    tell(this, "weft-voted", done ? { post: post.id, ...done } : { post: post.id, mine: voted, votes: post.votes });
  }

  async #accept(post: string): Promise<void> {
    const thread = await this.#try(() => this.weft.api.accept(this.thread.id, post));
    if (thread) tell(this, "weft-thread-changed", thread);
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
