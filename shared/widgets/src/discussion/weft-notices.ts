import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { moment } from "../words/weft-time.js";
import { t, type Word } from "../words/words.js";

/** What the whole widget has to say: offline, read-only, preview, expired. One quiet line each. */
export class WeftNotices extends LitElement {
  static override styles = [base];

  @property({ attribute: false }) weft!: Weft;
  @state() private offline = !navigator.onLine;
  @state() private expired = false;
  @state() private mustReload = false;
  readonly #look = () => {
    this.offline = !navigator.onLine;
    this.expired = this.weft.session.expired;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#look);
    addEventListener("offline", this.#look);
    this.weft.session.addEventListener("expired", this.#look);
    this.weft.session.addEventListener("resumed", this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#look);
    removeEventListener("offline", this.#look);
    this.weft.session.removeEventListener("expired", this.#look);
    this.weft.session.removeEventListener("resumed", this.#look);
  }

  protected override render(): TemplateResult {
    const { viewer } = this.weft.state;
    return html`
      ${viewer.preview ? html`<p class="notice">${t("preview")}</p>` : nothing}
      ${viewer.mayWrite ? nothing : html`<p class="notice">${t("readonly")}</p>`} ${this.#dates()}
      <div role="status">
        ${this.offline ? html`<p class="notice">${t("offline")}</p>` : nothing}
        ${this.expired ? this.#reconnect() : nothing}
      </div>
    `;
  }

  /** Until when, or from when on; staff is told what learners see. */
  #dates(): TemplateResult | typeof nothing {
    const { opensAt, closesAt } = this.weft.state.dates;
    const ahead = (at: string | null) => at !== null && Date.parse(at) > Date.now();
    const line = (word: Word, at: string | null) => html`<p class="notice">${t(word, { day: moment(at ?? "") })}</p>`;
    if (ahead(opensAt)) return line("dates.notOpen", opensAt);
    if (ahead(closesAt)) return line("dates.open", closesAt);
    return closesAt ? line("dates.closed", closesAt) : nothing;
  }

  #reconnect(): TemplateResult {
    const { state, drafts, outbox } = this.weft;
    if (this.mustReload) {
      const risk = drafts.atRisk || outbox.atRisk;
      return html`<p class="notice">
        ${t(risk ? "expired.copy" : "expired.reload")} ${backLink(state.host.returnUrl)}
      </p>`;
    }
    return html`<p class="notice">
      <span>${t("expired")}</span>
      <button class="button" @click=${() => void this.#resume()}>${t("expired.reconnect")}</button>
    </p>`;
  }

  async #resume(): Promise<void> {
    try {
      await this.weft.session.resume();
    } catch {
      this.mustReload = true;
    }
  }
}

/** A link out of the frame to the page it stands in, when that page is known. */
export function backLink(url: string | null | undefined): TemplateResult | typeof nothing {
  return url && /^https?:/.test(url) ? html`<a href=${url} target="_top">${t("expired.back")}</a>` : nothing;
}
