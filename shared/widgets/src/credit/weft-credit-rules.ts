import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { CreditRules } from "../session/credit-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t, type Word } from "../words/words.js";
import { CreditApi } from "./credit-api.js";

const FIELDS = ["question", "answer", "back", "share"] as const;

/** Whether taking part earns points, for what and how many; for staff to set. */
export class WeftCreditRules extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      form {
        padding: 0;
        margin-block: 0;
      }
      .choice,
      .quiet {
        flex: 1 1 100%;
      }
      .row-field {
        display: flex;
        flex: 1 1 100%;
        gap: 10px;
        align-items: center;
      }
      input[type="number"] {
        flex: none;
        width: 76px;
        height: 36px;
        padding: 7px 10px;
        border: 1px solid var(--weft-edge);
        border-radius: 6px;
        background: var(--weft-surface);
        color: inherit;
        font: inherit;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private rules?: CreditRules;
  @state() private said = "";
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render(): TemplateResult {
    return html`${this.rules ? this.#form(this.rules) : nothing}
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  async #load(): Promise<void> {
    try {
      this.rules = (await new CreditApi(this.weft.session).overview()).rules;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  #form(rules: CreditRules): TemplateResult {
    const { enabled, maximum, weekCap } = rules;
    return html`<form novalidate @submit=${this.#submit}>
      <label class="choice"
        ><input
          type="checkbox"
          id="enabled"
          .checked=${enabled}
          @change=${(e: Event) => (this.rules = { ...rules, enabled: (e.target as HTMLInputElement).checked })}
        />${t("credit.enable")}</label
      >
      <span class="quiet">${t("credit.hint")}</span>
      ${
        enabled
          ? html`${FIELDS.map((field) => this.#field(field, `credit.set.${field}`, rules[field]))}
              ${this.#field("weekCap", "credit.set.week", weekCap)}
              ${this.#field("maximum", "credit.set.most", maximum)} <span class="quiet">${t("credit.setHint")}</span>`
          : nothing
      }
      <button class="button">${t("edit.save")}</button>
    </form>`;
  }

  #field(id: string, word: Word, value: number | null): TemplateResult {
    const wrong = this.problem?.detail["field"] === id;
    return html`<label class="row-field"
      ><input
        type="number"
        id=${id}
        min="0"
        max="1000"
        step="1"
        .value=${value === null ? "" : String(value)}
        aria-invalid=${wrong ? "true" : nothing}
      />${t(word)}</label
    >`;
  }

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    this.said = "";
    this.problem = undefined;
    try {
      const { rules } = await new CreditApi(this.weft.session).set(this.#wanted());
      this.rules = rules;
      this.said = t("settings.saved");
      this.weft.state.credit = rules.enabled;
      this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  };

  /** As it stands in the fields; those that aren't shown keep what they had. */
  #wanted(): CreditRules {
    const rules = this.rules as CreditRules;
    const field = (id: string) => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
    const whole = (id: Exclude<keyof CreditRules, "enabled" | "weekCap">) => {
      const input = field(id);
      return input ? Math.trunc(input.valueAsNumber || 0) : rules[id];
    };
    const week = field("weekCap");
    return {
      enabled: rules.enabled,
      maximum: whole("maximum"),
      weekCap: week ? (week.value ? Math.trunc(week.valueAsNumber || 0) : null) : rules.weekCap,
      question: whole("question"),
      answer: whole("answer"),
      back: whole("back"),
      share: whole("share"),
    };
  }
}

if (!customElements.get("weft-credit-rules")) customElements.define("weft-credit-rules", WeftCreditRules);
