import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Feed } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { FeedApi } from "./feed-api.js";

/** The viewer's own addresses for reading this discussion, or a tag in it, in a feed reader. */
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
      h3 {
        margin-block-start: 8px;
        font-size: 15px;
      }
      form {
        align-items: end;
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
  @query(".tag") private tagField?: HTMLInputElement;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
    void this.#do((api) => api.feed());
  }

  protected override render(): TemplateResult {
    const { feed } = this;
    return html`<section aria-label=${t("feed.title")}>
      <h2 tabindex="-1">${t("feed.title")}</h2>
      <p class="quiet">${t("feed.hint")}</p>
      ${feed ? this.#one("", feed.address, feed.since) : nothing}
      ${
        feed
          ? html`<h3>${t("feed.tags")}</h3>
              ${feed.tags.map(({ tag, address, since }) => this.#one(tag, address, since))}
              <form novalidate class="row" @submit=${this.#addTag}>
                <label
                  >${t("feed.tag")} <input class="tag" dir="auto" autocomplete="off" autocapitalize="off" list="known"
                /></label>
                <datalist id="known">${this.#known().map((tag) => html`<option value=${tag}></option>`)}</datalist>
                <button class="text on">${t("feed.make")}</button>
              </form>`
          : nothing
      }
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    </section>`;
  }

  /** Of a tag, or of all when it is empty. */
  #one(tag: string, address: string | null, since: string | null): TemplateResult {
    return html`<div>
      ${tag ? html`<bdi>#${tag}</bdi>` : nothing}
      ${
        address
          ? html`<label
              >${t("feed.address")}
              <input
                class="address"
                data-tag=${tag}
                readonly
                dir="ltr"
                .value=${address}
                @focus=${(e: Event) => (e.target as HTMLInputElement).select()}
            /></label>`
          : since
            ? html`<p>${t("feed.running")}</p>`
            : nothing
      }
      <p class="row">
        <button class="text on" @click=${() => void this.#make(tag)}>${t(since ? "feed.renew" : "feed.make")}</button>
        ${
          since
            ? html`<button class="text" @click=${() => void this.#do((api) => api.stop(tag))}>
                ${t("feed.stop")}
              </button>`
            : nothing
        }
      </p>
    </div>`;
  }

  /** Tags of the threads that came with the page. */
  #known(): string[] {
    return [...new Set(this.weft.state.threads?.threads.flatMap(({ tags }) => tags))];
  }

  readonly #addTag = (event: Event) => {
    event.preventDefault();
    const tag = this.tagField?.value.trim().replace(/^#/, "").toLowerCase();
    if (tag) void this.#make(tag);
  };

  async #make(tag: string): Promise<void> {
    await this.#do((api) => api.make(tag));
    if (this.problem) return;
    if (this.tagField) this.tagField.value = "";
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLElement>(".address")]
      .find((field) => field.dataset["tag"] === tag)
      ?.focus();
  }

  async #do(act: (api: FeedApi) => Promise<Feed>): Promise<void> {
    this.problem = undefined;
    try {
      this.feed = await act(new FeedApi(this.weft.session));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-feed")) customElements.define("weft-feed", WeftFeed);
