import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import type { Weft } from "../session/weft.js";
import { t } from "../words/words.js";
import { loadLater, warmUp } from "./load-later.js";
import type { WeftSearch } from "./weft-search.js";

type Host = LitElement & { weft: Weft };

/** The search field above a list. What it finds is shown by an element that is fetched when somebody searches. */
export class ListSearch implements ReactiveController {
  /** Whether results, or help, stand in place of the list. */
  on = false;
  #typed = "";
  #helping = false;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    // A gradebook opens the page with "#search=author:%2312" behind its address.
    const kept = history.state as { search?: string } | null;
    const search = kept?.search ?? new URLSearchParams(location.hash.slice(1)).get("search");
    if (search) void this.#type(search);
  }

  field(): TemplateResult {
    return html`<form class="search row" role="search" @submit=${this.#submit} @keydown=${this.#keys}>
      <input
        type="search"
        dir="auto"
        autocomplete="off"
        enterkeyhint="search"
        maxlength="300"
        aria-label=${t("search.label")}
        placeholder=${t("search.label")}
        .value=${this.#typed}
        @focus=${warmUp}
        @input=${(e: Event) => void this.#type((e.target as HTMLInputElement).value)}
      />
      <button
        type="button"
        class="text"
        aria-expanded=${this.on && (this.#helping || !this.#typed.trim())}
        @click=${() => this.#help()}
      >
        ${t("search.help")}
      </button>
    </form>`;
  }

  results(): TemplateResult | typeof nothing {
    if (!this.on) return nothing;
    return html`<weft-search
      .weft=${this.host.weft}
      .typed=${this.#typed}
      ?helping=${this.#helping}
      @weft-search-for=${(e: CustomEvent<string>) => void this.#type(e.detail).then(() => this.focus(false))}
      @weft-close=${() => this.close()}
    ></weft-search>`;
  }

  focus(select = true): void {
    const field = this.host.renderRoot.querySelector<HTMLInputElement>(".search input");
    field?.focus();
    if (select) field?.select();
  }

  step(by: 1 | -1): void {
    this.#element?.step(by);
  }

  /** Goes back to a result. Returns whether it is there. */
  focusResult(thread: string): boolean {
    return Boolean(this.on && this.#element?.focusResult(thread));
  }

  /** Back to the list, which is as it was. */
  close(): void {
    this.on = false;
    this.#typed = "";
    this.#remember();
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus());
  }

  /** What is typed stays. */
  #help(): void {
    if (this.on && !this.#typed.trim()) this.close();
    else void this.#type(this.#typed, !this.#helping);
  }

  async #type(typed: string, helping = false): Promise<void> {
    this.#typed = typed;
    this.#helping = helping;
    this.on = true;
    this.#remember();
    this.host.requestUpdate();
    await loadLater();
    await this.host.updateComplete;
  }

  /** So that it is there again after the page was reloaded. */
  #remember(): void {
    const { search, ...others } = (history.state ?? {}) as { search?: string; weft?: string };
    const now = this.on ? this.#typed : "";
    if ((search ?? "") !== now && !others.weft) history.replaceState(now ? { ...others, search: now } : others, "");
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    this.#element?.now();
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key === "Escape" && this.on) this.close();
    else if (event.key === "ArrowDown" && this.on) this.step(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  get #element(): WeftSearch | null {
    return this.host.renderRoot.querySelector("weft-search");
  }
}
