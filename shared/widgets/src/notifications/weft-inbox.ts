import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { tell } from "../discussion/events.js";
import type { Notification } from "../session/notification-types.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { nameOf } from "../words/names.js";
import { t } from "../words/words.js";
import { NotificationsApi } from "./notifications-api.js";

/**
 * What the viewer should know, the newest first, what they want to hear of, and all their discussions.
 *
 * @fires weft-see - the post that was chosen
 * @fires weft-inbox - to be closed
 * @fires weft-news - how many threads have news now
 */
export class WeftInbox extends LitElement {
  static override styles = [
    base,
    css`
      section {
        padding: 12px 16px;
        margin-block: 8px 20px;
        border-radius: 6px;
        background: var(--weft-raised);
      }
      h2 {
        font-size: 16px;
      }
      li {
        padding-block: 8px;
        border-block-end: 1px solid var(--weft-line);
      }
      li:last-child {
        border: 0;
      }
      .way {
        display: block;
        width: 100%;
        padding: 2px 0;
        border: 0;
        background: none;
        color: inherit;
        font-size: 15px;
        text-align: start;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      .way:hover b {
        text-decoration: underline;
      }
      .new .way::before {
        content: "";
        display: inline-block;
        width: 8px;
        height: 8px;
        margin-inline-end: 8px;
        border-radius: 50%;
        background: var(--weft-accent);
        forced-color-adjust: none;
      }
      weft-time {
        display: inline;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private entries?: Notification[];
  @state() private next: string | null = null;
  @state() private opened: "" | "discussions" | "hearing" = "";
  @state() private problem?: Problem;
  #deaf?: () => void;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
    this.#deaf = this.weft.live.listen(({ event }) => event === "notified" && void this.#load());
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf?.();
  }

  protected override render(): TemplateResult {
    const { entries } = this;
    return html`<section aria-label=${t("inbox.title")} @keydown=${this.#keys}>
      <div class="row between">
        <h2 tabindex="-1">${t("inbox.title")}</h2>
        <div class="row">
          ${
            entries?.some(({ unread }) => unread)
              ? html`<button class="text" @click=${() => void this.#readAll()}>${t("inbox.readAll")}</button>`
              : nothing
          }
          ${this.#opener("discussions")} ${this.#opener("hearing")}
        </div>
      </div>
      ${
        this.opened === "hearing"
          ? html`<weft-hearing .weft=${this.weft}></weft-hearing><weft-mutes .weft=${this.weft}></weft-mutes>`
          : nothing
      }
      ${this.opened === "discussions" ? html`<weft-discussions .weft=${this.weft}></weft-discussions>` : nothing}
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}
      ${entries?.length === 0 && !this.opened ? html`<p class="quiet">${t("inbox.empty")}</p>` : nothing}
      ${
        entries?.length
          ? html`<ul>
              ${entries.map((entry) => this.#entry(entry))}
            </ul>`
          : nothing
      }
      ${
        this.next
          ? html`<button class="text on" @click=${() => void this.#load(this.next ?? "")}>${t("inbox.more")}</button>`
          : nothing
      }
    </section>`;
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("weft-inbox", { bubbles: true, composed: true }));
  };

  #opener(part: "discussions" | "hearing"): TemplateResult {
    const open = this.opened === part;
    return html`<button class="text" aria-expanded=${open} @click=${() => (this.opened = open ? "" : part)}>
      ${t(`${part}.open`)}
    </button>`;
  }

  #entry(entry: Notification): TemplateResult {
    const { unread, title, at, place, placement, post } = entry;
    const words = html`${unread ? html`<span class="sr">${t("inbox.new")} </span>` : nothing}${whoAndWhy(entry)}
      <b dir="auto">${title}</b>`;
    return html`<li class=${unread ? "new" : ""}>
      ${
        placement
          ? html`<a
              class="way"
              href="/go/${placement}/${post}"
              target="_blank"
              rel="noopener"
              @click=${() => void this.#read(entry)}
              >${words}</a
            >`
          : html`<button class="way" @click=${() => this.#see(entry)}>${words}</button>`
      }
      <p class="quiet">
        ${t(`reason.${entry.reason}`)} · ${place ? html`<bdi>${place}</bdi> · ` : nothing}<weft-time
          .at=${at}
        ></weft-time>
      </p>
    </li>`;
  }

  #see(entry: Notification): void {
    void this.#read(entry); // says at once what it knows: it is gone when the server has answered
    tell(this, "weft-see", entry.post);
  }

  async #read(entry: Notification): Promise<void> {
    if (!entry.unread) return;
    this.entries = this.entries?.map((each) => (each.thread === entry.thread ? { ...each, unread: false } : each));
    this.#tell(this.weft.state.notifications - 1);
    await this.#try(async () => this.#tell((await this.#api().read(entry.post)).unread));
  }

  async #readAll(): Promise<void> {
    await this.#try(async () => {
      this.#tell((await this.#api().read(null)).unread);
      this.entries = this.entries?.map((each) => ({ ...each, unread: false }));
    });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  async #load(cursor = ""): Promise<void> {
    await this.#try(async () => {
      const page = await this.#api().page(cursor);
      const before = cursor ? (this.entries ?? []) : [];
      this.entries = [...before, ...page.entries];
      this.next = page.next;
      this.#tell(page.unread);
    });
    if (!cursor) return;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>("li .way")[this.entries?.length ?? 0]?.focus();
  }

  #tell(unread: number): void {
    this.dispatchEvent(new CustomEvent("weft-news", { detail: unread, bubbles: true, composed: true }));
  }

  #api(): NotificationsApi {
    return new NotificationsApi(this.weft.session);
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

/** "Ben and 2 others answered in" and so on; where nobody needs to be named, what happened. */
function whoAndWhy({ reason, authors, count }: Notification): string {
  if (reason === "accepted" || reason === "endorsed" || reason === "solved") return t(`told.${reason}`);
  const [first, second] = authors;
  const name = nameOf(first ?? null);
  if (!second) return count > 1 ? t("told.several", { name, n: count }) : t("told.one", { name });
  return authors.length === 2
    ? t("told.two", { name, other: nameOf(second) })
    : t("told.many", { name, other: nameOf(second) });
}

if (!customElements.get("weft-inbox")) customElements.define("weft-inbox", WeftInbox);
