import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Credit } from "../session/credit-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { number, t } from "../words/words.js";
import { CreditApi } from "./credit-api.js";
import { limits, ruleLines } from "./rule-words.js";

/** What counts here, and what the viewer has; for staff what everyone has. */
export class WeftCredit extends LitElement {
  static override styles = [
    base,
    css`
      section {
        padding-block: 12px;
      }
      h2 {
        margin-block-end: 8px;
      }
      .rules {
        padding-inline-start: 20px;
        margin-block-end: 8px;
        list-style: disc;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private credit?: Credit;
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.problem) return html`<p class="notice" role="alert">${inWords(this.problem)}</p>`;
    if (!this.credit) return nothing;
    const { rules, standing, editable } = this.credit;
    return html`<section aria-label=${t("credit.open")}>
      <h2 tabindex="-1">
        ${standing ? t("credit.own", { n: standing.points, most: number(rules.maximum) }) : t("credit.open")}
      </h2>
      ${
        rules.enabled
          ? html`<ul class="quiet rules">
                ${ruleLines(rules).map((line) => html`<li>${line}</li>`)}
              </ul>
              <p class="quiet">${limits(rules)} ${t("credit.named")}</p>`
          : html`<p class="quiet">${t("credit.off")}</p>`
      }
      ${standing ? html`<weft-standing .standing=${standing} .rules=${rules}></weft-standing>` : nothing}
      ${editable ? html`<weft-scores .weft=${this.weft} .rules=${rules}></weft-scores>` : nothing}
    </section>`;
  }

  async #load(): Promise<void> {
    try {
      this.credit = await new CreditApi(this.weft.session).overview();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }
}

if (!customElements.get("weft-credit")) customElements.define("weft-credit", WeftCredit);
