import { LitElement, css, html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Kept } from "../composer/drafts.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { tell } from "./events.js";

/**
 * What the viewer has typed here and not sent.
 *
 * @fires weft-continue - Target: to go on with it
 */
export class WeftDrafts extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        padding: 4px 16px;
        margin-block: 8px;
        border-radius: 6px;
        background: var(--weft-raised);
      }
      li {
        padding-block: 8px;
        border-block-end: 1px solid var(--weft-line);
      }
      li:last-child {
        border: 0;
      }
      .go {
        text-align: start;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  readonly #changed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.weft.drafts.addEventListener("change", this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.weft.drafts.removeEventListener("change", this.#changed);
  }

  protected override render(): TemplateResult {
    const kept = this.weft.drafts.list();
    if (!kept.length) return html`<p class="quiet">${t("drafts.none")}</p>`;
    return html`<ul aria-label=${t("drafts.title")}>
      ${kept.map((each) => this.#entry(each))}
    </ul>`;
  }

  #entry({ target, draft }: Kept): TemplateResult {
    const words = (draft.title || draft.text).trim().slice(0, 120);
    const kind = target.edit ? "drafts.edit" : target.thread === null ? "drafts.new" : "drafts.reply";
    return html`<li class="row between">
      <button class="text on go" @click=${() => tell(this, "weft-continue", target)}><bdi>${words}</bdi></button>
      <span class="row quiet">
        <span>${t(kind)} · <weft-time .at=${new Date(draft.savedAt).toISOString()}></weft-time></span>
        <button class="text" @click=${() => this.weft.drafts.remove(target)}>${t("compose.discard")}</button>
      </span>
    </li>`;
  }
}

if (!customElements.get("weft-drafts")) customElements.define("weft-drafts", WeftDrafts);
