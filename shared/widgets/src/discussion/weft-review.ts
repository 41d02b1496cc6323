import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { Problem, inWords } from "../session/problem.js";
import type { ReviewItem, ReviewQueue } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { icon } from "../theme/icons.js";
import { nameOf } from "../words/names.js";
import { number, t, type Word } from "../words/words.js";
import { tell } from "./events.js";
import { ModerationApi } from "./moderation-api.js";
import { Pictures } from "./pictures.js";
import { reviewStyles } from "./review.styles.js";
import { areOn, isSingle } from "./shortcuts.js";
import { tend } from "./tend.js";
import { textStyles } from "./text.styles.js";

/** A decision that is given a reason. */
interface Asked {
  key: string;
  act: "pass" | "stop";
}

/** What is asked, what the button says, and who reads it. */
const ASKED: Record<Asked["act"], Record<"held" | "flagged", [Word, Word, Word]>> = {
  pass: {
    held: ["review.passReason", "review.approve", "review.passHint"],
    flagged: ["review.passReason", "review.keep", "review.passHint"],
  },
  stop: {
    held: ["review.refuseReason", "review.refuse", "review.refuseHint"],
    flagged: ["hide.reason", "hide.add", "hide.hint"],
  },
};
const OFTEN: Word[] = ["often.known", "often.topic", "often.solution", "often.tone"];

/**
 * What waits for staff to decide, in the whole place or in all of theirs: flagged posts, and what isn't written yet.
 * Nothing while there is none.
 *
 * @fires weft-see - the post that is looked at
 */
export class WeftReview extends LitElement {
  static override styles = [base, textStyles, formStyles, reviewStyles];

  @property({ attribute: false }) weft!: Weft;
  @state() private queue?: ReviewQueue;
  @state() private open = false;
  @state() private everywhere = false;
  /** What is about to be decided with a reason. */
  @state() private asked?: Asked;
  @state() private problem?: Problem;
  @query("input[type=text]") private field?: HTMLInputElement;
  #deaf?: () => unknown;

  constructor() {
    super();
    new Pictures(this, () => this.weft);
  }

