import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { bring } from "../frame/bring.js";
import { NotificationsApi, tagPath } from "../notifications/notifications-api.js";
import { Problem } from "../session/problem.js";
import type { Filter, LiveEvent, Sort, ThreadPage, ThreadRow } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { number, t } from "../words/words.js";
import { mayWriteNow } from "./dates.js";
import type { ListQuery } from "./discussion-api.js";
import type { Heard } from "./events.js";
import { draftsButton, failed, groupChooser, recount, tagLine, updates, whyEmpty } from "./list-parts.js";
import { ListSearch } from "./list-search.js";
import { listStyles } from "./list.styles.js";
import { loadLater } from "./load-later.js";
import { chooser } from "./thread-parts.js";
import { blockedLine } from "./why-not.js";
import type { WeftThreadRow } from "./weft-thread-row.js";

const FILTERS: Filter[] = ["all", "unread", "following", "unanswered", "mine"];
const STAFF_FILTERS: Filter[] = [...FILTERS, "needs-staff"];
const SORTS: Sort[] = ["activity", "newest", "votes", "waiting"];
const WORTH_TELLING = /^thread-(created|changed|merged|moved|split)$|^post-(created|changed)$/;

/** The threads of one forum, with filters and the field for a new one. */
export class WeftThreadList extends LitElement {
  static override styles = [base, listStyles];

