import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { Pictures } from "../discussion/pictures.js";
import { tend } from "../discussion/tend.js";
import { textStyles } from "../discussion/text.styles.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";

const WAIT_MS = 400;

/** How a text will look, rendered by the server, a moment after each change. */
export class WeftPreview extends LitElement {
  static override styles = [
    base,
    textStyles,
    css`
      section {
        min-height: 48px;
        padding: 10px 12px;
        border: 1px dashed var(--weft-edge);
        border-radius: 6px;
        background: var(--weft-surface);
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property() text = "";
  /** The post that is changed. */
  @property() post?: string;
  @state() private shown = "";
  @state() private problem?: Problem;
  #timer = 0;
  #asking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  constructor() {
    super();
    new Pictures(this, () => this.weft);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("text")) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), changed.get("text") === undefined ? 0 : WAIT_MS);
  }

  protected override render(): TemplateResult {
    return html`<section aria-label=${t("compose.preview")}>
      ${this.problem ? html`<p class="quiet" role="status">${inWords(this.problem)}</p>` : nothing}
      ${
        this.shown
          ? html`<div class="body" dir="auto">${unsafeHTML(this.shown)}</div>`
          : html`<p class="quiet">${t("compose.previewEmpty")}</p>`
      }
    </section>`;
  }

  protected override updated(): void {
    const body = this.renderRoot.querySelector<HTMLElement>(".body");
    if (body) void tend(body);
  }

  async #ask(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.problem = undefined;
    if (!this.text.trim()) {
      this.shown = "";
      return;
    }
    const { signal } = this.#asking;
    try {
      this.shown = (await this.weft.api.preview(this.text, this.post, signal)).html;
    } catch (thrown) {
      if (!signal.aborted) this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-preview")) customElements.define("weft-preview", WeftPreview);