  /** Not when it is connected: it may be there before its script is. */
  protected override firstUpdated(): void {
    this.#deaf = this.weft.live.listen(({ event }) => /^(flagged|held)$/.test(event) && void this.#load());
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf?.();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { items = [], next, places = 1 } = this.queue ?? {};
    if (!items.length && !this.open && places < 2) return nothing;
    return html`<div class="notice row between">
        <button class="text on" aria-expanded=${this.open} @click=${() => void this.#toggle()}>
          ${icon("flag")} ${t("review.open")} ${number(items.length)}${next ? "+" : ""}
        </button>
        ${this.open && places > 1 ? this.#switch() : nothing}
      </div>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
      ${this.open && !items.length ? html`<p class="quiet" role="status">${t("review.none")}</p>` : nothing}
      ${this.open && items.length ? this.#list(items) : nothing}
      ${
        this.open && next
          ? html`<p><button class="pill" @click=${() => void this.#more(next)}>${t("list.more")}</button></p>`
          : nothing
      }`;
  }

  protected override updated(): void {
    for (const body of this.renderRoot.querySelectorAll<HTMLElement>(".body")) {
      void tend(body);
      if (body.scrollHeight > body.clientHeight + 1) body.tabIndex = 0;
    }
  }

  /** The first one gets the focus, so that the keys are for it. */
  async #toggle(): Promise<void> {
    this.open = !this.open;
    await this.updateComplete;
    if (this.open) this.#focus(0);
  }

  #switch(): TemplateResult {
    const change = (e: Event) => {
      this.everywhere = (e.target as HTMLInputElement).checked;
      void this.#load();
    };
    return html`<label class="choice"
      ><input type="checkbox" .checked=${this.everywhere} @change=${change} />${t("review.everywhere")}</label
    >`;
  }

  #list(items: ReviewItem[]): TemplateResult {
    return html`<ul aria-label=${t("review.open")} @keydown=${this.#keys}>
      ${repeat(items, keyOf, (item) => this.#item(item))}
    </ul>`;
  }

  #item(item: ReviewItem): TemplateResult {
    const { post, held } = item;
    const asked = this.asked?.key === keyOf(item) ? this.asked.act : undefined;
    const asker = (act: Asked["act"], words: string, kind: string) =>
      html`<button
        class="text ${kind}"
        aria-expanded=${asked === act}
        @click=${() => void this.#ask(asked === act ? undefined : { key: keyOf(item), act })}
      >
        ${words}
      </button>`;
    const title = held?.title ?? item.title;
    return html`<li tabindex="-1">
      <p><b dir="auto">${title}</b></p>
      <p class="quiet">
        <bdi>${held && !held.author ? t("held.nameless") : nameOf(held ? held.author : (post?.author ?? null))}</bdi> ·
        <weft-time .at=${held?.at ?? post?.createdAt ?? ""}></weft-time>${
          post?.state === "hidden" ? ` · ${t("review.hidden")}` : nothing
        }${this.everywhere ? html` · <bdi>${item.placeTitle}</bdi>` : nothing}
      </p>
      <div class="body" dir="auto">${unsafeHTML(held?.html ?? post?.html)}</div>
      <div class="flags">${why(item)}</div>
      <div class="row">
        <button class="text on" @click=${() => void this.#pass(item)}>
          ${held ? t("review.approve") : t("review.keep")}
        </button>
        ${asker("pass", t("review.passWhy"), "")} ${asker("stop", held ? t("review.refuse") : t("hide.open"), "danger")}
        ${this.#way(item)}
      </div>
      ${asked ? this.#reason(item, asked) : nothing}
    </li>`;
  }

  #reason(item: ReviewItem, act: Asked["act"]): TemplateResult {
    const decide = (event: Event) => {
      event.preventDefault();
      void this.#decide(() => this.#api[act](item, this.field?.value.trim() ?? "", this.everywhere));
    };
    const [ask, button, hint] = ASKED[act][item.held ? "held" : "flagged"];
    return html`<form novalidate @submit=${decide} @keydown=${(e: KeyboardEvent) => e.key === "Escape" && this.#ask()}>
      <label
        >${t(ask)}
        <input
          type="text"
          dir="auto"
          autocomplete="off"
          aria-describedby="hint"
          list=${act === "stop" ? "often" : nothing}
      /></label>
      <datalist id="often">${OFTEN.map((word) => html`<option value=${t(word)}></option>`)}</datalist>
      <button class="button">${t(button)}</button>
      <span class="quiet" id="hint">${t(hint)}</span>
    </form>`;
  }

  /** To the post: in this discussion, or on the page where it stands. */
  #way({ post, held, thread, here, placement }: ReviewItem): TemplateResult | typeof nothing {
    const id = post?.id ?? held?.post;
    if (here && (id || thread)) {
      const see = () => (id ? tell(this, "weft-see", id) : tell(this, "weft-open", { thread: thread ?? "" }));
      return html`<button class="text" @click=${see}>${t("audit.open")}</button>`;
    }
    return placement && id
      ? html`<a href="/go/${placement}/${id}" target="_blank" rel="noopener">${t("review.elsewhere")}</a>`
      : nothing;
  }

  /** Single keys for the one in focus; only a decision that undoes nothing needs no reason. */
  readonly #keys = (event: KeyboardEvent) => {
    const at = this.#at();
    const item = this.queue?.items[at];
    if (!item || !areOn(this.weft.store) || !isSingle(event)) return;
    const acts: Record<string, () => unknown> = {
      j: () => this.#focus(at + 1),
      k: () => this.#focus(at - 1),
      h: () => this.#ask({ key: keyOf(item), act: "stop" }),
      [item.held ? "a" : "d"]: () => this.#pass(item),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    void act();
  };

  async #ask(asked?: Asked): Promise<void> {
    const at = this.#at();
    this.asked = asked;
    await this.updateComplete;
    if (asked) this.field?.focus();
    else this.#focus(at);
  }

  get #api(): ModerationApi {
    return new ModerationApi(this.weft.session);
  }

  #pass(item: ReviewItem): Promise<void> {
    return this.#decide(() => this.#api.pass(item, "", this.everywhere));
  }

  /** The next one gets the focus, so that the keyboard goes on from there. */
  async #decide(act: () => Promise<ReviewQueue>): Promise<void> {
    const at = this.#at();
    this.problem = undefined;
    try {
      this.queue = await act();
      this.asked = undefined;
      await this.updateComplete;
      this.#focus(at);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      if (this.problem.code === "held-not-found") await this.#load();
    }
  }

  #at(): number {
    return [...this.renderRoot.querySelectorAll("li")].findIndex((item) => item.matches(":focus-within"));
  }

  #focus(at: number): void {
    const items = this.renderRoot.querySelectorAll("li");
    (items[Math.min(Math.max(at, 0), items.length - 1)] ?? this.renderRoot.querySelector("button"))?.focus();
  }

  async #more(cursor: string): Promise<void> {
    const known = this.queue?.items ?? [];
    try {
      const page = await this.#api.queue(this.everywhere, cursor);
      this.queue = { ...page, items: [...known, ...page.items] };
      await this.updateComplete;
      this.#focus(known.length);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  async #load(): Promise<void> {
    try {
      this.queue = await this.#api.queue(this.everywhere);
    } catch {
      // asked again with the next flag, or when the page is opened anew
    }
  }
}

function keyOf({ post, held }: ReviewItem): string {
  return held ? `held ${held.id}` : (post?.id ?? "");
}

/** Why it waits. */
function why({ flags, held }: ReviewItem): TemplateResult[] {
  if (!held) {
    return flags.map(
      ({ reason, note }) =>
        html`<p>${icon("flag")} ${t(`flag.${reason}`)}${note ? html`: <bdi>${note}</bdi>` : nothing}</p>`,
    );
  }
  const { kind, cause, word, author } = held;
  const reasons = [
    cause === "word" ? t("review.word", { word: word ?? "" }) : t(author ? "review.first" : "review.nameless"),
    ...(kind === "reply" ? [] : [t(`review.${kind}`)]),
  ];
  return reasons.map((reason) => html`<p>${icon("clock")} ${reason}</p>`);
}

if (!customElements.get("weft-review")) customElements.define("weft-review", WeftReview);
