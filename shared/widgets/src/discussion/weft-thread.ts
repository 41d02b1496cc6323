import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Sent } from "../composer/outbox.js";
import { inWords } from "../session/problem.js";
import type { OpenedThread, Post } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { nameOf } from "../words/names.js";
import { t } from "../words/words.js";
import { mayWriteNow } from "./dates.js";
import { tell, type Heard } from "./events.js";
import { loadLater, warmUp } from "./load-later.js";
import { printThread, saveThread } from "./take-away.js";
import { ThreadKeeper } from "./thread-keeper.js";
import type { ThreadModel } from "./thread-model.js";
import { opener, departed, left, repliesBar, saver, threadHead, withheld } from "./thread-parts.js";
import { threadStyles } from "./thread.styles.js";
import { ThreadWalk } from "./thread-walk.js";
import { takesReplies, whyNot } from "./why-not.js";
import type { WeftHeld } from "./weft-held.js";
import type { WeftPost } from "./weft-post.js";

/**
 * One thread: the question, its accepted answer, the replies, and a place to write.
 *
 * @fires weft-back - the list was asked for
 * @fires weft-open - another thread was asked for
 */
export class WeftThread extends LitElement {
  static override styles = [base, threadStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) opened!: OpenedThread;
  /** The list stands beside it, so that no way back is needed. */
  @property({ type: Boolean }) beside = false;
  /** Whether it takes the focus when it opens. */
  @property({ type: Boolean }) focused = false;
  @state() private replyTo?: Post;
  @state() private quote = "";
  /** The post that is being changed, and what its author typed. */
  @state() private revised?: { post: Post; source: string };
  keeper!: ThreadKeeper;
  readonly walk = new ThreadWalk(this);
  readonly #sent = (event: Event) => void this.#settle((event as CustomEvent<Sent>).detail);
  readonly #changed = () => this.requestUpdate();

