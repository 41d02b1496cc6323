import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { tell } from "../discussion/events.js";
import { marked, markStyles } from "../discussion/marked.js";
import { Pictures } from "../discussion/pictures.js";
import { SearchApi } from "../discussion/search-api.js";
import { tend } from "../discussion/tend.js";
import { textStyles } from "../discussion/text.styles.js";
import { threadState } from "../discussion/thread-state.js";
import type { Like } from "../session/search-types.js";
import type { Post, ThreadView } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { t } from "../words/words.js";
import { similarStyles } from "./similar.styles.js";

const TYPING_MS = 400;
const THREE_WORDS = /\S\s+\S+\s+\S/;

/**
 * Earlier threads like the title that is being typed. It never takes the focus; each opens in place.
 *
 * @fires weft-answered - the post that opens the thread which answers it
 */
export class WeftSimilar extends LitElement {
  static override styles = [base, markStyles, textStyles, similarStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) typed = "";
  @state() private threads: Like[] = [];
  @state() private peeked = "";
  @state() private peek?: ThreadView;
  #asking = new AbortController();
  #timer = 0;

  constructor() {
    super();
    new Pictures(this, () => this.weft);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("typed")) return;
    clearTimeout(this.#timer);
    if (THREE_WORDS.test(this.typed.trim())) this.#timer = window.setTimeout(() => void this.#find(), TYPING_MS);
    else this.threads = [];
  }

  protected override updated(): void {
    this.renderRoot.querySelectorAll<HTMLElement>(".body").forEach((body) => void tend(body));
  }

  protected override render(): TemplateResult {
    const { threads } = this;
    return html`<p class="sr" role="status">${threads.length ? t("similar.found", { n: threads.length }) : ""}</p>
      ${
        threads.length
          ? html`<section aria-labelledby="asked">
              <h3 id="asked" class="quiet">${t("similar.title")}</h3>
              <ul>
                ${threads.map((like) => this.#row(like))}
              </ul>
            </section>`
          : nothing
      }`;
  }

  #row(like: Like): TemplateResult {
    const open = this.peeked === like.thread;
    return html`<li>
      <button
        type="button"
        class="title"
        aria-expanded=${open}
        @click=${() => void this.#look(open ? "" : like.thread)}
      >
        ${icon(open ? "up" : "down")} <span dir="auto">${marked(like.title)}</span>
      </button>
      ${threadState(like.state, like.createdAt)} ${open && this.peek ? this.#peek(like, this.peek) : nothing}
    </li>`;
  }

  #peek({ thread, post, title }: Like, { firstPost, acceptedAnswer }: ThreadView): TemplateResult {
    const text = (post: Post) => html`<div class="body" dir="auto">${unsafeHTML(post.html)}</div>`;
    return html`<div class="peek">
      <div class="texts" role="group" tabindex="0" aria-label=${title.map((part) => part.text).join("")}>
        ${
          acceptedAnswer
            ? html`<p class="state good">${icon("check")} ${t("search.accepted")}</p>
                ${text(acceptedAnswer)}
                <p class="state">${t("kind.question")}</p>`
            : html`<p class="quiet">${t("similar.noAnswer")}</p>`
        }
        ${text(firstPost)}
      </div>
      <p class="row">
        <button type="button" class="pill" @click=${() => this.#answered(post)}>${t("similar.answers")}</button>
        <button type="button" class="text" @click=${() => tell(this, "weft-open", { thread })}>
          ${t("similar.open")}
        </button>
      </p>
    </div>`;
  }

  #answered(post: string): void {
    this.dispatchEvent(new CustomEvent("weft-answered", { detail: post }));
  }

  async #look(thread: string): Promise<void> {
    this.peeked = thread;
    this.peek = undefined;
    if (!thread) return;
    try {
      const opened = await this.weft.api.thread(thread);
      if (this.peeked === thread) this.peek = opened.thread;
    } catch {
      if (this.peeked === thread) this.peeked = "";
    }
  }

  /** It only offers something: when that fails, nothing is said. */
  async #find(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const threads = await new SearchApi(this.weft.session).similar(this.typed, signal);
      if (!signal.aborted) this.threads = threads;
    } catch {
      if (!signal.aborted) this.threads = [];
    }
  }
}

if (!customElements.get("weft-similar")) customElements.define("weft-similar", WeftSimilar);
