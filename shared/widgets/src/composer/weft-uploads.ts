import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { size } from "../words/size.js";
import { t } from "../words/words.js";
import { composerStyles } from "./composer.styles.js";
import { insert } from "./markdown-edit.js";
import { placeOf, reference, referred, wordsOf } from "./upload-text.js";
import { sendFile } from "./uploads-api.js";

interface Item {
  key: number;
  name: string;
  /** Not known of what came with the text. */
  bytes?: number;
  /** What is sent; nothing of what came with the text. */
  file?: File;
  /** From 0 to 1. */
  sent: number;
  upload?: Arrived;
  problem?: Problem;
  stop: AbortController;
}

interface Arrived {
  id: string;
  name: string;
  picture: boolean;
}

/** Pictures and files on their way into a text, one row each; what has arrived is put in at the caret. */
export class WeftUploads extends LitElement {
  static override styles = [
    base,
    composerStyles,
    css`
      ul {
        display: grid;
        gap: 8px;
        margin-block-start: 8px;
      }
      li {
        display: grid;
        gap: 6px;
        padding: 8px 12px;
        border-radius: 6px;
        background: var(--weft-surface);
      }
      .name {
        min-width: 0;
        overflow-wrap: anywhere;
        font-size: 15px;
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--weft-accent);
      }
      .label {
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property() text = "";
  @property({ attribute: false }) area?: HTMLTextAreaElement;
  /** Whether the author hides their name. */
  @property({ type: Boolean }) incognito = false;
  @state() private items: Item[] = [];
  @state() private said = "";
  #key = 0;

  /** Something isn't there yet, or was refused and not taken out. */
  get unfinished(): boolean {
    return this.items.some(({ upload }) => !upload);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const { name, size: bytes } = file;
      const item: Item = { key: ++this.#key, name, bytes, file, sent: 0, stop: new AbortController() };
      this.items = [...this.items, item];
      void this.#send(item);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const { stop } of this.items) stop.abort();
  }

  /** A draft, or a post that is changed, comes with some. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("text")) return;
    const missing = referred(this.text).filter(({ id }) => !this.items.some(({ upload }) => upload?.id === id));
    if (!missing.length) return;
    const items = missing.map(({ id, words, picture }): Item => {
      const name = picture ? t("upload.picture") : words;
      return { key: ++this.#key, name, sent: 1, upload: { id, name, picture }, stop: new AbortController() };
    });
    this.items = [...this.items, ...items];
  }

  protected override render(): TemplateResult {
    const files = this.items.some(({ upload }) => upload && !upload.picture);
    return html`${
        this.items.length
          ? html`<ul aria-label=${t("upload.label")}>
              ${repeat(
                this.items,
                ({ key }) => key,
                (item) => html`<li>${this.#row(item)}</li>`,
              )}
            </ul>`
          : nothing
      }
      ${this.incognito && files ? html`<p class="quiet">${t("upload.incognito")}</p>` : nothing}
      <span class="sr" role="status">${this.said}</span>`;
  }

  #row(item: Item): TemplateResult {
    const { name, bytes, upload, problem } = item;
    return html`<div class="row between">
        <span class="name"
          >${icon(upload?.picture ? "picture" : "file")}
          <bdi>${name}</bdi> ${bytes === undefined ? nothing : html`<span class="quiet">${size(bytes)}</span>`}</span
        >
        <span class="row">
          ${
            problem
              ? html`<button type="button" class="text" @click=${() => void this.#send(item)}>
                  ${t("send.again")}
                </button>`
              : nothing
          }
          <button
            type="button"
            class="text"
            aria-label=${t(upload || problem ? "upload.removeNamed" : "upload.cancelNamed", { name })}
            @click=${() => this.#remove(item)}
          >
            ${t(upload || problem ? "upload.remove" : "upload.cancel")}
          </button>
        </span>
      </div>
      ${problem ? html`<p class="wrong" role="alert">${inWords(problem)}</p>` : nothing}
      ${upload ? this.#arrived(item, upload) : nothing}
      ${
        upload || problem
          ? nothing
          : html`<progress max="1" .value=${item.sent} aria-label=${t("upload.sending", { name })}></progress>`
      }`;
  }

  /** A picture's words stand here and in the text, and are the same. */
  #arrived({ key }: Item, upload: Arrived): TemplateResult | typeof nothing {
    const words = wordsOf(this.text, upload.id);
    if (words === null)
      return html`<p class="row quiet">
        <span>${t("upload.gone")}</span>
        <button type="button" class="text" @click=${() => this.#insert(upload)}>${t("upload.insert")}</button>
      </p>`;
    if (!upload.picture) return nothing;
    return html`<div>
      <label class="label" for="alt-${key}">${t("upload.alt")}</label>
      <input
        id="alt-${key}"
        class="field"
        dir="auto"
        autocomplete="off"
        .value=${words}
        @change=${(e: Event) => this.#describe(upload, (e.target as HTMLInputElement).value)}
        @input=${(e: Event) => this.#describe(upload, (e.target as HTMLInputElement).value)}
      />
    </div>`;
  }

  async #send(item: Item): Promise<void> {
    const { weft } = this;
    const { file } = item;
    if (!file) return;
    this.#change(item, { sent: 0, problem: undefined, stop: new AbortController() });
    try {
      this.#check(file);
      const progress = (sent: number) => this.#change(item, { sent });
      const { id, name, bytes, width } = await sendFile(weft.session, file, progress, item.stop.signal);
      if (item.stop.signal.aborted) return;
      const upload = { id, name, picture: width !== null };
      this.#change(item, { name, bytes, upload });
      this.#insert(upload);
      this.said = t("upload.done", { name });
    } catch (thrown) {
      if (!item.stop.signal.aborted) this.#change(item, { problem: Problem.from(thrown) });
    }
  }

  /** What the server would refuse after all of it was sent. */
  #check(file: File): void {
    const { megabytes } = this.weft.state.uploads;
    if (!file.size) throw new Problem("upload-empty", 400);
    if (file.size > megabytes * 2 ** 20) throw new Problem("upload-too-large", 400, { limit: megabytes });
  }

  #change(item: Item, change: Partial<Item>): void {
    Object.assign(item, change);
    this.requestUpdate();
  }

  #insert(upload: Arrived): void {
    const { area } = this;
    if (!area) return;
    const before = area.value.slice(0, area.selectionStart);
    const { picture } = upload;
    const gap = picture ? (/(^|\n)$/.test(before) ? "" : "\n\n") : /(^|\s)$/.test(before) ? "" : " ";
    const name = this.incognito ? t("upload.neutral") : upload.name;
    const words = gap + reference(upload.id, picture ? "" : name, picture) + (picture ? "\n" : " ");
    if (area.matches(":focus")) insert(area, words);
    else this.#replace(words, area.selectionStart, area.selectionEnd);
  }

  #describe(upload: Arrived, words: string): void {
    const place = placeOf(this.area?.value ?? "", upload.id);
    if (place) this.#replace(reference(upload.id, words, place.picture), place.from, place.to);
  }

  #remove(item: Item): void {
    item.stop.abort();
    const place = item.upload && placeOf(this.area?.value ?? "", item.upload.id);
    if (place) this.#replace("", place.from, place.to);
    this.items = this.items.filter((each) => each !== item);
    this.area?.focus();
  }

  /** Leaves the focus where it is. */
  #replace(words: string, from: number, to: number): void {
    const { area } = this;
    area?.setRangeText(words, from, to, from === to ? "end" : "preserve");
    area?.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

if (!customElements.get("weft-uploads")) customElements.define("weft-uploads", WeftUploads);
