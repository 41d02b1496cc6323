import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { number, t } from "../words/words.js";

/** In minutes; null is for ever. */
const GRACES = [0, 5, 30, null];

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
      select {
        background: var(--weft-surface);
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private said = "";
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const { editMinutes } = this.weft.state.settings;
    const known = GRACES.includes(editMinutes) ? GRACES : [...GRACES, editMinutes];
    return html`<section aria-label=${t("settings.title")}>
      <h2 tabindex="-1">${t("settings.title")}</h2>
      <label
        >${t("settings.edit")}
        <select @change=${(e: Event) => void this.#set((e.target as HTMLSelectElement).value)}>
          ${known.map(
            (minutes) =>
              html`<option value=${minutes ?? ""} ?selected=${minutes === editMinutes}>
                ${this.#words(minutes)}
              </option>`,
          )}
        </select>
      </label>
      <p class="quiet">${t("settings.editHint")}</p>
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    </section>`;
  }

  #words(minutes: number | null): string {
    if (minutes === null) return t("settings.always");
    return minutes ? t("settings.minutes", { n: number(minutes) }) : t("settings.never");
  }

  async #set(value: string): Promise<void> {
    this.said = "";
    this.problem = undefined;
    try {
      this.weft.state.settings = await this.weft.api.set({ editMinutes: value ? Number(value) : null });
      this.said = t("settings.saved");
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-settings")) customElements.define("weft-settings", WeftSettings);
