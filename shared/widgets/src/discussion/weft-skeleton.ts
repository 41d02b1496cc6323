import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { t } from "../words/words.js";

/** Grey lines where text will be; only after 300 ms, since a flash of them is worse than nothing. */
export class WeftSkeleton extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-height: 180px;
      padding-block: 16px;
    }
    div {
      height: 14px;
      margin-block-end: 12px;
      border-radius: 4px;
      background: var(--weft-raised);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    div:nth-child(3n + 1) {
      width: 55%;
    }
    div:nth-child(3n) {
      width: 80%;
      margin-block-end: 28px;
    }
    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      div {
        animation: none;
      }
    }
  `;

  @state() private late = false;
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setTimeout(() => (this.late = true), 300);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.late) return nothing;
    return html`<span role="status" aria-label=${t("loading")}></span
      >${Array.from({ length: 6 }, () => html`<div></div>`)}`;
  }
}
