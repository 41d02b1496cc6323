import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Rules } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { number, t } from "../words/words.js";
import { ModerationApi } from "./moderation-api.js";

const FIRST = [0, 1, 2, 3, 5];
const PER_MINUTE = [1, 5, 20, null];
const PER_DAY = [5, 20, 50, 200, null];

const limit = (n: number | null) => (n === null ? t("rules.noLimit") : number(n));

/**
 * What staff sets for the whole place.
 *
 * @fires weft-set
 */
export class WeftRules extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      label {
        font-size: 14px;
      }
      select {
        background: var(--weft-surface);
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private rules?: Rules;
  @state() private said = "";
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    void this.#try(() => this.#api.rules());
  }

  protected override render(): TemplateResult {
    const { rules } = this;
    return html`<p class="quiet">${t("rules.hint")}</p>
      ${
        rules
          ? html`${this.#choice(
                t("rules.holdFirst"),
                FIRST,
                rules.holdFirst,
                (n) => (n ? number(n) : t("rules.none")),
                (holdFirst) => ({ holdFirst: holdFirst ?? 0 }),
              )}
              <p class="quiet">${t("rules.holdHint")}</p>
              ${this.#choice(t("rules.perMinute"), PER_MINUTE, rules.postsPerMinute, limit, (n) => ({
                postsPerMinute: n,
              }))}
              ${this.#choice(t("rules.perDay"), PER_DAY, rules.postsPerDay, limit, (n) => ({ postsPerDay: n }))}`
          : nothing
      }
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #choice(
    label: string,
    offered: (number | null)[],
    value: number | null,
    words: (value: number | null) => string,
    change: (value: number | null) => Partial<Rules>,
  ): TemplateResult {
    const choices = offered.includes(value) ? offered : [...offered, value];
    const chosen = (e: Event) => {
      const { value: text } = e.target as HTMLSelectElement;
      void this.#set(change(text === "" ? null : Number(text)));
    };
    return html`<label
      >${label}
      <select @change=${chosen}>
        ${choices.map((n) => html`<option value=${n ?? ""} ?selected=${n === value}>${words(n)}</option>`)}
      </select>
    </label>`;
  }

  get #api(): ModerationApi {
    return new ModerationApi(this.weft.session);
  }

  async #set(change: Partial<Rules>): Promise<void> {
    if (!this.rules) return;
    const wanted = { ...this.rules, ...change };
    if (!(await this.#try(() => this.#api.setRules(wanted)))) return;
    this.said = t("settings.saved");
    this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
  }

  async #try(act: () => Promise<Rules>): Promise<boolean> {
    this.said = "";
    this.problem = undefined;
    try {
      this.rules = await act();
      return true;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      return false;
    }
  }
}

if (!customElements.get("weft-rules")) customElements.define("weft-rules", WeftRules);
