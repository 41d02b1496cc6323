import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { number, t } from "../words/words.js";
import { NotificationsApi } from "./notifications-api.js";

/** So that many notifications at once ask once. */
const GATHER_MS = 300;

/**
 * How much there is to know, and the way to it.
 *
 * @fires weft-inbox - it was pressed
 */
export class WeftBell extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        flex: none;
      }
      button {
        margin: 0;
      }
      .n {
        padding: 0 7px;
        border-radius: 10px;
        background: var(--weft-accent);
        color: var(--weft-on-accent);
        font-size: 13px;
        font-weight: 600;
      }
      @media (forced-colors: active) {
        .n {
          border: 1px solid;
        }
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property({ type: Boolean }) open = false;
  @state() private unread = 0;
  #timer = 0;
  #deaf = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.unread = this.weft.state.notifications;
    this.#deaf = this.weft.live.listen(({ event }) => (event === "notified" || event === "reset") && this.refresh());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#deaf();
  }

  /** Asks again, soon. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), GATHER_MS);
  }

  override focus(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  /** What is known by now. */
  show(unread: number): void {
    this.unread = this.weft.state.notifications = unread;
  }

  protected override render(): TemplateResult {
    const { unread } = this;
    const label = unread ? t("inbox.news", { n: unread }) : t("inbox.title");
    return html`<button
        class="text"
        aria-expanded=${this.open}
        title=${label}
        @click=${() => this.dispatchEvent(new CustomEvent("weft-inbox", { bubbles: true, composed: true }))}
      >
        ${icon("bell")}<span class="sr">${label}</span>${
          unread ? html`<span class="n" aria-hidden="true">${number(unread)}</span>` : nothing
        }
      </button>
      <span class="sr" role="status">${unread ? label : ""}</span>`;
  }

  async #ask(): Promise<void> {
    try {
      this.show((await new NotificationsApi(this.weft.session).unread()).unread);
    } catch {
      // asked again with the next one
    }
  }
}

if (!customElements.get("weft-bell")) customElements.define("weft-bell", WeftBell);
