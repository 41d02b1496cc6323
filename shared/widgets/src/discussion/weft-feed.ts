import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Feed } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";

/** The viewer's own address for reading this discussion in a feed reader. */
export class WeftFeed extends LitElement {
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
        font-size: 14px;
      }
      h2 {
        font-size: 16px;
      }
      input {
        width: 100%;
        margin-block-start: 4px;
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
  @state() private feed?: Feed;
  @state() private problem?: Problem;
  @query("input") private field?: HTMLInputElement;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
    void this.#do(() => this.weft.api.feed());
  }

  protected override render(): TemplateResult {
    const { feed } = this;
    const { api } = this.weft;
    return html`<section aria-label=${t("feed.title")}>
      <h2 tabindex="-1">${t("feed.title")}</h2>
      <p class="quiet">${t("feed.hint")}</p>
      ${
        feed?.address
          ? html`<label
              >${t("feed.address")}
              <input
                readonly
                dir="ltr"
                .value=${feed.address}
                @focus=${(e: Event) => (e.target as HTMLInputElement).select()}
            /></label>`
          : nothing
      }
      ${feed?.since && !feed.address ? html`<p>${t("feed.running")}</p>` : nothing}
      ${
        feed
          ? html`<p class="row">
              <button class="text on" @click=${() => void this.#make()}>
                ${t(feed.since ? "feed.renew" : "feed.make")}
              </button>
              ${
                feed.since
                  ? html`<button class="text" @click=${() => void this.#do(() => api.stopFeed())}>
                      ${t("feed.stop")}
                    </button>`
                  : nothing
              }
            </p>`
          : nothing
      }
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    </section>`;
  }

  async #make(): Promise<void> {
    await this.#do(() => this.weft.api.makeFeed());
    await this.updateComplete;
    this.field?.focus();
  }

  async #do(act: () => Promise<Feed>): Promise<void> {
    this.problem = undefined;
    try {
      this.feed = await act();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-feed")) customElements.define("weft-feed", WeftFeed);
