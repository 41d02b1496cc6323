import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { typeset } from "../formulas/formulas.js";
import { Problem, inWords } from "../session/problem.js";
import type { Earlier, EarlierThread } from "../session/staff-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { EarlierApi } from "./earlier-api.js";
import { textStyles } from "./text.styles.js";

/**
 * What earlier groups of a copied course have answered, to be taken over one by one or all at once; for staff.
 *
 * @fires weft-set
 */
export class WeftEarlier extends LitElement {
  static override styles = [
    base,
    textStyles,
    css`
      li.offer {
        padding-block: 8px;
        border-block-end: 1px solid var(--weft-line);
      }
      summary {
        min-height: 28px;
        font-size: 15px;
        font-weight: 600;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .body {
        padding-block: 8px;
        font-size: 15px;
      }
      .answer {
        padding-inline-start: 12px;
        border-inline-start: 2px solid var(--weft-good);
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private earlier?: Earlier;
  @state() private busy = false;
  @state() private said = "";
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    void this.#try(() => this.#load());
  }

  protected override updated(): void {
    this.renderRoot.querySelectorAll<HTMLElement>("details[open]").forEach((text) => void typeset(text));
  }

  protected override render(): TemplateResult {
    return html`${this.earlier ? this.#all(this.earlier) : nothing}
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #all({ runs, waiting, threads, next }: Earlier): TemplateResult {
    if (!runs.length) return html`<p class="quiet">${t("earlier.none")}</p>`;
    const unconfirmed = runs.filter(({ confirmed }) => !confirmed);
    const confirmed = runs.filter((run) => run.confirmed);
    return html`${unconfirmed.map(({ course }) => html`<p class="notice">${t("earlier.unconfirmed", { course })}</p>`)}
    ${
      confirmed.length
        ? html`<p class="quiet">${t("earlier.about")}</p>
            <p class="row between">
              <span class="quiet">${threads.length ? t("earlier.waiting", { n: waiting }) : t("earlier.nothing")}</span>
              ${
                waiting
                  ? html`<button class="button" ?disabled=${this.busy} @click=${() => void this.#takeAll()}>
                      ${t("earlier.all")}
                    </button>`
                  : nothing
              }
            </p>
            <ul>
              ${repeat(
                threads,
                ({ post }) => post,
                (thread) => this.#offer(thread),
              )}
            </ul>`
        : nothing
    }
    ${
      next
        ? html`<button class="pill" ?disabled=${this.busy} @click=${() => void this.#more(next)}>
            ${t("list.more")}
          </button>`
        : nothing
    }`;
  }

  #offer(offer: EarlierThread): TemplateResult {
    const { title, createdAt, question, answers, thread } = offer;
    return html`<li class="offer">
      <details @toggle=${() => this.requestUpdate()}>
        <summary><bdi>${title}</bdi></summary>
        <div class="body" dir="auto">${unsafeHTML(question.html)}</div>
        ${answers.map(({ html: said }) => html`<div class="body answer" dir="auto">${unsafeHTML(said)}</div>`)}
      </details>
      <p class="row between">
        <span class="quiet"
          ><weft-time .at=${createdAt}></weft-time> · ${t("thread.answers", { n: answers.length })}</span
        >
        ${
          thread
            ? html`<span class="row"
                ><span class="quiet">${t("earlier.taken")}</span>
                <button
                  class="text"
                  aria-label="${t("earlier.out")}: ${title}"
                  ?disabled=${this.busy}
                  @click=${(e: Event) => void this.#change(e, offer, thread)}
                >
                  ${t("earlier.out")}
                </button></span
              >`
            : html`<button
                class="text on"
                aria-label="${t("earlier.take")}: ${title}"
                ?disabled=${this.busy}
                @click=${(e: Event) => void this.#change(e, offer, null)}
              >
                ${t("earlier.take")}
              </button>`
        }
      </p>
    </li>`;
  }

  /** Takes one over, or out again. */
  async #change(event: Event, { post }: EarlierThread, thread: string | null): Promise<void> {
    const row = (event.target as HTMLElement).closest("li");
    await this.#try(async () => {
      if (thread) await this.#api().remove(thread);
      else await this.#api().take([post]);
      this.said = t(thread ? "earlier.isOut" : "earlier.isTaken", { n: 1 });
      await this.#again();
    });
    await this.updateComplete;
    row?.querySelector("button")?.focus();
  }

  async #takeAll(): Promise<void> {
    await this.#try(async () => {
      let taken = 0;
      for (let left = 1; left > 0;) {
        const done = await this.#api().take(null);
        taken += done.taken;
        left = done.taken ? done.left : 0;
      }
      this.said = t("earlier.isTaken", { n: taken });
      await this.#again();
    });
  }

  /** As many as were shown, from the beginning. */
  async #again(): Promise<void> {
    const shown = this.earlier?.threads.length ?? 0;
    await this.#load();
    while (this.earlier?.next && this.earlier.threads.length < shown) await this.#add(this.earlier.next);
    this.weft.live.say("harvested");
    this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
  }

  async #load(): Promise<void> {
    this.earlier = await this.#api().page("");
  }

  async #more(cursor: string): Promise<void> {
    const known = this.earlier?.threads.length ?? 0;
    await this.#try(() => this.#add(cursor));
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>("summary")[known]?.focus();
  }

  async #add(cursor: string): Promise<void> {
    const page = await this.#api().page(cursor);
    this.earlier = { ...page, threads: [...(this.earlier?.threads ?? []), ...page.threads] };
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    try {
      await act();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
    this.busy = false;
  }

  #api(): EarlierApi {
    return new EarlierApi(this.weft.session);
  }
}

if (!customElements.get("weft-earlier")) customElements.define("weft-earlier", WeftEarlier);
