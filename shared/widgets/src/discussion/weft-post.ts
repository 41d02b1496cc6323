import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { bring } from "../frame/bring.js";
import { Problem, inWords } from "../session/problem.js";
import type { Post, ReactionKind, ThreadView } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { face, faceStyles } from "../theme/face.js";
import { icon } from "../theme/icons.js";
import { nameOf } from "../words/names.js";
import { t } from "../words/words.js";
import { tell } from "./events.js";
import { loadLater } from "./load-later.js";
import { Pictures } from "./pictures.js";
import { answerLine, endorsed, mutedLine, origin } from "./post-parts.js";
import { postStyles } from "./post.styles.js";
import { tend } from "./tend.js";
import { textStyles } from "./text.styles.js";

const UNDO_MS = 10_000;

/**
 * One post: who, when, what, and what one can do with it; or the tombstone of a removed one.
 *
 * @fires weft-post-changed - Post: removed or restored
 * @fires weft-jump - { number }: another post was asked for
 */
export class WeftPost extends LitElement {
  static override styles = [base, faceStyles, textStyles, postStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) thread!: ThreadView;
  @property({ attribute: false }) post!: Post;
  @property({ attribute: false }) reacted: ReactionKind[] = [];
  /** first: opens the thread; answer: the accepted one, shown under the question. */
  @property({ reflect: true }) variant: "first" | "answer" | "list" = "list";
  @property({ type: Boolean, reflect: true }) nested = false;
  /** Whether "in reply to" is said even when the parent is right above. */
  @property({ type: Boolean }) linear = false;
  @property({ type: Boolean }) own = false;
  @property({ type: Boolean }) voted = false;
  @property({ type: Boolean }) fresh = false;
  /** The viewer doesn't want to read who wrote it; it is one line until asked for. */
  @property({ type: Boolean }) muted = false;
  /** It is shown above already, so only its head is shown here until asked for. */
  @property({ attribute: false }) elsewhere = false;
  @state() private unfolded = false;
  /** What it said before is shown. */
  @state() private past = false;
  @state() private mayUndo = false;
  @state() private problem?: Problem;
  @query("article") private article!: HTMLElement;
  @query(".undo") private undoButton?: HTMLElement;
  readonly #pictures = new Pictures(this, () => this.weft);
  #undo = 0;
  #mutedHere = false;
  #tending?: Promise<void>;

  /** Brings it into view, focuses it, and marks it for a moment. */
  async arrive(marked = true): Promise<void> {
    this.unfolded ||= marked;
    await this.updateComplete;
    this.article.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    bring(this.article, { block: marked ? "start" : "nearest", behavior: calm || marked ? "auto" : "smooth" });
    this.article.classList.toggle("here", marked);
    this.article.addEventListener("blur", () => this.article.classList.remove("here"), { once: true });
  }

  /** Text that is selected inside this post. */
  selectedText(): string {
    const selection = (this.renderRoot as ShadowRoot & { getSelection?(): Selection | null }).getSelection?.();
    const chosen = selection ?? document.getSelection();
    const body = this.renderRoot.querySelector(".body");
    if (!chosen || chosen.isCollapsed || !body) return "";
    return !selection || body.contains(chosen.anchorNode) ? chosen.toString().trim() : "";
  }

  /** Its formulas are drawn and its pictures are there. */
  async tended(): Promise<void> {
    await this.updateComplete;
    await this.#tending;
    await this.#pictures.all();
  }

  focusReply(): void {
    this.renderRoot
      .querySelector<LitElement>("weft-post-acts")
      ?.renderRoot.querySelector<HTMLElement>(".reply")
      ?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#undo);
  }

  protected override render(): TemplateResult {
    const { post } = this;
    const label =
      post.author && !this.#folded
        ? t("post.label", { n: post.number, name: nameOf(post.author) })
        : t("post.label.nameless", { n: post.number });
    return html`<article tabindex="-1" aria-label=${label} id="post-${post.number}">
      ${this.#folded ? mutedLine(() => void this.#unfold()) : post.state === "visible" || post.html ? this.#visible() : this.#tombstone()}
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
    </article>`;
  }

  protected override updated(changed: PropertyValues): void {
    const body = this.renderRoot.querySelector<HTMLElement>(".body");
    if (this.#mutedHere && this.#folded) this.renderRoot.querySelector<HTMLElement>(".show")?.focus();
    this.#mutedHere = false;
    if (this.mayUndo && (changed.has("post") || changed.has("mayUndo"))) this.undoButton?.focus();
    if (body && (changed.has("post") || changed.has("unfolded"))) this.#tending = tend(body);
  }

  get #folded(): boolean {
    return this.muted && !this.unfolded && !!this.post.html;
  }

