import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { ModerationApi } from "../discussion/moderation-api.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { moment } from "../words/weft-time.js";
import { currentLocale, t } from "../words/words.js";

const HOUR = 3600;

/**
 * How long it is until the viewer may post again, said before they type.
 *
 * @fires weft-blocked - they may not write at all
 */
export class WeftTurn extends LitElement {
  static override styles = [
    base,
    css`
      /* Takes no room in a form while there is nothing. */
      :host {
        display: contents;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private left = 0;
  #end = 0;
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.left > HOUR) {
      return html`<p class="quiet">${t("turn.later", { day: moment(new Date(this.#end).toISOString()) })}</p>`;
    }
    return this.left > 0
      ? html`<p class="quiet" role="timer">${t("turn.soon", { time: minutes(this.left) })}</p>`
      : nothing;
  }

  async #ask(): Promise<void> {
    const turn = await new ModerationApi(this.weft.session).turn().catch(() => undefined);
    if (!turn || !this.isConnected) return; // sending tells
    this.weft.state.blocked = turn.blocked;
    if (turn.blocked) this.dispatchEvent(new CustomEvent("weft-blocked"));
    if (!turn.seconds) return;
    this.#end = Date.now() + turn.seconds * 1000;
    this.#timer = window.setInterval(() => this.#count(), 1000);
    this.#count();
  }

  #count(): void {
    this.left = Math.max(0, Math.ceil((this.#end - Date.now()) / 1000));
    if (!this.left) clearInterval(this.#timer);
  }
}

/** For example 2:05. */
function minutes(seconds: number): string {
  const digits = (value: number, least: number) =>
    new Intl.NumberFormat(currentLocale(), { minimumIntegerDigits: least }).format(value);
  return `${digits(Math.floor(seconds / 60), 1)}:${digits(seconds % 60, 2)}`;
}

if (!customElements.get("weft-turn")) customElements.define("weft-turn", WeftTurn);
