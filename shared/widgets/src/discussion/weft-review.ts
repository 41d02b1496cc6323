import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { Problem, inWords } from "../session/problem.js";
import type { ReviewItem, ReviewQueue } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { nameOf } from "../words/names.js";
import { number, t } from "../words/words.js";
import { tell } from "./events.js";
import { tend } from "./tend.js";
import { textStyles } from "./text.styles.js";

/**
 * What people have flagged in the whole place, for staff to decide; nothing while there is none.
 *
 * @fires weft-see - the post that is looked at
 */
export class WeftReview extends LitElement {
  static override styles = [
    base,
    textStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
        margin-block: 8px 24px;
      }
      li {
        padding: 12px 16px;
        border-radius: 6px;
        background: var(--weft-raised);
      }
      .body {
        max-height: 12em;
        margin-block: 8px;
        overflow: auto;
      }
      .flags {
        margin-block: 4px;
        font-size: 14px;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private queue?: ReviewQueue;
  @state() private open = false;
  /** The post that is about to be hidden. */
  @state() private hiding = "";
  @state() private problem?: Problem;
  #deaf?: () => unknown;

  /** Not when it is connected: it may be there before its script is. */
  protected override firstUpdated(): void {
    this.#deaf = this.weft.live.listen(({ event }) => event === "flagged" && void this.#load());
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf?.();
  }

  protected override render(): TemplateResult | typeof nothing {
    const items = this.queue?.items ?? [];
    if (!items.length && !this.open) return nothing;
    const count = `${number(items.length)}${this.queue?.more ? "+" : ""}`;
    return html`<p class="notice row">
        <button class="text on" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
          ${icon("flag")} ${t("review.open")} ${count}
        </button>
      </p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
      ${this.open && !items.length ? html`<p class="quiet" role="status">${t("review.none")}</p>` : nothing}
      ${
        this.open && items.length
          ? html`<ul aria-label=${t("review.open")} @weft-post-changed=${this.#hidden}>
              ${repeat(
                items,
                ({ post }) => post.id,
                (item) => this.#item(item),
              )}
            </ul>`
          : nothing
      }`;
  }

  protected override updated(): void {
    for (const body of this.renderRoot.querySelectorAll<HTMLElement>(".body")) {
      void tend(body);
      if (body.scrollHeight > body.clientHeight + 1) body.tabIndex = 0;
    }
  }

  #item(item: ReviewItem): TemplateResult {
    const { post, title, flags } = item;
    const hiding = this.hiding === post.id;
    return html`<li tabindex="-1">
      <p><b dir="auto">${title}</b></p>
      <p class="quiet">
        <bdi>${nameOf(post.author)}</bdi> · <weft-time .at=${post.createdAt}></weft-time>${
          post.state === "hidden" ? ` · ${t("review.hidden")}` : nothing
        }
      </p>
      <div class="body" dir="auto">${unsafeHTML(post.html)}</div>
      <div class="flags">
        ${flags.map(
          ({ reason, note }) =>
            html`<p>${icon("flag")} ${t(`flag.${reason}`)}${note ? html`: <bdi>${note}</bdi>` : nothing}</p>`,
        )}
      </div>
      <div class="row">
        <button class="text on" @click=${() => void this.#keep(post.id)}>${t("review.keep")}</button>
        <button class="text danger" aria-expanded=${hiding} @click=${() => (this.hiding = hiding ? "" : post.id)}>
          ${t("hide.open")}
        </button>
        ${this.#way(item)}
      </div>
      ${
        hiding
          ? html`<weft-why
              .weft=${this.weft}
              post=${post.id}
              deed="hide"
              @weft-close=${() => (this.hiding = "")}
            ></weft-why>`
          : nothing
      }
    </li>`;
  }

  /** To the post: in this discussion, or on the page where it stands. */
  #way({ post, here, placement }: ReviewItem): TemplateResult | typeof nothing {
    if (here) {
      return html`<button class="text" @click=${() => tell(this, "weft-see", post.id)}>${t("audit.open")}</button>`;
    }
    return placement
      ? html`<a href="/go/${placement}/${post.id}" target="_blank" rel="noopener">${t("review.elsewhere")}</a>`
      : nothing;
  }

  readonly #hidden = () => void this.#decide(() => this.weft.api.review());

  #keep(post: string): Promise<void> {
    return this.#decide(() => this.weft.api.dismiss(post));
  }

  /** The next one gets the focus, so that the keyboard goes on from there. */
  async #decide(act: () => Promise<ReviewQueue>): Promise<void> {
    const at = [...this.renderRoot.querySelectorAll("li")].findIndex((item) => item.matches(":focus-within"));
    this.problem = undefined;
    try {
      this.queue = await act();
      this.hiding = "";
      await this.updateComplete;
      const items = this.renderRoot.querySelectorAll("li");
      const next = items[Math.min(Math.max(at, 0), items.length - 1)] ?? this.renderRoot.querySelector("button");
      next?.focus();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  async #load(): Promise<void> {
    try {
      this.queue = await this.weft.api.review();
    } catch {
      // asked again with the next flag, or when the page is opened anew
    }
  }
}

if (!customElements.get("weft-review")) customElements.define("weft-review", WeftReview);