  @property({ attribute: false }) weft!: Weft;
  /** The open thread, when it stands beside the list. */
  @property() current = "";
  @property({ type: Boolean, reflect: true }) compact = false;
  @state() private page?: ThreadPage;
  @state() private wanted: ListQuery = { filter: "all", sort: "activity", tag: "", group: "" };
  @state() private writing = false;
  @state() private draftsShown = false;
  @state() private busy = false;
  @state() private problem?: Problem;
  @state() private said = "";
  /** Threads that changed since the list was loaded. */
  @state() private stirred = new Set<string>();
  @query(".ask, .blocked") private askButton?: HTMLElement;
  readonly search = new ListSearch(this);
  #asking = new AbortController();
  #deaf = () => {};
  readonly #changed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.page ??= this.weft.state.threads;
    this.#deaf = this.weft.live.listen((event) => this.#hear(event));
    this.weft.outbox.addEventListener("change", this.#changed);
    this.weft.drafts.addEventListener("change", this.#changed);
    if (!this.page) void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf();
    this.weft.outbox.removeEventListener("change", this.#changed);
    this.weft.drafts.removeEventListener("change", this.#changed);
  }

  /** Puts what became known elsewhere into the row, without moving it. */
  patch(row: ThreadRow): void {
    if (!this.page) return;
    const was = this.page.threads.find((each) => each.id === row.id);
    const counts = was ? recount(this.page.counts, was, row) : this.page.counts;
    const threads = this.page.threads.map((each) => (each.id === row.id ? { ...each, ...row } : each));
    this.page = { ...this.page, threads, counts };
    this.stirred.delete(row.id);
  }

  focusRow(thread: string): void {
    if (this.search.focusResult(thread)) return;
    const row = this.#rows().find((each) => each.row.id === thread) ?? this.renderRoot.querySelector("h1");
    row?.focus();
    if (row) bring(row);
  }

  step(by: 1 | -1): void {
    if (this.search.on) return this.search.step(by);
    const rows = this.#rows();
    const here = rows.findIndex((row) => row.matches(":focus-within"));
    rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by]?.focus();
  }

  async write(): Promise<void> {
    await loadLater();
    this.writing = true;
  }

  fold(focus = true): void {
    this.writing = false;
    if (focus) void this.updateComplete.then(() => this.askButton?.focus());
  }

  /** Loads the first page again. */
  async load(wanted: Partial<ListQuery> = {}): Promise<void> {
    this.wanted = { ...this.wanted, ...wanted };
    this.said = "";
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    await this.#try(signal, async () => {
      const page = await this.weft.api.threads(this.wanted, "", signal);
      this.page = page;
      this.stirred = new Set();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("current") && this.current) this.stirred.delete(this.current);
  }

  protected override render(): TemplateResult {
    const { weft, page } = this;
    const { placement } = weft.state;
    return html`<div
      @weft-tag=${(e: Heard<"weft-tag">) => void this.load({ tag: e.detail })}
      @weft-fold=${() => this.fold()}
    >
      <header class="bar row between">
        <h1 tabindex="-1" dir="auto">${placement.title}</h1>
        <slot name="bell"></slot>
        ${
          mayWriteNow(weft) && !this.writing
            ? html`<button class="button ask" @click=${() => void this.write()}>
                ${t(weft.state.settings.kind === "discussion" ? "start" : "ask")}
              </button>`
            : nothing
        }
      </header>
      <slot name="inbox"></slot>
      ${blockedLine(weft)}
      ${
        this.writing
          ? html`<weft-composer .weft=${weft} .target=${{ thread: null, parent: null }}></weft-composer>`
          : nothing
      }
      ${this.search.field()} ${this.search.results()} ${this.search.on ? nothing : this.#tools()}
      ${this.draftsShown ? html`<weft-drafts .weft=${weft} @weft-continue=${() => (this.draftsShown = false)}></weft-drafts>` : nothing}
      ${updates(weft.outbox.sending ? 0 : this.stirred.size, () => void this.load().then(() => this.step(1)))}
      ${weft.outbox
        .of(null)
        .map(
          (outgoing) =>
            html`<weft-outgoing
              .weft=${weft}
              .outgoing=${outgoing}
              .status=${outgoing.status}
              @weft-edit=${() => void this.write()}
            ></weft-outgoing>`,
        )}
      <div ?hidden=${this.search.on}>
        <weft-held .weft=${weft}></weft-held>
        ${this.problem ? failed(this.problem, () => void this.load()) : nothing}
        ${page ? this.#threads(page) : this.busy ? html`<weft-skeleton></weft-skeleton>` : nothing}
      </div>
    </div>`;
  }

  #tools(): TemplateResult {
    const { wanted, page, weft } = this;
    const { unread = 0, unanswered = 0, needsStaff = 0 } = page?.counts ?? {};
    return html`<nav class="row between" aria-label=${t("list.filter")}>
        <div class="tabs row">
          ${(weft.state.viewer.staff ? STAFF_FILTERS : FILTERS).map((filter) => {
            const count = { all: 0, unread, following: 0, unanswered, mine: 0, "needs-staff": needsStaff }[filter];
            return html`<button
              class="tab"
              aria-current=${filter === wanted.filter ? "true" : nothing}
              @click=${() => void this.load({ filter })}
            >
              ${t(`filter.${filter}`)}${count ? ` ${number(count)}` : ""}
            </button>`;
          })}
        </div>
        <div class="tools row">
          ${draftsButton(weft.drafts.list().length, this.draftsShown, () => void this.#toggleDrafts())}
          ${
            unread
              ? html`<button class="text" @click=${() => void this.#readAll()}>${t("list.allRead")}</button>`
              : nothing
          }
          ${groupChooser(weft, wanted.group, (group) => void this.load({ group }))}
          ${chooser(
            t("sort.label"),
            SORTS,
            wanted.sort,
            (sort) => t(`sort.${sort}`),
            (sort) => void this.load({ sort }),
          )}
        </div>
      </nav>
      ${
        wanted.tag
          ? tagLine(
              wanted.tag,
              () => void this.#followTag(wanted.tag),
              () => void this.load({ tag: "" }),
            )
          : nothing
      }
      <p class="quiet" role="status">${this.said}</p>`;
  }

  async #toggleDrafts(): Promise<void> {
    await loadLater();
    this.draftsShown = !this.draftsShown;
  }

  async #followTag(tag: string): Promise<void> {
    await this.#try(this.#asking.signal, async () => {
      await new NotificationsApi(this.weft.session).follow(tagPath(tag), true);
      this.said = t("follow.tagDone", { tag });
    });
  }

  #threads({ threads, next }: ThreadPage): TemplateResult {
    if (!threads.length && !this.problem) return html`<p class="empty">${whyEmpty(this.weft, this.wanted)}</p>`;
    return html`<ul class=${this.busy ? "stale" : ""} aria-label=${t("list.threads")} aria-busy=${this.busy}>
        ${repeat(
          threads,
          (row) => row.id,
          (row) =>
            html`<li>
              <weft-thread-row
                .row=${row}
                ?compact=${this.compact}
                ?current=${row.id === this.current}
              ></weft-thread-row>
            </li>`,
        )}
      </ul>
      ${
        next
          ? html`<p class="center">
              <button class="pill" @click=${() => void this.#more(next)}>${t("list.more")}</button>
            </p>`
          : nothing
      }`;
  }

  async #more(cursor: string): Promise<void> {
    const known = this.page?.threads ?? [];
    await this.#try(this.#asking.signal, async () => {
      const page = await this.weft.api.threads(this.wanted, cursor);
      const ids = new Set(known.map((row) => row.id));
      this.page = { ...page, threads: [...known, ...page.threads.filter((row) => !ids.has(row.id))] };
    });
    await this.updateComplete;
    this.#rows()[known.length]?.focus();
  }

  async #readAll(): Promise<void> {
    await this.#try(this.#asking.signal, () => this.weft.api.readEverything());
    if (!this.problem) await this.load();
    this.renderRoot.querySelector<HTMLElement>(".tab[aria-current]")?.focus();
  }

  #hear({ event, data }: LiveEvent): void {
    if (event === "reset" || event === "forum-changed") void this.#compare();
    if (event === "muted" || event === "unmuted" || event === "harvested") void this.load();
    if (!WORTH_TELLING.test(event) || !data.thread || data.thread === this.current) return;
    if (this.weft.own.has(data.thread) && event === "thread-created") return;
    if (data.post && this.weft.own.has(data.post)) return;
    this.stirred = new Set(this.stirred).add(data.thread);
  }

  /** Finds out what was missed, without touching what is shown. */
  async #compare(): Promise<void> {
    const { threads } = await this.weft.api.threads(this.wanted).catch(() => ({ threads: [] }));
    const known = new Map(this.page?.threads.map((row) => [row.id, row.lastActivityAt]));
    const missed = threads.filter((row) => known.get(row.id) !== row.lastActivityAt && row.id !== this.current);
    this.stirred = new Set([...this.stirred, ...missed.map((row) => row.id)]);
  }

  #rows(): WeftThreadRow[] {
    return [...this.renderRoot.querySelectorAll<WeftThreadRow>("weft-thread-row")];
  }

  async #try(signal: AbortSignal, act: () => Promise<void>): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    try {
      await act();
    } catch (thrown) {
      if (signal.aborted) return;
      this.problem = Problem.from(thrown);
    }
    this.busy = false;
  }
}
