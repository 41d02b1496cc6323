import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { charactersLeft, suggestionList } from "./composer-parts.js";
import { composerStyles } from "./composer.styles.js";
import { insert, quoted } from "./markdown-edit.js";
import { Suggest } from "./suggest.js";
import "./weft-preview.js";
import "./weft-toolbar.js";
import "./weft-uploads.js";
import type { WeftUploads } from "./weft-uploads.js";

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
  /** The post that is changed. */
  @property() post?: string;
  /** Whether the author hides their name. */
  @property({ type: Boolean }) incognito = false;
  @state() private dropping = false;
  @query("textarea") private area!: HTMLTextAreaElement;
  @query("weft-uploads") private uploads!: WeftUploads;
  @query("input[type=file]") private chooser!: HTMLInputElement;
  readonly #suggest = new Suggest(this, () => this.weft);

  /** Puts the caret behind the text. */
  override focus(): void {
    this.area.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }

  /** Whether a file is still on its way, or was refused and not taken out. */
  get unfinished(): boolean {
    return this.uploads.unfinished;
  }

  /** Adds a quotation behind the text. */
  quote(text: string): void {
    insert(this.area, (this.text.trim() ? "\n\n" : "") + quoted(text));
  }

  protected override firstUpdated(): void {
    this.requestUpdate(); // The toolbar gets the field, which is there only now.
  }

  protected override updated(): void {
    if (this.#suggest.open) this.renderRoot.querySelector("#suggest")?.scrollIntoView({ block: "nearest" });
    if (CSS.supports("field-sizing", "content")) return;
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  protected override render(): TemplateResult {
    const { items, chosen, open, none } = this.#suggest;
    const said = open ? t("suggest.count", { n: items.length }) : none ? t("suggest.none") : "";
    const { megabytes, kinds } = this.weft.state.uploads;
    return html`<weft-toolbar
        .area=${this.area}
        megabytes=${megabytes}
        @weft-attach=${() => this.chooser.click()}
      ></weft-toolbar>
      <input
        type="file"
        multiple
        hidden
        accept=${kinds.includes("text") ? nothing : acceptable(kinds)}
        @change=${this.#chosen}
      />
      <textarea
        class="field ${this.dropping ? "dropping" : ""}"
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
        @paste=${this.#pasted}
        @dragover=${this.#dragged}
        @dragleave=${() => (this.dropping = false)}
        @drop=${this.#dropped}
      ></textarea>
      ${open ? suggestionList(this.#suggest, (n) => this.#suggest.take(this.area, n)) : nothing}
      <span class="quiet" role="status">${none ? said : html`<span class="sr">${said}</span>`}</span>
      ${charactersLeft(this.text, this.weft.state.limits.textChars, 500, "text-left")}
      <weft-uploads
        .weft=${this.weft}
        .text=${this.text}
        .area=${this.area}
        ?incognito=${this.incognito}
      ></weft-uploads>
      ${
        this.preview
          ? html`<weft-preview .weft=${this.weft} .text=${this.text} .post=${this.post}></weft-preview>`
          : nothing
      }`;
  }

  readonly #typed = () => {
    this.dispatchEvent(new CustomEvent("weft-typed", { detail: this.area.value }));
    this.#suggest.look(this.area);
  };

  readonly #chosen = () => {
    this.uploads.add(this.chooser.files ?? []);
    this.chooser.value = "";
  };

  /** What an office program copies comes as text and as a picture of it; the text is meant. */
  readonly #pasted = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (!data?.files.length || data.types.includes("text/plain")) return;
    event.preventDefault();
    this.uploads.add(data.files);
  };

  readonly #dragged = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.dropping = true;
  };

  readonly #dropped = (event: DragEvent) => {
    this.dropping = false;
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.uploads.add(event.dataTransfer.files);
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (!this.#suggest.key(event, this.area)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** For the dialog that chooses a file; with texts allowed, anything may be one. */
function acceptable(kinds: string[]): string {
  const names: Record<string, string> = {
    image: "image/png,image/jpeg,image/gif,image/webp",
    pdf: ".pdf",
    office: ".docx,.xlsx,.pptx,.odt,.ods,.odp,.odg,.doc,.xls,.ppt",
    media: ".mp3,.m4a,.mp4",
    archive: ".zip",
  };
  return kinds.map((kind) => names[kind] ?? "").join(",");
}

if (!customElements.get("weft-text-field")) customElements.define("weft-text-field", WeftTextField);
