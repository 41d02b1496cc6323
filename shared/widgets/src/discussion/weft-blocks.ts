import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Block } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { moment } from "../words/weft-time.js";
import { t } from "../words/words.js";
import { tell } from "./events.js";
import { ModerationApi } from "./moderation-api.js";

/**
 * Who reads only in this place, and the way to lift that; for staff.
 *
 * @fires weft-set
 * @fires weft-see - the post whose author it is
 */
export class WeftBlocks extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      li {
        padding-block: 6px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private blocks?: Block[];
  /** The one that is about to be lifted. */
  @state() private lifting = "";
  @state() private problem?: Problem;
  @query("input") private field?: HTMLInputElement;

  protected override firstUpdated(): void {
    void this.#try(() => this.#api.blocks());
  }

  protected override render(): TemplateResult {
    const { blocks } = this;
    return html`${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    ${blocks && !blocks.length ? html`<p class="quiet" role="status">${t("blocks.none")}</p>` : nothing}
    ${
      blocks?.length
        ? html`<ul aria-label=${t("blocks.title")}>
            ${blocks.map((block) => this.#block(block))}
          </ul>`
        : nothing
    }`;
  }

  #block({ id, name, post, until, reason, by, at }: Block): TemplateResult {
    return html`<li>
      <b><bdi>${name ?? t("blocks.author")}</bdi></b> ·
      ${until ? t("blocks.until", { day: moment(until) }) : t("blocks.forever")}: <bdi>${reason}</bdi>
      <span class="quiet"> · <bdi>${by}</bdi> · <weft-time .at=${at}></weft-time></span>
      ${
        post
          ? html`<button class="text" @click=${() => tell(this, "weft-see", post)}>${t("audit.open")}</button>`
          : nothing
      }
      <button
        class="text on"
        aria-expanded=${this.lifting === id}
        @click=${() => void this.#ask(this.lifting === id ? "" : id)}
      >
        ${t("blocks.lift")}
      </button>
      ${this.lifting === id ? this.#reason(id) : nothing}
    </li>`;
  }

  #reason(id: string): TemplateResult {
    const lift = (event: Event) => {
      event.preventDefault();
      void this.#lift(id, this.field?.value.trim() ?? "");
    };
    return html`<form novalidate @submit=${lift} @keydown=${(e: KeyboardEvent) => e.key === "Escape" && this.#ask("")}>
      <label
        >${t("review.passReason")} <input type="text" dir="auto" autocomplete="off" aria-describedby="hint"
      /></label>
      <button class="button">${t("blocks.lift")}</button>
      <span class="quiet" id="hint">${t("review.passHint")}</span>
    </form>`;
  }

  async #ask(id: string): Promise<void> {
    this.lifting = id;
    await this.updateComplete;
    this.field?.focus();
  }

  get #api(): ModerationApi {
    return new ModerationApi(this.weft.session);
  }

  async #lift(id: string, reason: string): Promise<void> {
    await this.#try(() => this.#api.liftBlock(id, reason));
    this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
  }

  async #try(act: () => Promise<{ blocks: Block[] }>): Promise<void> {
    this.problem = undefined;
    try {
      this.blocks = (await act()).blocks;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-blocks")) customElements.define("weft-blocks", WeftBlocks);
