import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Problem, inWords } from "../session/problem.js";
import type { Settings } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import type { Deflections } from "../session/search-types.js";
import { base } from "../theme/base.styles.js";
import { number, t } from "../words/words.js";
import { SearchApi } from "./search-api.js";
import { viewChoosers } from "./thread-parts.js";

/** In minutes; null is for ever. */
const GRACES = [0, 5, 30, null];
/** How many hide a post; null is none. */
const FLAGS = [1, 2, 3, 5, null];
/** In seconds between two posts; null is none. */
const SLOW = [null, 30, 60, 300, 900, 3600];

/** What staff sets for this discussion; the log below is read again whenever a part says weft-set. */
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
      .shown,
      .shown select {
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
  @state() private deflections?: Deflections;

  override connectedCallback(): void {
    super.connectedCallback();
    void new SearchApi(this.weft.session).deflections().then(
      (counted) => (this.deflections = counted),
      () => undefined,
    );
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const { editMinutes, anonymity, flagsToHide, slowSeconds, kind } = this.weft.state.settings;
    const slow = SLOW.includes(slowSeconds) ? SLOW : [...SLOW, slowSeconds];
    const flags = FLAGS.includes(flagsToHide) ? FLAGS : [...FLAGS, flagsToHide];
    const known = GRACES.includes(editMinutes) ? GRACES : [...GRACES, editMinutes];
    return html`<section aria-label=${t("settings.title")} @weft-set=${() => this.changes++}>
      <h2 tabindex="-1">${t("settings.title")}</h2>
      <label
        >${t("settings.kind")}
        <select
          @change=${(e: Event) => void this.#set({ kind: (e.target as HTMLSelectElement).value as Settings["kind"] })}
        >
          ${(["question", "discussion"] as const).map(
            (each) => html`<option value=${each} ?selected=${each === kind}>${t(`settings.kind.${each}`)}</option>`,
          )}
        </select>
      </label>
      <p class="quiet">${t("settings.kindHint")}</p>
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
      <label
        >${t("settings.slow")}
        <select @change=${(e: Event) => void this.#setSlow((e.target as HTMLSelectElement).value)}>
          ${slow.map(
            (seconds) =>
              html`<option value=${seconds ?? ""} ?selected=${seconds === slowSeconds}>${slowness(seconds)}</option>`,
          )}
        </select>
      </label>
      <p class="row shown">
        ${t("settings.view")} ${viewChoosers(this.weft.state.settings, (chosen) => void this.#set(chosen))}
      </p>
      <p class="quiet">${t("settings.viewHint")}</p>
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
      ${
        this.deflections
          ? html`<p class="quiet">
              ${t("deflections", { n: this.deflections.recent, total: this.deflections.total })}
            </p>`
          : nothing
      }
      <h2>${t("rules.title")}</h2>
      <weft-rules .weft=${this.weft}></weft-rules>
      <h2>${t("wordlist.title")}</h2>
      <weft-words .weft=${this.weft}></weft-words>
      <h2>${t("blocks.title")}</h2>
      <weft-blocks .weft=${this.weft}></weft-blocks>
      <h2>${t("dates.title")}</h2>
      <weft-dates .weft=${this.weft}></weft-dates>
      <h2>${t("credit.title")}</h2>
      <weft-credit-rules .weft=${this.weft}></weft-credit-rules>
      <h2>${t("groups.title")}</h2>
      <weft-groups .weft=${this.weft}></weft-groups>
      <h2>${t("roster.title")}</h2>
      <weft-roster .weft=${this.weft}></weft-roster>
      <h2>${t("earlier.title")}</h2>
      <weft-earlier .weft=${this.weft}></weft-earlier>
      <h2>${t("sharing.title")}</h2>
      <weft-sharing .weft=${this.weft}></weft-sharing>
      <h2>${t("tags.title")}</h2>
      <p class="quiet">${t("tags.hint")}</p>
      <weft-tags .weft=${this.weft} @weft-tags-changed=${() => this.changes++}></weft-tags>
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

  #setSlow(value: string): Promise<void> {
    return this.#set({ slowSeconds: value ? Number(value) : null });
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

function slowness(seconds: number | null): string {
  if (seconds === null) return t("settings.slowOff");
  return seconds < 120 || seconds % 60
    ? t("settings.seconds", { n: number(seconds) })
    : t("settings.minutes", { n: number(seconds / 60) });
}

if (!customElements.get("weft-settings")) customElements.define("weft-settings", WeftSettings);
