import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { Problem, inWords } from "../session/problem.js";

/**
 * Says beside what was clicked why nothing came of it: a frame can be much taller than the screen. Its host lives as long
 * as the page.
 */
export class Beside implements ReactiveController {
  #clicked?: Element;
  #problem?: Problem;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener("click", this.#click, true);
    addEventListener("unhandledrejection", this.#failed);
  }

  line(): TemplateResult | typeof nothing {
    if (!this.#problem) return nothing;
    const top = (this.#clicked?.getBoundingClientRect().bottom ?? 0) + scrollY;
    return html`<p class="notice beside" role="alert" .style=${`top: ${top}px`}>${inWords(this.#problem)}</p>`;
  }

  readonly #click = (event: Event) => {
    this.#clicked = event.composedPath()[0] as Element;
    this.#problem = undefined;
    this.host.requestUpdate();
  };

  readonly #failed = (event: PromiseRejectionEvent) => {
    if (!(event.reason instanceof Problem)) return;
    event.preventDefault();
    this.#problem = event.reason;
    this.host.requestUpdate();
  };
}
