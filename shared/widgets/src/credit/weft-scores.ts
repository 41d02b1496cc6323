import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { CreditRules, Deliveries, Scored } from "../session/credit-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { has, number, t } from "../words/words.js";
import { CreditApi } from "./credit-api.js";
import { inPoints } from "./rule-words.js";

/** Everyone's points, and whether they are in the course's gradebook; for staff. */
export class WeftScores extends LitElement {
  static override styles = [
    base,
    css`
      h3 {
        margin-block: 16px 4px;
        font-size: 14px;
      }
      li {
        padding-block: 6px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
      .points {
        font-weight: 600;
      }
      label {
        font-size: 14px;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) rules!: CreditRules;
  @state() private page?: Deliveries;
  @state() private problems = false;
  @state() private opened = "";
  @state() private failed?: Problem;

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render(): TemplateResult {
    return html`${this.page ? this.#all(this.page) : nothing}
    ${this.failed ? html`<p class="notice" role="alert">${inWords(this.failed)}</p>` : nothing}`;
  }

  #all(page: Deliveries): TemplateResult {
    return html`<h3 tabindex="-1">${t("scores.title")}</h3>
      ${page.byHost ? this.#summary(page) : html`<p class="quiet">${t("scores.noGradebook")}</p>`}
      <ul aria-label=${t("scores.title")}>
        ${page.people.map((person) => this.#person(person))}
      </ul>
      ${page.people.length ? nothing : html`<p class="quiet">${t("scores.nobody")}</p>`}
      ${page.next ? html`<button class="pill" @click=${() => void this.#more()}>${t("list.more")}</button>` : nothing}`;
  }

  #summary(page: Deliveries): TemplateResult {
    const { delivered, waiting, differs, kept, refused } = page;
    return html`<p class="row between">
        <span class="quiet" role="status"
          >${t("scores.delivered", { n: delivered })} ${waiting ? t("scores.undone", { n: waiting }) : nothing}
          ${refused ? t("scores.refused", { n: refused }) : nothing}
          ${differs ? t("scores.differing", { n: differs }) : nothing}
          ${kept ? t("scores.kept", { n: kept }) : nothing}</span
        >
        <button class="text" @click=${() => void this.#do((api) => api.sendAgain())}>${t("scores.sendAll")}</button>
      </p>
      ${page.problem ? html`<p class="notice">${why(page.problem)}</p>` : nothing}
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${this.problems}
          @change=${(e: Event) => {
            this.problems = (e.target as HTMLInputElement).checked;
            void this.#load();
          }}
        />${t("scores.problemsOnly")}</label
      >`;
  }

  #person(person: Scored): TemplateResult {
    const open = this.opened === person.id;
    return html`<li tabindex="-1">
      <span class="row between">
        <button class="text on" aria-expanded=${open} @click=${() => (this.opened = open ? "" : person.id)}>
          <bdi>${person.name}</bdi>
        </button>
        <span class="points">${inPoints(person.points)}</span>
      </span>
      ${this.page?.byHost ? this.#state(person) : nothing}
      ${
        open
          ? html`<weft-scored-person
              .weft=${this.weft}
              .rules=${this.rules}
              person=${person.id}
              @weft-counted=${() => void this.#load()}
            ></weft-scored-person>`
          : nothing
      }
    </li>`;
  }

  #state({ id, name, state, problem, theirs, deliveredAt, nextAt }: Scored): TemplateResult | typeof nothing {
    if (!state) return nothing;
    const act = (decision: "send" | "overwrite" | "keep", words: string) =>
      html`<button
        class="text"
        aria-label=${`${words}: ${name}`}
        @click=${() => void this.#do((api) => api.decide(id, decision))}
      >
        ${words}
      </button>`;
    return html`<span class="row quiet">
      ${
        state === "delivered"
          ? html`${t("scores.there")} <weft-time .at=${deliveredAt}></weft-time>`
          : state === "differs" || state === "kept"
            ? t(`scores.${state}One`, { theirs: number(theirs ?? 0) })
            : html`${problem ? why(problem) : t("scores.waits")} ${state === "refused" ? t("scores.stopped") : nothing}
              ${nextAt && problem ? html`${t("scores.next")} <weft-time .at=${nextAt}></weft-time>` : nothing}`
      }
      ${state === "differs" ? act("keep", t("scores.keep")) : nothing}
      ${state === "differs" || state === "kept" ? act("overwrite", t("scores.overwrite")) : nothing}
      ${state === "refused" || (state === "waiting" && problem) ? act("send", t("scores.send")) : nothing}
    </span>`;
  }

  #load(): Promise<void> {
    return this.#try((api) => this.#read(api, [], "", 1));
  }

  async #more(): Promise<void> {
    const { people = [], next } = this.page ?? {};
    await this.#try((api) => this.#read(api, people, next ?? "", people.length + 1));
    await this.updateComplete;
    this.renderRoot.querySelectorAll("li")[people.length]?.focus();
  }

  /** What was done shows in the rows that are there, however many pages that takes. */
  async #do(act: (api: CreditApi) => Promise<void>): Promise<void> {
    await this.#try(async (api) => {
      await act(api);
      await this.#read(api, [], "", this.page?.people.length ?? 1);
    });
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.renderRoot.querySelector("h3")?.focus();
  }

  async #read(api: CreditApi, known: Scored[], from: string, wanted: number): Promise<void> {
    const { problems } = this;
    let page = await api.people(problems, from);
    let people = [...known, ...page.people];
    while (page.next && people.length < wanted) {
      page = await api.people(problems, page.next);
      people = [...people, ...page.people];
    }
    if (problems === this.problems) this.page = { ...page, people };
  }

  async #try(act: (api: CreditApi) => Promise<void>): Promise<void> {
    this.failed = undefined;
    try {
      await act(new CreditApi(this.weft.session));
    } catch (thrown) {
      this.failed = Problem.from(thrown);
    }
  }
}

function why(problem: string): string {
  const word = `scores.problem.${problem}`;
  return has(word) ? t(word) : t("scores.problem.unavailable");
}

if (!customElements.get("weft-scores")) customElements.define("weft-scores", WeftScores);
