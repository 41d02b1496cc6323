import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { tell } from "../discussion/events.js";
import type { CreditRules, Evidence, Given, Standing } from "../session/credit-types.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { inPoints } from "./rule-words.js";

/** Somebody's points and each thing that they are for. Staff can take back what was given by hand: weft-take-back. */
export class WeftStanding extends LitElement {
  static override styles = [
    base,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: baseline;
        padding-block: 6px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
      .points {
        min-width: 5em;
        font-weight: 600;
      }
      .what {
        flex: 1 1 200px;
      }
    `,
  ];

  @property({ attribute: false }) standing!: Standing;
  @property({ attribute: false }) rules!: CreditRules;
  @property({ type: Boolean }) staff = false;

  protected override render(): TemplateResult {
    const { evidence, given } = this.standing;
    if (!evidence.length && !given.length) return html`<p class="quiet">${t("credit.noneYet")}</p>`;
    return html`<ul aria-label=${t("credit.why")}>
      ${evidence.map((each) => this.#evidence(each))} ${given.map((each) => this.#given(each))}
    </ul>`;
  }

  #evidence({ rule, title, post, at, points }: Evidence): TemplateResult {
    return html`<li>
      <span class="points">${inPoints(points)}</span>
      <span class="what"
        >${t(`credit.did.${rule}`)}
        <button class="text on" @click=${() => tell(this, "weft-see", post)}><bdi>${title}</bdi></button>
        ${points ? nothing : html`<span class="quiet">${t("credit.beyond")}</span>`}</span
      >
      <weft-time class="quiet" .at=${at}></weft-time>
    </li>`;
  }

  #given({ id, points, comment, by, at }: Given): TemplateResult {
    return html`<li>
      <span class="points">${inPoints(points)}</span>
      <span class="what"><bdi>${by}</bdi>: <bdi>${comment}</bdi></span>
      <weft-time class="quiet" .at=${at}></weft-time>
      ${
        this.staff
          ? html`<button
              class="text"
              @click=${() => this.dispatchEvent(new CustomEvent("weft-take-back", { detail: id }))}
            >
              ${t("credit.takeBack")}
            </button>`
          : nothing
      }
    </li>`;
  }
}

if (!customElements.get("weft-standing")) customElements.define("weft-standing", WeftStanding);
