import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { base } from "../theme/base.styles.js";
import { icon, type Icon } from "../theme/icons.js";
import { t, type Word } from "../words/words.js";
import { COMMON } from "./emoji.js";
import { code, insert, link, prefix, wrap } from "./markdown-edit.js";

type Tool = [Icon, Word, (area: HTMLTextAreaElement) => void];

const TOOLS: Tool[] = [
  ["bold", "tool.bold", (area) => wrap(area, "**")],
  ["italic", "tool.italic", (area) => wrap(area, "_")],
  ["link", "tool.link", link],
  ["quote", "tool.quote", (area) => prefix(area, "> ")],
  ["code", "tool.code", code],
  ["list", "tool.list", (area) => prefix(area, "- ")],
  ["formula", "tool.formula", (area) => wrap(area, "$")],
  ["mention", "tool.mention", (area) => insert(area, /(^|\s)$/.test(before(area)) ? "@" : " @")],
];

/**
 * Buttons that write Markdown into a text field; one stop for Tab, arrow keys inside.
 *
 * @fires weft-attach - a file is to be chosen
 */
export class WeftToolbar extends LitElement {
  static override styles = [
    base,
    css`
      [role="toolbar"] {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
      }
      .text {
        margin: 0;
        min-width: 32px;
        min-height: 32px;
        justify-content: center;
      }
      @media (max-width: 480px) {
        [role="toolbar"] {
          gap: 0;
        }
        [role="toolbar"] .text {
          min-width: 30px;
          padding-inline: 4px;
        }
      }
      .picker {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        padding: 4px;
        margin-block-start: 4px;
        border-radius: 6px;
        background: var(--weft-raised);
      }
      .picker .text {
        font-size: 18px;
        color: var(--weft-text);
      }
      .picker .text:hover {
        background: var(--weft-surface);
      }
    `,
  ];

  @property({ attribute: false }) area?: HTMLTextAreaElement;
  /** How large a file may be. */
  @property({ type: Number }) megabytes = 0;
  @state() private at = 0;
  @state() private picking = false;

  protected override render(): TemplateResult {
    return html`<div role="toolbar" aria-label=${t("tool.label")} @keydown=${this.#keys}>
        ${TOOLS.map(([name, word, act], n) => this.#button(n, name, word, () => this.area && act(this.area)))}
        ${this.#button(TOOLS.length, "attach", "tool.attach", () => this.dispatchEvent(new Event("weft-attach")))}
        ${this.#button(TOOLS.length + 1, "emoji", "tool.emoji", () => (this.picking = !this.picking), this.picking)}
      </div>
      ${
        this.picking
          ? html`<div class="picker" role="group" aria-label=${t("tool.emoji")} @keydown=${this.#pickerKeys}>
              ${COMMON.map(
                ({ code: name, sign }) =>
                  html`<button
                    type="button"
                    class="text"
                    aria-label=${name.replaceAll("_", " ")}
                    title=":${name}:"
                    @click=${() => this.#pick(sign)}
                  >
                    ${sign}
                  </button>`,
              )}
            </div>`
          : nothing
      }`;
  }

  #button(n: number, name: Icon, word: Word, act: () => void, expanded?: boolean): TemplateResult {
    return html`<button
      type="button"
      class="text"
      tabindex=${n === this.at ? 0 : -1}
      aria-label=${t(word, { n: this.megabytes })}
      title=${t(word, { n: this.megabytes })}
      aria-expanded=${expanded ?? nothing}
      @click=${() => ((this.at = n), act())}
    >
      ${icon(name)}
    </button>`;
  }

  readonly #keys = (event: KeyboardEvent) => {
    const rtl = this.matches(":dir(rtl)");
    const last = TOOLS.length + 1;
    const to: Record<string, number> = {
      ArrowRight: this.at + (rtl ? -1 : 1),
      ArrowLeft: this.at + (rtl ? 1 : -1),
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.at = (next + last + 1) % (last + 1);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };

  readonly #pickerKeys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.picking = false;
    this.area?.focus();
  };

  #pick(sign: string): void {
    this.picking = false;
    if (this.area) insert(this.area, sign);
  }
}

function before(area: HTMLTextAreaElement): string {
  return area.value.slice(0, area.selectionStart);
}

if (!customElements.get("weft-toolbar")) customElements.define("weft-toolbar", WeftToolbar);
