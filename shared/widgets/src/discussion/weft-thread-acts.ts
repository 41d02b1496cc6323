import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { ThreadView } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";
import { tell } from "./events.js";

/**
 * What staff does with a thread: pins it to the top of the list, closes it to new posts.
 *
 * @fires weft-thread-changed
 */
export class WeftThreadActs extends LitElement {
  static override styles = [base, formStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) thread!: ThreadView;
  @state() private asking: "" | "pin" | "lock" = "";
  @state() private problem?: Problem;
  @query("input") private field?: HTMLInputElement;

  protected override render(): TemplateResult {
    const { pin, lock } = this.thread;
    const { api } = this.weft;
    const { id } = this.thread;
    return html`<div class="row">
        ${
          pin
            ? html`<button class="text" @click=${() => void this.#do(() => api.unpin(id))}>${t("pin.remove")}</button>`
            : this.#opener("pin", t("pin.add"))
        }
        ${
          lock
            ? html`<button class="text" @click=${() => void this.#do(() => api.unlock(id))}>
                ${t("lock.remove")}
              </button>`
            : this.#opener("lock", t("lock.add"))
        }
      </div>
      ${this.asking ? this.#form() : nothing}
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #opener(what: "pin" | "lock", words: string): TemplateResult {
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

  #form(): TemplateResult {
    const pin = this.asking === "pin";
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys}>
      <label
        >${t(pin ? "pin.until" : "lock.reason")}
        <input
          type=${pin ? "date" : "text"}
          dir="auto"
          autocomplete="off"
          min=${pin ? new Date().toISOString().slice(0, 10) : nothing}
          aria-invalid=${this.problem ? "true" : nothing}
      /></label>
      <button class="button">${t(pin ? "pin.add" : "lock.add")}</button>
    </form>`;
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.asking = "";
    this.renderRoot.querySelector<HTMLElement>("button[aria-expanded]")?.focus();
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    const { api } = this.weft;
    const { id } = this.thread;
    const value = this.field?.value.trim() ?? "";
    if (this.asking === "pin") void this.#do(() => api.pin(id, value ? endOf(value) : null));
    else void this.#do(() => api.lock(id, value));
  };

  async #do(act: () => Promise<ThreadView>): Promise<void> {
    this.problem = undefined;
    try {
      const thread = await act();
      this.asking = "";
      tell(this, "weft-thread-changed", thread);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("button")?.focus();
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      this.field?.focus();
    }
  }
}

/** The last moment of a day, where the viewer is. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

if (!customElements.get("weft-thread-acts")) customElements.define("weft-thread-acts", WeftThreadActs);
