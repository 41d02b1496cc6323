import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Choices, Followed, Mail, Reason, Way } from "../session/notification-types.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { NotificationsApi, tagPath } from "./notifications-api.js";
import "./weft-mail.js";

const REASONS: Reason[] = [
  "mention",
  "reply",
  "answer",
  "solved",
  "accepted",
  "endorsed",
  "thread",
  "announcement",
  "discussion",
  "tag",
  "place",
];
const STAFF_REASONS: Reason[] = ["staff", "private"];
const WAYS: Way[] = ["mail", "here", "none"];

/** What the viewer follows, and of what they are told. */
export class WeftHearing extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        margin-block: 8px 16px;
        font-size: 15px;
      }
      h3 {
        margin-block: 12px 4px;
        font-size: 15px;
      }
      .choice {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 30px;
      }
      .way {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        justify-content: space-between;
        align-items: center;
        padding-block: 3px;
        border-block-end: 1px solid var(--weft-line);
      }
      .way select {
        width: auto;
        min-width: 11em;
        min-height: 28px;
        border: 1px solid var(--weft-muted);
        border-radius: 4px;
        background: var(--weft-surface);
        margin: 0;
      }
      input {
        flex: none;
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--weft-accent);
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private followed?: Followed;
  /** Followed when it was opened: what is switched off by mistake can be switched on again. */
  @state() private tags: string[] = [];
  @state() private choices?: Choices;
  @state() private mail?: Mail;
  @state() private said = "";
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    void this.#do(async (api) => {
      [this.followed, this.choices, this.mail] = await Promise.all([api.followed(), api.choices(), api.mail()]);
      this.tags = this.followed.tags;
    });
  }

  protected override render(): TemplateResult {
    const { followed, choices } = this;
    const { viewer, place } = this.weft.state;
    return html`${
        followed
          ? html`<h3>${t("hearing.follow")}</h3>
              ${this.#choice(t("hearing.discussion"), followed.discussion, (on) => this.#follow("discussion", on))}
              ${this.#choice(t("hearing.place", { place: place.title }), followed.place, (on) =>
                this.#follow("place", on),
              )}
              ${this.tags.map((tag) =>
                this.#choice(t("hearing.tag", { tag }), followed.tags.includes(tag), (on) =>
                  this.#follow(tagPath(tag), on),
                ),
              )}`
          : nothing
      }
      ${
        choices
          ? html`<h3>${t("hearing.title")}</h3>
              ${[...(viewer.staff ? STAFF_REASONS : []), ...REASONS].map((reason) =>
                this.#mailed
                  ? this.#way(reason, choices[reason])
                  : this.#choice(t(`reason.${reason}`), choices[reason] !== "none", (on) =>
                      this.#choose(reason, on ? "here" : "none"),
                    ),
              )}`
          : nothing
      }
      ${this.mail?.offered ? html`<weft-mail .weft=${this.weft} .mail=${this.mail}></weft-mail>` : nothing}
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  /** Whether there is a way to be mailed. */
  get #mailed(): boolean {
    return Boolean(this.mail?.offered && this.mail.address);
  }

  #way(reason: Reason, chosen: Way): TemplateResult {
    return html`<label class="way"
      ><span>${t(`reason.${reason}`)}</span>
      <select @change=${(event: Event) => this.#choose(reason, (event.target as HTMLSelectElement).value as Way)}>
        ${WAYS.map((way) => html`<option value=${way} ?selected=${way === chosen}>${t(`way.${way}`)}</option>`)}
      </select>
    </label>`;
  }

  #choice(words: string, on: boolean, set: (on: boolean) => void): TemplateResult {
    return html`<label class="choice"
      ><input
        type="checkbox"
        .checked=${on}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
      />${words}</label
    >`;
  }

  #follow(what: "discussion" | "place" | `tags/${string}`, on: boolean): void {
    void this.#save(async (api) => (this.followed = await api.follow(what, on)));
  }

  #choose(reason: Reason, way: Way): void {
    void this.#save(async (api) => (this.choices = await api.choose(reason, way)));
  }

  async #save(act: (api: NotificationsApi) => Promise<unknown>): Promise<void> {
    await this.#do(act);
    if (!this.problem) this.said = t("settings.saved");
  }

  async #do(act: (api: NotificationsApi) => Promise<unknown>): Promise<void> {
    this.problem = undefined;
    this.said = "";
    try {
      await act(new NotificationsApi(this.weft.session));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-hearing")) customElements.define("weft-hearing", WeftHearing);
