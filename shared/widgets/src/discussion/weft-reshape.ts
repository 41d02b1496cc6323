import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Page } from "../session/reshaping-types.js";
import type { Kind } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";
import { tell } from "./events.js";
import { postOf } from "./link.js";

export type Shape = "move" | "merge" | "split";

const KINDS: Kind[] = ["question", "discussion", "announcement"];

/**
 * Asks where to and why, and does it: moves a thread to another page of the course, merges it into another thread, or
 * makes a thread of a post and all under it.
 *
 * @fires weft-see - to show it, or the way to it, where it stands now
 * @fires weft-close - it was closed by the keyboard
 */
export class WeftReshape extends LitElement {
  static override styles = [base, formStyles];

  @property({ attribute: false }) weft!: Weft;
  @property() shape: Shape = "move";
  /** The thread that is moved or merged. */
  @property() thread = "";
  /** The post that becomes a thread. */
  @property() post = "";
  /** Of the thread that the post opened once. */
  @property() heading = "";
  @state() private pages?: Page[];
  @state() private problem?: Problem;
  @query("form") private form?: HTMLFormElement;
  @query("select, input") private first?: HTMLElement;

  override focus(): void {
    this.first?.focus();
  }

  protected override firstUpdated(): void {
    if (this.shape === "move") void this.#findPages();
    else this.focus();
  }

  async #findPages(): Promise<void> {
    await this.#try(async () => (this.pages = (await this.weft.api.pages()).placements));
    await this.updateComplete;
    this.focus();
  }

  protected override render(): TemplateResult {
    const others = this.pages?.filter((page) => !page.here);
    if (others?.length === 0) return html`<p class="quiet" role="status">${t("move.nowhere")}</p>`;
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys}>
        ${this.shape === "move" ? this.#where(others ?? []) : nothing}
        ${this.shape === "merge" ? this.#input("link", t("merge.link")) : nothing}
        ${this.shape === "split" ? this.#opening() : nothing} ${this.#input("reason", t("reshape.reason"))}
        <button class="button">${t(`${this.shape}.do`)}</button>
      </form>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #where(pages: Page[]): TemplateResult {
    return html`<label
      >${t("move.where")}
      <select name="placement">
        ${pages.map(({ key, title }) => html`<option value=${key}>${title}</option>`)}
      </select></label
    >`;
  }

  #opening(): TemplateResult {
    return html`${this.#input("title", t("compose.title"), this.heading)}
      <label
        >${t("compose.kind")}
        <select name="kind">
          ${KINDS.map((kind) => html`<option value=${kind}>${t(`kind.${kind}`)}</option>`)}
        </select></label
      >`;
  }

  #input(name: string, words: string, value = ""): TemplateResult {
    return html`<label
      >${words}
      <input
        type="text"
        name=${name}
        .value=${value}
        dir="auto"
        autocomplete="off"
        aria-invalid=${this.problem ? "true" : nothing}
    /></label>`;
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("weft-close"));
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const given = new FormData(this.form);
    const value = (name: string) => (given.get(name) as string | null)?.trim() ?? "";
    const { api } = this.weft;
    const now = await this.#try(() => {
      if (this.shape === "move") return api.move(this.thread, value("placement"), value("reason"));
      if (this.shape === "merge") return api.merge(this.thread, postOf(value("link")), value("reason"));
      return api.split(this.post, value("title"), value("kind") as Kind, value("reason"));
    });
    if (now) tell(this, "weft-see", now.post);
    else this.focus();
  };

  async #try<T>(act: () => Promise<T>): Promise<T | undefined> {
    this.problem = undefined;
    try {
      return await act();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      return undefined;
    }
  }
}

if (!customElements.get("weft-reshape")) customElements.define("weft-reshape", WeftReshape);
