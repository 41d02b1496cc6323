import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Tag } from "../session/reshaping-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { composerStyles } from "./composer.styles.js";
import { tagsOf } from "./drafts.js";

/** Up to and with the comma before the tag that is being typed. */
const BEFORE = /^.*[,;]\s*/s;
const OFFERED = 100;

/**
 * The field for a thread's tags, separated by commas; the browser offers those that threads here have.
 *
 * @fires weft-typed - string
 */
export class WeftTagField extends LitElement {
  static override styles = [
    base,
    composerStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property() value = "";
  @property({ type: Boolean }) wrong = false;
  @state() private known: Tag[] = [];
  @query("input") private input!: HTMLInputElement;
  #asked = false;

  override focus(): void {
    this.input.focus();
  }

  protected override render(): TemplateResult {
    const before = BEFORE.exec(this.value)?.[0] ?? "";
    const has = tagsOf(before);
    const offered = this.known.filter(({ tag }) => !has.includes(tag)).slice(0, OFFERED);
    return html`<label class="label" for="tags"
        >${t("compose.tags")}
        <span class="quiet">${t("compose.tagsHint", { n: this.weft.state.limits.tags })}</span></label
      >
      <input
        id="tags"
        class="field"
        dir="auto"
        autocomplete="off"
        list="known"
        aria-invalid=${this.wrong ? "true" : nothing}
        .value=${this.value}
        @focus=${() => void this.#ask()}
        @input=${() => this.dispatchEvent(new CustomEvent("weft-typed", { detail: this.input.value }))}
      />
      <datalist id="known">
        ${offered.map(({ tag, threads }) => html`<option value=${before + tag}>${t("tags.threads", { n: threads })}</option>`)}
      </datalist>`;
  }

  /** Once; that nothing is offered is no reason to bother anyone. */
  async #ask(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.known = await this.weft.api.tags().then(
      ({ tags }) => tags,
      () => [],
    );
  }
}

if (!customElements.get("weft-tag-field")) customElements.define("weft-tag-field", WeftTagField);