  async #unfold(): Promise<void> {
    this.unfolded = true;
    await this.updateComplete;
    this.article.focus();
  }

  #visible(): TemplateResult {
    const { post, variant } = this;
    const folded = this.elsewhere && !this.unfolded;
    return html`
      ${variant === "answer" ? answerLine(post, this.thread, (e) => this.#jump(e, post.number)) : nothing}
      <div class="head">
        ${face(post.author)}
        <div class="who">
          <bdi class="name">${nameOf(post.author)}</bdi>${post.author?.alias && this.own ? ` ${t("you")}` : nothing}
          <span class="quiet">${this.#roleAndTime()}</span>
          ${this.fresh ? html` <span class="dot screen">${t("post.new")}</span>` : nothing}
        </div>
      </div>
      ${post.state === "hidden" ? this.#hiddenLine() : nothing} ${variant === "list" ? this.#marks(folded) : nothing}
      ${
        folded
          ? nothing
          : html`${post.title ? html`<h3><bdi>${post.title}</bdi></h3>` : nothing}
              <div class="body" dir="auto">${unsafeHTML(post.html)}</div>
              ${origin(post)}
              ${
                this.past
                  ? html`<weft-history .weft=${this.weft} post=${post.id} version=${post.version}></weft-history>`
                  : nothing
              }
              ${post.state === "visible" ? this.#acts() : nothing}`
      }
    `;
  }

  #acts(): TemplateResult {
    const { post } = this;
    return html`<weft-post-acts
      class="screen"
      .weft=${this.weft}
      .thread=${this.thread}
      .post=${post}
      .reacted=${this.reacted}
      ?own=${this.own}
      ?voted=${this.voted}
      ?muted=${this.muted}
      @weft-muted=${() => ((this.unfolded = false), (this.#mutedHere = true))}
      @weft-remove=${() => void this.#remove()}
    ></weft-post-acts>`;
  }

  #roleAndTime(): TemplateResult {
    const { post, thread } = this;
    const role = post.author?.role && post.author.name ? t(`role.${post.author.role}`) : "";
    const verbs = { question: "post.asked", discussion: "post.started", announcement: "post.announced" } as const;
    const verb = this.variant === "first" ? `${t(verbs[thread.kind])} ` : "";
    const tellParent = post.replyTo !== null && (this.linear || post.replyTo !== post.root);
    return html`${role ? html`${role} · ` : nothing}${verb}<weft-time .at=${post.createdAt}></weft-time
      >${this.#edited()}${
        tellParent
          ? html` ·
              <a href="#post-${post.replyTo}" @click=${(e: Event) => this.#jump(e, post.replyTo)}
                >${t("post.replyTo", { n: post.replyTo ?? 0 })}</a
              >`
          : nothing
      }`;
  }

  /** That it was changed; who may see what it said before can open that. */
  #edited(): TemplateResult | typeof nothing {
    const { edited } = this.post;
    if (!edited) return nothing;
    const words = t(`post.edited.${edited.by}`);
    const mark =
      this.own || this.weft.state.viewer.staff
        ? html`<button class="text" aria-expanded=${this.past} @click=${() => void this.#showPast()}>${words}</button>`
        : words;
    return html` · ${mark}${edited.reason ? html` (<bdi>${edited.reason}</bdi>)` : nothing}`;
  }

  /** Staff sees what is hidden, why, and the way back. */
  #hiddenLine(): TemplateResult {
    return html`<p class="notice row above">
      <span
        >${icon("hidden")} ${t(this.post.stateReason ? "post.hidden" : "post.flagged")}
        <bdi>${this.post.stateReason}</bdi></span
      >
      <button class="text on" @click=${() => void this.#restore()}>${t("post.show")}</button>
    </p>`;
  }

  #marks(folded: boolean): TemplateResult | typeof nothing {
    const { post } = this;
    if (!post.accepted && post.endorsedBy === null) return nothing;
    return html`<div class="row above">
      ${post.accepted ? html`<span class="state good">${icon("check")} ${t("post.accepted")}</span>` : nothing}
      ${post.endorsedBy !== null ? html`<span class="state good">${icon("ribbon")} ${endorsed(post)}</span>` : nothing}
      ${
        folded
          ? html`<span class="quiet">${t("post.shownAbove")}</span>
              <button class="text" @click=${() => (this.unfolded = true)}>${t("post.showHere")}</button>`
          : nothing
      }
    </div>`;
  }

  #tombstone(): TemplateResult {
    const { post, variant } = this;
    const what = variant === "first" ? "post.deletedQuestion" : "post.deleted";
    const hidden = post.stateReason ? "post.hidden" : "post.flagged";
    const words = t(post.state === "hidden" ? hidden : what);
    if (this.mayUndo) {
      return html`<p class="row" role="status">
        <span>${t("post.removedNow")}</span>
        <button class="text on undo" @click=${() => void this.#restore()}>${t("post.undo")}</button>
      </p>`;
    }
    return html`<p class="gone row">
      <span>${words}${post.stateReason ? html` <bdi>${post.stateReason}</bdi>` : nothing}</span>
      ${
        post.author && this.weft.state.viewer.staff
          ? html`<bdi>${nameOf(post.author)}</bdi>
              <button class="text" @click=${() => void this.#restore()}>${t("post.restore")}</button>`
          : nothing
      }
    </p>`;
  }

  async #showPast(): Promise<void> {
    await loadLater();
    this.past = !this.past;
  }

  #jump(event: Event, number: number | null): void {
    event.preventDefault();
    if (number) tell(this, "weft-jump", { number });
  }

  async #remove(): Promise<void> {
    await this.#try(async () => {
      const gone = await this.weft.api.remove(this.post.id);
      this.mayUndo = true;
      this.#undo = window.setTimeout(() => (this.mayUndo = false), UNDO_MS);
      tell(this, "weft-post-changed", gone);
    });
  }

  async #restore(): Promise<void> {
    await this.#try(async () => {
      const back = await this.weft.api.restore(this.post.id);
      clearTimeout(this.#undo);
      this.mayUndo = false;
      tell(this, "weft-post-changed", back);
      await this.updateComplete;
      this.article.focus();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.problem = undefined;
    try {
      await act();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}
