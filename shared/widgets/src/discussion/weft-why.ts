import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t, type Word } from "../words/words.js";
import { tell } from "./events.js";

export type Deed = "hide" | "reveal";

const WORDS: Record<Deed, { ask: Word; hint: Word; act: Word }> = {
  hide: { ask: "hide.reason", hint: "hide.hint", act: "hide.add" },
  reveal: { ask: "reveal.reason", hint: "reveal.hint", act: "reveal.add" },
};

/**
 * Asks staff why, and does it: hides a post, or looks up who wrote an anonymous one.
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
  @state() private name = "";
  @state() private problem?: Problem;
  @query("input") private field?: HTMLInputElement;

  override focus(): void {
    this.field?.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override render(): TemplateResult {
    if (this.name) return html`<p role="status">${t("reveal.name")} <bdi>${this.name}</bdi></p>`;
    const { ask, hint, act } = WORDS[this.deed];
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys}>
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

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("weft-close"));
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const { api } = this.weft;
    const reason = this.field?.value.trim() ?? "";
    this.problem = undefined;
    try {
      if (this.deed === "hide") tell(this, "weft-post-changed", await api.hide(this.post, reason));
      else this.name = (await api.reveal(this.post, reason)).name;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      this.focus();
    }
  };
}

if (!customElements.get("weft-why")) customElements.define("weft-why", WeftWhy);
