import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { FlagReason } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t, type Word } from "../words/words.js";
import { endOf, today } from "./day.js";
import { tell } from "./events.js";
import { ModerationApi } from "./moderation-api.js";

export type Deed = "hide" | "reveal" | "flag" | "block";

const FLAG_REASONS: FlagReason[] = ["rude", "spam", "off-topic", "integrity", "other"];
const WORDS: Record<Deed, { ask: Word; hint: Word; act: Word }> = {
  hide: { ask: "hide.reason", hint: "hide.hint", act: "hide.add" },
  reveal: { ask: "reveal.reason", hint: "reveal.hint", act: "reveal.add" },
  block: { ask: "block.reason", hint: "block.hint", act: "block.add" },
  flag: { ask: "flag.note", hint: "flag.hint", act: "flag.add" },
};

/**
 * Asks why, and does it: hides a post, looks up who wrote an anonymous one, blocks its author, or flags it for staff.
 *
 * @fires weft-post-changed
 * @fires weft-close - it was closed by the keyboard
 */
export class WeftWhy extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      .quiet {
        flex: 1 1 100%;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property() post = "";
  @property() deed: Deed = "hide";
  @state() private done = "";
  @state() private problem?: Problem;
  @query("select, input[type=text]") private first?: HTMLElement;
  @query("input[type=date]") private date?: HTMLInputElement;
  @query("input[type=text]") private field?: HTMLInputElement;
  @query("select") private choice?: HTMLSelectElement;

  override focus(): void {
    this.first?.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render(): TemplateResult {
    if (this.done) return html`<p role="status" tabindex="-1">${this.done}</p>`;
    const { ask, hint, act } = WORDS[this.deed];
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys}>
        ${this.deed === "flag" ? this.#reasons() : nothing}
        ${this.deed === "block" ? html`<label>${t("block.until")} <input type="date" min=${today()} /></label>` : nothing}
        <label
          >${t(ask)}
          <input
            type="text"
            dir="auto"
            autocomplete="off"
            aria-describedby="hint"
            aria-invalid=${this.problem ? "true" : nothing}
        /></label>
        <button class="button">${t(act)}</button>
        <span class="quiet" id="hint">${t(hint)}</span>
      </form>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #reasons(): TemplateResult {
    return html`<label
      >${t("flag.reason")}
      <select>
        ${FLAG_REASONS.map((reason) => html`<option value=${reason}>${t(`flag.${reason}`)}</option>`)}
      </select></label
    >`;
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("weft-close"));
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    this.problem = undefined;
    try {
      await this.#act(this.field?.value.trim() ?? "");
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("[role=status]")?.focus();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      this.focus();
    }
  };

  async #act(words: string): Promise<void> {
    const { weft, post, deed } = this;
    if (deed === "hide") tell(this, "weft-post-changed", await weft.api.hide(post, words));
    else if (deed === "reveal") {
      const { name } = await weft.api.reveal(post, words);
      this.done = t("reveal.name", { name });
    } else if (deed === "block") {
      const day = this.date?.value;
      const until = day ? endOf(day) : null;
      await new ModerationApi(weft.session).block(post, until, words);
      this.done = t("block.done");
    } else {
      await weft.api.flag(post, (this.choice?.value ?? "other") as FlagReason, words);
      this.done = t("flag.done");
    }
  }
}

if (!customElements.get("weft-why")) customElements.define("weft-why", WeftWhy);
