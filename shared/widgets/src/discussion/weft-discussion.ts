import { LitElement, html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { Target } from "../composer/drafts.js";
import type { Sent } from "../composer/outbox.js";
import { FrameHeight } from "../frame/frame-height.js";
import { travel } from "../frame/travel.js";
import type { WeftBell } from "../notifications/weft-bell.js";
import { Problem } from "../session/problem.js";
import { start, type NotStarted } from "../session/start.js";
import type { OpenedThread } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { t } from "../words/words.js";
import { Beside } from "./beside.js";
import { moderates, notOpened, notStarted, wentElsewhere } from "./discussion-parts.js";
import { discussionStyles } from "./discussion.styles.js";
import type { Heard, WeftEvents } from "./events.js";
import { loadLater, warmUp } from "./load-later.js";
import { Shortcuts } from "./shortcuts.js";
import type { Panel } from "./weft-panel.js";
import type { WeftThread } from "./weft-thread.js";
import type { WeftThreadList } from "./weft-thread-list.js";

const WIDE = matchMedia("(min-width: 900px)");

/** The whole discussion widget: list or thread, side by side where there is room. Takes its state from the page. */
export class WeftDiscussion extends LitElement {
  static override styles = [base, discussionStyles];

  @state() weft?: Weft;
  @state() private stopped?: NotStarted;
  @state() private opened?: OpenedThread;
  @state() private opening = "";
  @state() private problem?: Problem;
  @state() private wide = WIDE.matches;
  @state() private keysShown = false;
  @state() private panel: "" | Panel = "";
  @query("weft-thread-list") private list?: WeftThreadList;
  @query("weft-bell") private bell?: WeftBell;
  @query("weft-thread") private thread?: WeftThread;
  #frame?: FrameHeight;
  #shortcuts?: Shortcuts;
  readonly #beside = new Beside(this);
  #listWanted = false;
  #touched = false;
  readonly #resized = () => (this.wide = WIDE.matches);
  readonly #travelled = (event: PopStateEvent) => void this.#travel(event);
  readonly #sent = (event: Event) => this.#settle((event as CustomEvent<Sent>).detail);

  override connectedCallback(): void {
    super.connectedCallback();
    WIDE.addEventListener("change", this.#resized);
    addEventListener("popstate", this.#travelled);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    WIDE.removeEventListener("change", this.#resized);
    removeEventListener("popstate", this.#travelled);
    this.weft?.live.stop();
    this.#frame?.stop();
    this.#shortcuts?.stop();
  }

  /** While a thread is fetched the frame stays as tall as it is, so that the page around it doesn't jump. */
  protected override willUpdate(): void {
    this.style.minHeight = this.opening && !this.problem ? `${this.offsetHeight}px` : "";
  }

  protected override render(): TemplateResult {
    const { weft, stopped, opened, opening, wide } = this;
    if (stopped) return notStarted(stopped);
    if (!weft) return html`<main></main>`;
    const inThread = !!(opened || opening);
    const both = wide && inThread;
    this.#listWanted ||= both || !inThread;
    return html`<main
      class=${both ? "both" : inThread ? "one" : ""}
      @weft-open=${(e: Heard<"weft-open">) => void this.#openAt(e.detail)}
      @weft-continue=${(e: Heard<"weft-continue">) => void this.#continue(e.detail)}
      @weft-see=${(e: Heard<"weft-see">) => void this.#see(e.detail)}
      @weft-back=${() => this.#back()}
      @weft-inbox=${() => void this.#toggle("inbox")}
      @weft-news=${(e: CustomEvent<number>) => this.bell?.show(e.detail)}
      @weft-thread-changed=${(e: Heard<"weft-thread-changed">) => this.list?.patch(e.detail)}
      @pointerover=${this.#warmUp}
      @focusin=${this.#warmUp}
    >
      ${this.#beside.line()}
      <weft-notices class="screen" .weft=${weft}></weft-notices>
      ${inThread ? nothing : wentElsewhere(weft)}
      ${moderates(weft) ? html`<weft-review class="screen" .weft=${weft}></weft-review>` : nothing}
      ${
        this.keysShown
          ? html`<weft-shortcuts
              .shortcuts=${this.#shortcuts}
              ?staff=${moderates(weft)}
              @weft-close=${() => void this.#toggleKeys()}
            ></weft-shortcuts>`
          : nothing
      }
      <div class="panes">
        ${
          this.#listWanted
            ? html`<div class="side screen" ?hidden=${inThread && !both}>
                <weft-thread-list .weft=${weft} ?compact=${both} current=${opening || (opened?.thread.id ?? "")}
                  >${inThread && !both ? nothing : this.#bell(weft)}</weft-thread-list
                >
              </div>`
            : nothing
        }
        ${inThread ? html`<div>${this.#threadPane(weft, both)}</div>` : nothing}
      </div>
      <footer class="screen">
        ${moderates(weft) ? this.#opener("settings", t("settings.title")) : nothing}
        ${weft.state.credit ? this.#opener("credit", t("credit.open")) : nothing}
        ${this.#opener("feed", t("feed.open"))}
        <button class="text keys" @click=${() => void this.#toggleKeys()}>${icon("keys")} ${t("keys.open")}</button>
      </footer>
      ${this.panel ? html`<weft-panel class="screen" .weft=${weft} panel=${this.panel}></weft-panel>` : nothing}
    </main>`;
  }

  #bell(weft: Weft): TemplateResult {
    const open = this.panel === "inbox";
    return html`<weft-bell slot="bell" .weft=${weft} ?open=${open}></weft-bell>
      ${open ? html`<weft-inbox slot="inbox" class="screen" .weft=${weft}></weft-inbox>` : nothing}`;
  }

  async #toggle(panel: Panel): Promise<void> {
    await loadLater();
    this.panel = this.panel === panel ? "" : panel;
    if (panel === "inbox" && !this.panel) this.bell?.focus();
  }

  /** It stands below the bell, and would come with it. */
  #leaveInbox(): void {
    if (this.panel === "inbox") this.panel = "";
  }

  #opener(panel: Panel, words: string): TemplateResult {
    const open = this.panel === panel;
    return html`<button class="text" aria-expanded=${open} @click=${() => void this.#toggle(panel)}>${words}</button>`;
  }

  #threadPane(weft: Weft, both: boolean): TemplateResult {
    if (this.problem) {
      return notOpened(
        this.problem,
        () => void this.#open(this.opening, false),
        () => this.#back(),
      );
    }
    if (!this.opened || this.opening) return html`<weft-skeleton></weft-skeleton>`;
    return html`${keyed(
      this.opened,
      html`<weft-thread .weft=${weft} .opened=${this.opened} ?beside=${both} ?focused=${this.#touched}
        >${both ? nothing : this.#bell(weft)}</weft-thread
      >`,
    )}`;
  }

  async #begin(): Promise<void> {
    const begun = await start();
    this.#frame = new FrameHeight(this, "state" in begun ? (begun.state.parentOrigin ?? "") : "");
    if ("problem" in begun) {
      this.stopped = begun;
      return;
    }
    const { state: given, outbox, live, store } = begun;
    this.opened = given.open;
    this.weft = begun;
    document.title = given.placement.title;
    outbox.addEventListener("sent", this.#sent);
    this.#shortcuts = new Shortcuts(store, this.#keys());
    this.#shortcuts.start();
    await this.updateComplete;
    this.#frame.start();
    live.start();
    if (moderates(begun) || given.held.length || outbox.size) warmUp();
    outbox.flush();
    const before = (history.state as { weft?: string } | null)?.weft;
    if (before && !given.open) void this.#open(before, false);
  }

  #keys(): Record<string, () => void> {
    const step = (by: 1 | -1) => (this.thread ? this.thread.walk.step(by) : this.list?.step(by));
    return {
      j: () => step(1),
      k: () => step(-1),
      n: () => this.thread?.walk.step(1, true),
      p: () => this.thread?.walk.step(-1, true),
      "/": () => this.list?.checkVisibility() && this.list.search.focus(),
      r: () => this.weft?.state.viewer.mayWrite && void this.thread?.write(this.thread.walk.current()),
      "?": () => void this.#toggleKeys(),
    };
  }

  async #open(id: string, remember: boolean, post?: string): Promise<void> {
    const { weft } = this;
    if (!weft) return;
    this.#touched = true;
    this.#leaveInbox();
    this.opening = id;
    this.problem = undefined;
    if (remember) travel(() => history.pushState({ weft: id }, ""));
    try {
      const opened = post ? await weft.api.around(post) : await weft.api.thread(id);
      if (this.opening !== id) return;
      // By the id of a thread that was merged into another it opens where its posts are.
      this.#show({ ...opened, post: post ? undefined : opened.post });
    } catch (thrown) {
      if (this.opening === id) this.problem = Problem.from(thrown);
    }
  }

  async #openAt({ thread, post }: WeftEvents["weft-open"]): Promise<void> {
    await this.#open(thread, true, post);
    if (post) await this.#goTo(post);
  }

  /** Goes on with a draft, where it belongs. */
  async #continue({ thread, parent, edit }: Target): Promise<void> {
    if (!edit && thread === null) return this.list?.write();
    const at = edit ?? parent ?? undefined;
    await this.#open(thread || `post ${at}`, Boolean(thread), at);
    await this.updateComplete;
    const model = this.thread?.model;
    const post = (at && model?.find(at)) || model?.thread.firstPost;
    if (edit && post) await this.thread?.revise(post);
    else await this.thread?.write(post);
  }

  /** Opens a post wherever it stands. */
  async #see(post: string): Promise<void> {
    await this.#open(`post ${post}`, false, post);
    await this.#goTo(post);
  }

  async #goTo(post: string): Promise<void> {
    await this.updateComplete;
    const number = this.thread?.model.find(post)?.number;
    if (number) await this.thread?.goTo(number);
  }

  #show(opened: OpenedThread): void {
    this.opened = opened;
    this.opening = "";
    this.problem = undefined;
    document.title = opened.thread.title;
    this.list?.patch(opened.thread);
  }

  #back(): void {
    const pushed = (history.state as { weft?: string } | null)?.weft;
    if (pushed) travel(() => history.back());
    else void this.#toList();
  }

  async #toList(): Promise<void> {
    const left = this.opened?.thread.id ?? this.opening;
    this.#leaveInbox();
    this.opened = undefined;
    this.opening = "";
    this.problem = undefined;
    document.title = this.weft?.state.placement.title ?? "";
    await this.updateComplete;
    await this.list?.updateComplete;
    this.bell?.refresh();
    this.list?.focusRow(left);
  }

  async #travel(event: PopStateEvent): Promise<void> {
    const id = (event.state as { weft?: string } | null)?.weft;
    if (id) await this.#open(id, false);
    else await this.#toList();
  }

  #settle(sent: Sent): void {
    if (!("opened" in sent)) return;
    const { opened, fresh } = sent;
    this.weft?.own.add(opened.thread.id).add(opened.thread.firstPost.id);
    void this.list?.load();
    if (!fresh || this.opened) return;
    this.#touched = true;
    travel(() => history.pushState({ weft: opened.thread.id }, ""));
    this.#show(opened);
  }

  async #toggleKeys(): Promise<void> {
    await loadLater();
    this.keysShown = !this.keysShown;
    if (!this.keysShown) this.renderRoot.querySelector<HTMLElement>(".keys")?.focus();
  }

  readonly #warmUp = () => this.weft?.state.viewer.mayWrite && warmUp();
}
