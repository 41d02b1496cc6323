import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Mail, MailRhythm, Often } from "../session/notification-types.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { dayOf } from "../words/weft-time.js";
import { t, type Word } from "../words/words.js";
import { NotificationsApi } from "./notifications-api.js";

const OFTEN: Often[] = ["now", "hourly", "daily", "weekly", "never"];
const NIGHT = { quietFrom: "22:00", quietTo: "07:00" };

/** When the viewer is mailed. */
export class WeftMail extends LitElement {
  static override styles = [
    base,
    css`
      h3 {
        margin-block: 16px 4px;
        font-size: 15px;
      }
      p {
        margin-block: 4px;
        overflow-wrap: anywhere;
      }
      .choice,
      .times {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        align-items: center;
        min-height: 30px;
      }
      .choice input {
        flex: none;
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--weft-accent);
      }
      .times label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        margin: 0;
      }
      select,
      .times input {
        width: auto;
        min-height: 28px;
        border: 1px solid var(--weft-muted);
        border-radius: 4px;
        background: var(--weft-surface);
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) mail!: Mail;
  @state() private said = "";
  @state() private problem?: Problem;

  protected override render(): TemplateResult {
    const { address, returned, often, quietFrom, quietTo } = this.mail;
    if (!address) {
      return html`<h3>${t("mail.title")}</h3>
        <p class="quiet">${t("mail.nowhere")}</p>`;
    }
    return html`<h3>${t("mail.title")}</h3>
      ${
        returned
          ? html`<div class="notice">
              <p>${t("mail.returned", { address, status: returned.status, day: dayOf(returned.at) })}</p>
              <button type="button" @click=${() => this.#save((api) => api.mailAgain(), "mail.isAgain")}>
                ${t("mail.again")}
              </button>
            </div>`
          : html`<p class="quiet">${t("mail.to", { address })}</p>`
      }
      <label
        >${t("mail.often")}
        <select @change=${(event: Event) => this.#set({ often: valueOf(event) as Often })}>
          ${OFTEN.map((each) => html`<option value=${each} ?selected=${each === often}>${t(`mail.${each}`)}</option>`)}
        </select>
      </label>
      ${often === "now" ? html`<p class="quiet">${t("mail.nowHint")}</p>` : nothing}
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${quietFrom !== null}
          @change=${(event: Event) =>
            this.#set((event.target as HTMLInputElement).checked ? NIGHT : { quietFrom: null, quietTo: null })}
        />${t("mail.quiet")}</label
      >
      ${
        quietFrom === null
          ? nothing
          : html`<p class="times">
              ${this.#time(t("mail.from"), quietFrom, (time) => this.#set({ quietFrom: time }))}
              ${this.#time(t("mail.until"), quietTo ?? "", (time) => this.#set({ quietTo: time }))}
            </p>`
      }
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  /** A time that isn't complete is none yet. */
  #time(words: string, time: string, set: (time: string) => void): TemplateResult {
    return html`<label
      >${words}
      <input
        type="time"
        .value=${time}
        @change=${(event: Event) => {
          if (valueOf(event)) set(valueOf(event));
        }}
    /></label>`;
  }

  #set(change: Partial<MailRhythm>): void {
    const { often, quietFrom, quietTo } = this.mail;
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    void this.#save((api) => api.setMail({ often, quietFrom, quietTo, zone, ...change }), "settings.saved");
  }

  async #save(change: (api: NotificationsApi) => Promise<Mail>, said: Word): Promise<void> {
    this.problem = undefined;
    this.said = "";
    try {
      this.mail = await change(new NotificationsApi(this.weft.session));
      this.said = t(said);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

if (!customElements.get("weft-mail")) customElements.define("weft-mail", WeftMail);