  get model(): ThreadModel {
    return this.keeper.model;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.weft.outbox.addEventListener("sent", this.#sent);
    this.weft.outbox.addEventListener("change", this.#changed);
    if (this.#moderates) warmUp();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.weft.outbox.removeEventListener("sent", this.#sent);
    this.weft.outbox.removeEventListener("change", this.#changed);
    this.keeper.close();
  }

  /** Goes to a post wherever it is, loading its page if need be. */
  async goTo(number: number, marked = true): Promise<void> {
    await this.keeper.bring(number);
    await this.updateComplete;
    await this.walk.find(number)?.arrive(marked);
  }

  /** Opens the field for a reply to a post, or to the thread. */
  async write(post: Post = this.model.thread.firstPost, quote = ""): Promise<void> {
    if (!this.#mayReply) return;
    await loadLater();
    this.quote = quote;
    this.replyTo = post;
    this.renderRoot.querySelector<HTMLElement>("weft-composer")?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("opened")) return;
    this.keeper?.close();
    this.keeper = new ThreadKeeper(this, this.weft, this.opened);
    this.replyTo = undefined;
    this.revised = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    this.keeper.watch(this.walk.all("weft-post"));
    if (!changed.has("opened")) return;
    const aim = this.opened.post && this.model.find(this.opened.post);
    if (aim) void this.goTo(aim.number);
    else if (this.focused) this.renderRoot.querySelector("h1")?.focus();
  }

  protected override render(): TemplateResult {
    const { keeper, model, weft } = this;
    const { thread, view, order } = model;
    const { acceptedAnswer } = thread;
    return html`<div
      class="thread"
      @weft-reply=${(e: Heard<"weft-reply">) => void this.write(e.detail.post, e.detail.quote)}
      @weft-revise=${(e: Heard<"weft-revise">) => void this.revise(e.detail)}
      @weft-jump=${(e: Heard<"weft-jump">) => void this.goTo(e.detail.number)}
      @weft-post-changed=${(e: Heard<"weft-post-changed">) => keeper.change(() => model.patch(e.detail), e)}
      @weft-thread-changed=${(e: Heard<"weft-thread-changed">) => keeper.change(() => model.patchThread(e.detail), e)}
      @weft-voted=${({ detail: d }: Heard<"weft-voted">) => keeper.change(() => model.vote(d.post, d.mine, d.votes))}
      @weft-reacted=${({ detail: d }: Heard<"weft-reacted">) =>
        keeper.change(() => model.react(d.post, d.mine, d.reactions))}
      @weft-mark-unread=${(e: Heard<"weft-mark-unread">) => void keeper.markUnread(e.detail)}
      @weft-muted=${({ detail: d }: Heard<"weft-muted">) => keeper.change(() => model.mute(d.author, d.on))}
      @weft-fold=${() => void this.#fold()}
      @weft-held=${(e: Heard<"weft-held">) => this.renderRoot.querySelector<WeftHeld>("weft-held")?.add(e.detail)}
    >
      ${
        this.beside
          ? nothing
          : html`<p class="back row between screen">
                <button class="text" @click=${() => tell(this, "weft-back", undefined)}>
                  ${icon("back")} ${t("thread.back")}
                </button>
                <slot name="bell"></slot>
              </p>
              <slot name="inbox"></slot>`
      }
      ${keeper.left ? left(keeper.left, (post) => tell(this, "weft-see", post)) : nothing}
      ${threadHead(thread, (id) => tell(this, "weft-open", { thread: id }))}
      ${this.#moderates ? html`<weft-thread-acts class="screen" .weft=${weft} .thread=${thread}></weft-thread-acts>` : nothing}
      ${this.#post(thread.firstPost, "first")}
      ${acceptedAnswer?.state === "visible" ? this.#post(acceptedAnswer, "answer") : nothing}
      ${repliesBar(thread, view, order, {
        firstUnread: () => void this.walk.toFirstUnread(),
        readAll: () => void keeper.readAll(),
        follow: () => void keeper.follow(),
        prefer: (wantedView, wantedOrder) => void keeper.prefer(wantedView, wantedOrder),
      })}
      ${withheld(model)} ${departed(thread.departures, (post) => tell(this, "weft-see", post))}
      ${keeper.problem ? html`<p class="notice" role="alert">${inWords(keeper.problem)}</p>` : nothing}
      ${order === "newest" ? this.#arrived() : nothing}
      ${model.previous ? this.#pageButton(t("thread.earlier"), "previous") : nothing} ${this.#posts()}
      ${model.next ? this.#pageButton(t("thread.more"), "next") : nothing}
      ${order === "newest" ? nothing : this.#arrived()}
      ${weft.outbox
        .of(thread.id)
        .map(
          (outgoing) =>
            html`<weft-outgoing
              .weft=${weft}
              .outgoing=${outgoing}
              .status=${outgoing.status}
              @weft-edit=${() => this.#edit(outgoing.target.parent)}
            ></weft-outgoing>`,
        )}
      <weft-held class="screen" .weft=${weft} thread=${thread.id}></weft-held>
      ${this.#mayReply ? this.#foot() : whyNot(weft, thread)}
      ${saver(
        (format) => void keeper.load(() => saveThread(weft, thread.id, format)),
        () => void printThread(keeper, () => this.#shown()),
      )}
    </div>`;
  }

  get #moderates(): boolean {
    const { staff, mayWrite } = this.weft.state.viewer;
    return staff && mayWrite;
  }

  get #mayReply(): boolean {
    return mayWriteNow(this.weft) && takesReplies(this.model.thread, this.#moderates);
  }

  #posts(): TemplateResult {
    const { posts, since } = this.model;
    return html`${repeat(
      posts,
      (post) => post.id,
      (post) => html`
        ${post.id === since.post ? html`<p class="since screen">${t("thread.since", { n: since.n })}</p>` : nothing}
        ${this.#post(post, "list")} ${this.replyTo?.id === post.id ? this.#composer(post) : nothing}
      `,
    )}`;
  }

  #post(post: Post, variant: WeftPost["variant"]): TemplateResult {
    const { model, weft } = this;
    const answer = model.thread.acceptedAnswer;
    const own = model.written.has(post.id) || post.author?.id === weft.state.viewer.person;
    if (this.revised?.post.id === post.id && variant !== "answer") {
      return html`<weft-editor
        .weft=${weft}
        .thread=${model.thread}
        .post=${post}
        source=${this.revised.source}
        ?own=${own}
        @weft-fold=${(e: Event) => void this.#revisedOrLeft(e)}
      ></weft-editor>`;
    }
    return html`<weft-post
      .weft=${weft}
      .thread=${model.thread}
      .post=${post}
      .reacted=${model.reactions.get(post.id) ?? []}
      variant=${variant}
      ?nested=${variant === "list" && model.view === "threaded" && post.root !== post.number}
      ?linear=${model.view === "linear"}
      ?own=${own}
      ?voted=${model.votes.has(post.id)}
      ?muted=${model.muted.has(post.id)}
      ?fresh=${variant === "list" && model.fresh.has(post.number)}
      .elsewhere=${variant === "list" && answer?.id === post.id && answer.state === "visible"}
    ></weft-post>`;
  }

  #arrived(): TemplateResult {
    const n = this.weft.outbox.sending ? 0 : this.model.arrived.size;
    const show = async () => {
      const first = await this.keeper.showArrived();
      if (first) await this.goTo(first, false);
    };
    return html`<div class="afloat screen" role="status" ?hidden=${!n}>
      ${n ? html`<button class="pill" @click=${() => void show()}>${t("thread.arrived", { n })}</button>` : nothing}
    </div>`;
  }

  #pageButton(words: string, which: "next" | "previous"): TemplateResult {
    const load = async () => {
      const first = await this.keeper.page(which);
      await this.updateComplete;
      if (first) await this.walk.find(first.number)?.arrive(false);
    };
    return html`<p class="center screen">
      <button class="pill" aria-busy=${this.keeper.busy} @click=${() => void load()}>${words}</button>
    </p>`;
  }

  #foot(): TemplateResult {
    const { thread } = this.model;
    if (this.replyTo?.number === 1) return this.#composer(thread.firstPost);
    const draft = this.weft.drafts.load({ thread: thread.id, parent: null });
    return opener(thread, draft !== null, () => void this.write());
  }

