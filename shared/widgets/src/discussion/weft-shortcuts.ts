import { LitElement, css, html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { base } from "../theme/base.styles.js";
import { t, type Word } from "../words/words.js";
import type { Shortcuts } from "./shortcuts.js";

const STAFF_KEYS: [string[], Word][] = [[["a", "d", "h"], "keys.decide"]];
const KEYS: [string[], Word][] = [
  [["j", "k"], "keys.next"],
  [["n", "p"], "keys.unread"],
  [["r"], "keys.reply"],
  [["/"], "keys.search"],
  [["?"], "keys.help"],
  [["Ctrl + Enter"], "keys.send"],
  [["Esc"], "keys.esc"],
];

/**
 * The list of keys, and the switch that turns single keys off.
 *
 * @fires weft-close
 */
export class WeftShortcuts extends LitElement {
  static override styles = [
    base,
    css`
      section {
        padding: 12px 16px;
        margin-block: 8px;
        border-radius: 6px;
        background: var(--weft-raised);
      }
      h2 {
        font-size: 16px;
      }
      h2:focus:not(:focus-visible) {
        outline: none;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 4px 16px;
        margin-block: 8px;
        font-size: 14px;
      }
      dd {
        margin: 0;
      }
      kbd {
        padding: 1px 6px;
        border: 1px solid var(--weft-edge);
        border-radius: 4px;
        font: 13px var(--weft-code);
      }
      input {
        width: 18px;
        height: 18px;
        accent-color: var(--weft-accent);
      }
    `,
  ];

  @property({ attribute: false }) shortcuts!: Shortcuts;
  /** Whether the viewer decides about what waits. */
  @property({ type: Boolean }) staff = false;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const close = () => this.dispatchEvent(new CustomEvent("weft-close"));
    return html`<section aria-label=${t("keys.open")} @keydown=${(e: KeyboardEvent) => e.key === "Escape" && close()}>
      <div class="row between">
        <h2 tabindex="-1">${t("keys.open")}</h2>
        <button class="text" @click=${close}>${t("keys.close")}</button>
      </div>
      <dl>
        ${[...KEYS, ...(this.staff ? STAFF_KEYS : [])].map(
          ([keys, word]) =>
            html`<dt>${keys.map((key) => html`<kbd dir="ltr">${key}</kbd> `)}</dt>
              <dd>${t(word)}</dd>`,
        )}
      </dl>
      <label class="row quiet">
        <input
          type="checkbox"
          .checked=${this.shortcuts.on}
          @change=${(e: Event) => (this.shortcuts.on = (e.target as HTMLInputElement).checked)}
        />
        ${t("keys.on")}
      </label>
    </section>`;
  }
}

if (!customElements.get("weft-shortcuts")) customElements.define("weft-shortcuts", WeftShortcuts);
