import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { FoundPage } from "../session/search-types.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { has, t } from "../words/words.js";
import { SearchApi } from "./search-api.js";
import { searchHelp } from "./search-help.js";
import { searchStyles } from "./search.styles.js";
import "./weft-found.js";
import type { WeftFound } from "./weft-found.js";

const TYPING_MS = 250;

/**
 * What was found for what is typed in the field above; help while that is empty.
 *
 * @fires weft-search-for - what is to be typed instead
 * @fires weft-close
 */
export class WeftSearch extends LitElement {
  static override styles = [base, searchStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) typed = "";
  /** Help stands above the results. */
  @property({ type: Boolean }) helping = false;
  @state() private everywhere = false;
  @state() private page?: FoundPage;
  @state() private busy = false;
  @state() private problem?: Problem;
  #asking = new AbortController();
  #timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  /** Doesn't wait until typing pauses. */
  now(): void {
    clearTimeout(this.#timer);
    void this.#find();
  }

  step(by: 1 | -1): void {
    const rows = this.#rows();
    const here = rows.findIndex((row) => row.matches(":focus-within"));
    rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by]?.focus();
  }

  focusResult(thread: string): boolean {
    const rows = this.#rows().filter((row) => row.found.thread === thread);
    const row = rows.find((each) => each.chosen) ?? rows[0];
    row?.focus();
    return Boolean(row);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("typed")) return;
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.problem = undefined;
    if (this.typed.trim()) {
      this.#timer = window.setTimeout(() => void this.#find(), TYPING_MS);
    } else {
      this.page = undefined;
      this.busy = false;
    }
  }

  protected override render(): TemplateResult {
    const { typed, page, problem } = this;
    return html`<section aria-label=${t("search.results")} @keydown=${this.#keys}>
      <div class="row between head">
        <label class="row quiet"
          ><input type="checkbox" .checked=${this.everywhere} @change=${this.#widen} /> ${t("search.everywhere")}</label
        >
        <button class="text" @click=${() => this.#close()}>${t("search.close")}</button>
      </div>
      <p class="quiet" role="status">${page && !problem ? this.#count(page) : ""}</p>
      ${problem ? this.#failed(problem) : nothing}
      ${this.helping && typed.trim() ? searchHelp((example) => this.#try(example)) : nothing}
      ${
        !typed.trim() || problem?.code === "search-invalid"
          ? searchHelp((example) => this.#try(example))
          : page
            ? this.#results(page)
            : this.busy
              ? html`<weft-skeleton></weft-skeleton>`
              : nothing
      }
    </section>`;
  }

  #count({ total, more }: FoundPage): string {
    if (!total) return t(this.everywhere ? "search.none" : "search.noneHere");
    return more ? t("search.countMore", { n: total }) : t("search.count", { n: total });
  }

  #results({ results, next }: FoundPage): TemplateResult | typeof nothing {
    if (!results.length) return this.helping ? nothing : searchHelp((example) => this.#try(example));
    return html`<ol class=${this.busy ? "stale" : ""} aria-busy=${this.busy} aria-label=${t("search.results")}>
        ${results.map((found) => html`<li><weft-found .found=${found}></weft-found></li>`)}
      </ol>
      ${
        next
          ? html`<p class="center">
              <button class="pill" @click=${() => void this.#more(next)}>${t("search.more")}</button>
            </p>`
          : nothing
      }`;
  }

  #failed(problem: Problem): TemplateResult {
    const { operator = "" } = problem.detail;
    const word = `search.wrong.${operator}`;
    return html`<div class="notice" role="alert">
      <span>${has(word) ? t(word) : inWords(problem)}</span>
      ${
        problem.status === 400
          ? nothing
          : html`<button class="text on" @click=${() => this.now()}>${t("error.again")}</button>`
      }
    </div>`;
  }

  readonly #widen = (event: Event) => {
    this.everywhere = (event.target as HTMLInputElement).checked;
    if (this.typed.trim()) this.now();
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.#close();
    else if (event.key === "ArrowDown") this.step(1);
    else if (event.key === "ArrowUp") this.step(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent("weft-close"));
  }

  /** Behind what is typed already; what was refused is replaced. */
  #try(example: string): void {
    const before = this.problem ? "" : this.typed.trim();
    this.dispatchEvent(new CustomEvent("weft-search-for", { detail: before ? `${before} ${example}` : example }));
  }

  async #find(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    await this.#ask(signal, async () => {
      this.page = await new SearchApi(this.weft.session).find(this.typed, this.everywhere, "", signal);
    });
  }

  async #more(cursor: string): Promise<void> {
    const known = this.page?.results ?? [];
    const { signal } = this.#asking;
    await this.#ask(signal, async () => {
      const page = await new SearchApi(this.weft.session).find(this.typed, this.everywhere, cursor, signal);
      const posts = new Set(known.map((found) => found.post));
      this.page = { ...page, results: [...known, ...page.results.filter((found) => !posts.has(found.post))] };
    });
    await this.updateComplete;
    this.#rows()[known.length]?.focus();
  }

  async #ask(signal: AbortSignal, act: () => Promise<void>): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    try {
      await act();
    } catch (thrown) {
      if (signal.aborted) return;
      this.page = undefined;
      this.problem = Problem.from(thrown);
    }
    this.busy = false;
  }

  #rows(): WeftFound[] {
    return [...this.renderRoot.querySelectorAll<WeftFound>("weft-found")];
  }
}

if (!customElements.get("weft-search")) customElements.define("weft-search", WeftSearch);