  #composer(post: Post): TemplateResult {
    const { thread, view } = this.model;
    const first = post.number === 1;
    return html`<weft-composer
      class="screen ${post.root !== post.number && view === "threaded" ? "nested" : ""}"
      .weft=${this.weft}
      .target=${{ thread: thread.id, parent: first ? null : post.id }}
      .kind=${thread.kind}
      ?incognito=${this.model.hidesName}
      .replyTo=${first ? "" : nameOf(post.author)}
      .quote=${this.quote}
    ></weft-composer>`;
  }

  #edit(parent: string | null): void {
    void this.write(parent ? this.model.find(parent) : undefined);
  }

  async #settle(sent: Sent): Promise<void> {
    if (!("post" in sent) || sent.outgoing.target.thread !== this.model.thread.id) return;
    this.weft.own.add(sent.post.id);
    await this.keeper.wrote(sent.post);
    await this.updateComplete;
    if (!this.replyTo && sent.fresh) await this.walk.find(sent.post.number)?.arrive(false);
  }

  /** Opens the field for a change of a post. */
  async revise(post: Post): Promise<void> {
    await this.keeper.load(async () => {
      const [{ text }] = await Promise.all([this.weft.api.source(post.id), loadLater()]);
      this.revised = { post, source: text };
    });
  }

  async #shown(): Promise<WeftPost[]> {
    await this.updateComplete;
    return this.walk.all().map(({ element }) => element);
  }

  async #revisedOrLeft(event: Event): Promise<void> {
    event.stopPropagation();
    const number = this.revised?.post.number ?? 1;
    this.revised = undefined;
    await this.updateComplete;
    await this.walk.find(number)?.arrive(false);
  }

  async #fold(): Promise<void> {
    const post = this.replyTo;
    this.replyTo = undefined;
    await this.updateComplete;
    if (post && post.number > 1 && mayWriteNow(this.weft)) this.walk.find(post.number)?.focusReply();
    else this.renderRoot.querySelector<HTMLElement>(".opener, .blocked")?.focus();
  }
}
