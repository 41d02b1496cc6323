import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Problem, inWords } from "../session/problem.js";
import type { Settings } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { number, t } from "../words/words.js";

/** In minutes; null is for ever. */
const GRACES = [0, 5, 30, null];
/** How many hide a post; null is none. */
const FLAGS = [1, 2, 3, 5, null];

/** What staff sets for this discussion. */
export class WeftSettings extends LitElement {
  static override styles = [
    base,
    css`
      section {
        display: grid;
        gap: 8px;
        padding: 12px 16px;
        margin-block: 8px;
        border-radius: 6px;
        background: var(--weft-raised);
      }
      h2 {
        font-size: 16px;
      }
      label {
        font-size: 14px;
      }
      .choice {
        display: flex;
        gap: 6px;
        align-items: center;
        min-height: 28px;
      }
      .choice input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--weft-accent);
      }
      select {
        background: var(--weft-surface);
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private said = "";
  @state() private changes = 0;
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const { editMinutes, anonymity, flagsToHide } = this.weft.state.settings;
    const flags = FLAGS.includes(flagsToHide) ? FLAGS : [...FLAGS, flagsToHide];
    const known = GRACES.includes(editMinutes) ? GRACES : [...GRACES, editMinutes];
    return html`<section aria-label=${t("settings.title")}>
      <h2 tabindex="-1">${t("settings.title")}</h2>
      <label
        >${t("settings.edit")}
        <select @change=${(e: Event) => void this.#setGrace((e.target as HTMLSelectElement).value)}>
          ${known.map(
            (minutes) =>
              html`<option value=${minutes ?? ""} ?selected=${minutes === editMinutes}>
                ${this.#words(minutes)}
              </option>`,
          )}
        </select>
      </label>
      <p class="quiet">${t("settings.editHint")}</p>
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${anonymity}
          @change=${(e: Event) => void this.#set({ anonymity: (e.target as HTMLInputElement).checked })}
        />${t("settings.anonymity")}</label
      >
      <p class="quiet">${t("settings.anonymityHint")}</p>
      <label
        >${t("settings.flags")}
        <select @change=${(e: Event) => void this.#setFlags((e.target as HTMLSelectElement).value)}>
          ${flags.map(
            (count) =>
              html`<option value=${count ?? ""} ?selected=${count === flagsToHide}>
                ${count === null ? t("settings.noFlags") : number(count)}
              </option>`,
          )}
        </select>
      </label>
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
      <h2>${t("audit.title")}</h2>
      ${keyed(this.changes, html`<weft-audit .weft=${this.weft}></weft-audit>`)}
    </section>`;
  }

  #words(minutes: number | null): string {
    if (minutes === null) return t("settings.always");
    return minutes ? t("settings.minutes", { n: number(minutes) }) : t("settings.never");
  }

  #setGrace(value: string): Promise<void> {
    return this.#set({ editMinutes: value ? Number(value) : null });
  }

  #setFlags(value: string): Promise<void> {
    return this.#set({ flagsToHide: value ? Number(value) : null });
  }

  async #set(change: Partial<Settings>): Promise<void> {
    this.said = "";
    this.problem = undefined;
    try {
      this.weft.state.settings = await this.weft.api.set({ ...this.weft.state.settings, ...change });
      this.changes++;
      this.said = t("settings.saved");
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-settings")) customElements.define("weft-settings", WeftSettings);
