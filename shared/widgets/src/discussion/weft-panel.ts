import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Weft } from "../session/weft.js";

/** What can be opened beside the discussion; one at a time. */
export type Panel = "settings" | "credit" | "feed" | "inbox";

/** What stands below the discussion; the inbox stands at its bell. */
export class WeftPanel extends LitElement {
  @property({ attribute: false }) weft!: Weft;
  @property() panel: Panel = "settings";

  /** Wears the styles around it. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    switch (this.panel) {
      case "settings":
        return html`<weft-settings .weft=${this.weft}></weft-settings>`;
      case "credit":
        return html`<weft-credit .weft=${this.weft}></weft-credit>`;
      case "feed":
        return html`<weft-feed .weft=${this.weft}></weft-feed>`;
      default:
        return nothing;
    }
  }
}

if (!customElements.get("weft-panel")) customElements.define("weft-panel", WeftPanel);
