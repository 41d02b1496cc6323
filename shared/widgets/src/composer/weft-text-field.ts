import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { charactersLeft, suggestionList } from "./composer-parts.js";
import { composerStyles } from "./composer.styles.js";
import { insert, quoted } from "./markdown-edit.js";
import { Suggest } from "./suggest.js";
import "./weft-preview.js";
import "./weft-toolbar.js";

/**
 * The field for Markdown, with its toolbar, suggestions, preview and what is left of its length.
 *
 * @fires weft-typed - string
 */
export class WeftTextField extends LitElement {
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
  @property() text = "";
  /** What the field is for. */
  @property() label = "";
  @property({ type: Boolean }) wrong = false;
  @property({ type: Boolean }) preview = false;
  @query("textarea") private area!: HTMLTextAreaElement;
  readonly #suggest = new Suggest(this, () => this.weft);

  /** Puts the caret behind the text. */
  override focus(): void {
    this.area.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }

  /** Adds a quotation behind the text. */
  quote(text: string): void {
    insert(this.area, (this.text.trim() ? "\n\n" : "") + quoted(text));
  }

  protected override firstUpdated(): void {
    this.requestUpdate(); // The toolbar gets the field, which is there only now.
  }

  protected override updated(): void {
    if (CSS.supports("field-sizing", "content")) return;
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  protected override render(): TemplateResult {
    const { items, chosen, open, none } = this.#suggest;
    const said = open ? t("suggest.count", { n: items.length }) : none ? t("suggest.none") : "";
    return html`<weft-toolbar .area=${this.area}></weft-toolbar>
      <textarea
        class="field"
        dir="auto"
        rows="5"
        required
        aria-label=${this.label}
        aria-autocomplete="list"
        aria-controls=${open ? "suggest" : nothing}
        aria-activedescendant=${open ? `suggest-${chosen}` : nothing}
        aria-describedby="text-left"
        aria-invalid=${this.wrong ? "true" : nothing}
        .value=${this.text}
        @input=${this.#typed}
        @keydown=${this.#keys}
        @blur=${() => this.#suggest.close()}
      ></textarea>
      ${open ? suggestionList(this.#suggest, (n) => this.#suggest.take(this.area, n)) : nothing}
      <span class="quiet" role="status">${none ? said : html`<span class="sr">${said}</span>`}</span>
      ${charactersLeft(this.text, this.weft.state.limits.textChars, 500, "text-left")}
      ${this.preview ? html`<weft-preview .weft=${this.weft} .text=${this.text}></weft-preview>` : nothing}`;
  }

  readonly #typed = () => {
    this.dispatchEvent(new CustomEvent("weft-typed", { detail: this.area.value }));
    this.#suggest.look(this.area);
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (!this.#suggest.key(event, this.area)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

if (!customElements.get("weft-text-field")) customElements.define("weft-text-field", WeftTextField);
