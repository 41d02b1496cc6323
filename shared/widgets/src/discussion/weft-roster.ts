import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Missing, Roster, RosterPage } from "../session/staff-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { has, t } from "../words/words.js";
import { RosterApi } from "./roster-api.js";

/** Between two looks at a list that is being read, in milliseconds. */
const PAUSE = 3000;
const MOST_LOOKS = 20;

type Side = "absent" | "gone";

/** Who is on the host's list of members and hasn't come, and the other way round; for staff. */
export class WeftRoster extends LitElement {
  static override styles = [
    base,
    css`
      li {
        padding-block: 4px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
      h3 {
        margin-block: 12px 4px;
        font-size: 14px;
      }
    `,
  ];

  #look = 0;

  @property({ attribute: false }) weft!: Weft;
  @state() private roster?: Roster;
  @state() private pages: Partial<Record<Side, RosterPage>> = {};
  @state() private problem?: Problem;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.#look);
  }

  protected override firstUpdated(): void {
    void this.#do((api) => api.overview());
  }

  protected override render(): TemplateResult {
    return html`${this.roster ? this.#all(this.roster) : nothing}
    ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #all(roster: Roster): TemplateResult {
    if (!roster.byHost) return html`<p class="quiet">${t("roster.none", { n: roster.here })}</p>`;
    const word = `roster.problem.${roster.problem}`;
    return html`<p class="row between">
        <span class="quiet" role="status">
          ${
            roster.readAt
              ? html`${t("roster.read", { n: roster.listed })} <weft-time .at=${roster.readAt}></weft-time>`
              : t("roster.unread")
          }
          ${roster.waits ? t("roster.waits") : nothing}
        </span>
        <button class="text" ?disabled=${roster.waits} @click=${() => void this.#do((api) => api.hurry())}>
          ${t("roster.hurry")}
        </button>
      </p>
      ${roster.problem ? html`<p class="notice">${has(word) ? t(word) : t("roster.problem.unavailable")}</p>` : nothing}
      ${this.#side("absent", roster.absent)} ${this.#side("gone", roster.gone)}`;
  }

  #side(side: Side, count: number): TemplateResult {
    const page = this.pages[side];
    return html`<h3>${t(`roster.${side}`, { n: count })}</h3>
      ${
        page
          ? html`<ul id=${side} aria-label=${t(`roster.${side}`, { n: count })}>
              ${page.people.map((person) => this.#person(person))}
            </ul>`
          : nothing
      }
      ${
        count && (!page || page.next)
          ? html`<button class="pill" @click=${() => void this.#more(side)}>
              ${t(page ? "list.more" : "roster.show")}
            </button>`
          : nothing
      }`;
  }

  #person({ name, role, since }: Missing): TemplateResult {
    const word = `role.${role}`;
    return html`<li tabindex="-1">
      <bdi>${name}</bdi>
      <span class="quiet"
        >${has(word) ? t(word) : nothing}
        ${since ? html`${t("roster.since")} <weft-time .at=${since}></weft-time>` : nothing}</span
      >
    </li>`;
  }

  async #more(side: Side): Promise<void> {
    const known = this.pages[side];
    await this.#try(async () => {
      const page = await this.#api().page(side, known?.next ?? "");
      this.pages = { ...this.pages, [side]: { ...page, people: [...(known?.people ?? []), ...page.people] } };
    });
    await this.updateComplete;
    const list = this.renderRoot.querySelector(`#${side}`);
    list?.querySelectorAll("li")[known?.people.length ?? 0]?.focus();
  }

  #do(act: (api: RosterApi) => Promise<Roster>, looks = MOST_LOOKS): Promise<void> {
    return this.#try(async () => {
      window.clearTimeout(this.#look);
      this.roster = await act(this.#api());
      this.pages = {};
      if (this.roster.waits && looks) this.#look = window.setTimeout(() => this.#lookAgain(looks - 1), PAUSE);
    });
  }

  /** While the list is being read; who closes the settings ends it. */
  #lookAgain(looks: number): void {
    if (this.isConnected) void this.#do((api) => api.overview(), looks);
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.problem = undefined;
    try {
      await act();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  #api(): RosterApi {
    return new RosterApi(this.weft.session);
  }
}

if (!customElements.get("weft-roster")) customElements.define("weft-roster", WeftRoster);
