import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { Problem, inWords } from "../session/problem.js";
import type { ThreadView } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t, type Word } from "../words/words.js";
import { endOf, today } from "./day.js";
import { EarlierApi } from "./earlier-api.js";
import { tell } from "./events.js";
import { postOf } from "./link.js";
import type { Shape } from "./weft-reshape.js";

type Asked = "pin" | "lock" | "repeat";
type Deed = Asked | Exclude<Shape, "split">;

const ASK: Record<Asked, Word> = { pin: "pin.until", lock: "lock.reason", repeat: "repeat.link" };

/**
 * What staff does with a thread: pins it to the top of the list, closes it to new posts, says that it was asked before,
 * moves it and merges it.
 *
 * @fires weft-thread-changed
 * @fires weft-back - the thread is gone
 */
export class WeftThreadActs extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      .acts {
        margin-block-end: 12px;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) thread!: ThreadView;
  @state() private asking: "" | Deed = "";
  @state() private problem?: Problem;
  @query("input") private field?: HTMLInputElement;

  protected override render(): TemplateResult {
    const { id, pin } = this.thread;
    const { api } = this.weft;
    return html`<div class="row acts">
        ${
          pin
            ? html`<button class="text" @click=${() => void this.#do(() => api.unpin(id))}>${t("pin.remove")}</button>`
            : this.#opener("pin", t("pin.add"))
        }
        ${this.thread.earlier ? this.#out() : this.#now()}
      </div>
      ${this.asking === "move" || this.asking === "merge" ? this.#reshape(this.asking) : this.#form()}
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  /** What is done with threads of this group alone. */
  #now(): TemplateResult {
    const { id, lock, duplicateOf, answerFirst } = this.thread;
    const { api } = this.weft;
    return html`${
        lock
          ? html`<button class="text" @click=${() => void this.#do(() => api.unlock(id))}>${t("lock.remove")}</button>`
          : this.#opener("lock", t("lock.add"))
      }
      ${
        duplicateOf
          ? html`<button class="text" @click=${() => void this.#do(() => api.unmarkDuplicate(id))}>
              ${t("repeat.remove")}
            </button>`
          : this.#opener("repeat", t("repeat.add"))
      }
      <button class="text" @click=${() => void this.#do(() => api.answerFirst(id, !answerFirst))}>
        ${t(answerFirst ? "answerFirst.remove" : "answerFirst.add")}
      </button>
      ${this.#opener("move", t("move.open"))} ${this.#opener("merge", t("merge.open"))}`;
  }

  #out(): TemplateResult {
    return html`<button class="text danger" @click=${() => void this.#takeOut()}>${t("earlier.out")}</button>`;
  }

  async #takeOut(): Promise<void> {
    this.problem = undefined;
    try {
      await new EarlierApi(this.weft.session).remove(this.thread.id);
      this.weft.live.say("harvested");
      tell(this, "weft-back", undefined);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }

  #opener(what: Deed, words: string): TemplateResult {
    const open = this.asking === what;
    return html`<button
      class="text"
      aria-expanded=${open}
      @click=${() => {
        this.asking = open ? "" : what;
        this.problem = undefined;
        void this.updateComplete.then(() => this.field?.focus());
      }}
    >
      ${words}
    </button>`;
  }

  #reshape(shape: Shape): TemplateResult {
    return html`${keyed(
      shape,
      html`<weft-reshape
        .weft=${this.weft}
        thread=${this.thread.id}
        shape=${shape}
        @weft-close=${() => this.#close()}
      ></weft-reshape>`,
    )}`;
  }

  #form(): TemplateResult | typeof nothing {
    const deed = this.asking as Asked | "";
    if (!deed) return nothing;
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys}>
      <label
        >${t(ASK[deed])}
        <input
          type=${deed === "pin" ? "date" : "text"}
          dir="auto"
          autocomplete="off"
          min=${deed === "pin" ? today() : nothing}
          aria-invalid=${this.problem ? "true" : nothing}
      /></label>
      <button class="button">${t(`${deed}.add`)}</button>
    </form>`;
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#close();
  };

  #close(): void {
    const opener = this.renderRoot.querySelector<HTMLElement>('button[aria-expanded="true"]');
    this.asking = "";
    opener?.focus();
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const { api } = this.weft;
    const { id } = this.thread;
    const value = this.field?.value.trim() ?? "";
    if (this.asking === "pin") void this.#do(() => api.pin(id, value ? endOf(value) : null));
    else if (this.asking === "lock") void this.#do(() => api.lock(id, value));
    else void this.#do(async () => api.markDuplicate(id, postOf(value)));
  };

  async #do(act: () => Promise<ThreadView>): Promise<void> {
    this.problem = undefined;
    const buttons = () => [...this.renderRoot.querySelectorAll<HTMLElement>(".row button")];
    const pressed = buttons().findIndex((each) => each.matches(':focus, [aria-expanded="true"]'));
    try {
      const thread = await act();
      this.asking = "";
      tell(this, "weft-thread-changed", thread);
      await this.updateComplete;
      (buttons()[pressed] ?? buttons()[0])?.focus();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      this.field?.focus();
    }
  }
}

if (!customElements.get("weft-thread-acts")) customElements.define("weft-thread-acts", WeftThreadActs);
