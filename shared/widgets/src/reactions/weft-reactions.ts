import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Post, ReactionKind } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { tell } from "../discussion/events.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { number, t } from "../words/words.js";
import { react } from "./reactions-api.js";
import { reactionStyles } from "./reactions.styles.js";

const KINDS: ReactionKind[] = ["thanks", "helped", "insight", "celebrate"];

/**
 * The reactions to one post: those given, with counts, and a way to add one's own.
 *
 * @fires weft-reacted - { post, mine, reactions }
 */
export class WeftReactions extends LitElement {
  static override styles = [base, reactionStyles];

  @property({ attribute: false }) weft!: Weft;
  @property() post = "";
  @property({ attribute: false }) counts: Post["reactions"] = {};
  @property({ attribute: false }) mine: ReactionKind[] = [];
  @property({ type: Boolean }) readonly = false;
  @state() private open = false;
  @state() private problem?: Problem;
  @query(".add") private addButton?: HTMLElement;

  protected override render(): TemplateResult {
    const given = KINDS.filter((kind) => (this.counts[kind] ?? 0) > 0);
    const label = t(this.open ? "reaction.close" : "reaction.add");
    return html`
      ${(this.open ? KINDS : given).map((kind) => this.#chip(kind))}
      ${
        this.readonly
          ? nothing
          : html`<button
              class="text add"
              aria-expanded=${this.open}
              aria-label=${label}
              title=${label}
              @click=${() => (this.open = !this.open)}
            >
              ${icon(this.open ? "close" : "react")}
            </button>`
      }
      ${this.problem ? html`<span class="quiet" role="alert">${inWords(this.problem)}</span>` : nothing}
    `;
  }

  #chip(kind: ReactionKind): TemplateResult {
    const count = this.counts[kind] ?? 0;
    const word = t(`reaction.${kind}`);
    const shown = html`${icon(kind)}<span class=${this.open ? "" : "sr"}>${word}</span>
      ${count ? number(count) : nothing}`;
    return this.readonly
      ? html`<span class="chip" title=${word}>${shown}</span>`
      : html`<button
          class="chip"
          aria-pressed=${this.mine.includes(kind)}
          title=${this.open ? nothing : word}
          @click=${() => void this.#toggle(kind)}
        >
          ${shown}
        </button>`;
  }

  async #toggle(kind: ReactionKind): Promise<void> {
    const { post, mine, counts } = this;
    const on = !mine.includes(kind);
    const others = mine.filter((each) => each !== kind);
    const guess = { ...counts, [kind]: Math.max(0, (counts[kind] ?? 0) + (on ? 1 : -1)) };
    this.problem = undefined;
    this.open = false;
    tell(this, "weft-reacted", { post, mine: on ? [...others, kind] : others, reactions: guess });
    await this.updateComplete;
    if (!this.renderRoot.querySelector(":focus")) this.addButton?.focus();
    try {
      tell(this, "weft-reacted", { post, ...(await react(this.weft.session, post, kind, on)) });
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      tell(this, "weft-reacted", { post, mine, reactions: counts });
    }
  }
}
