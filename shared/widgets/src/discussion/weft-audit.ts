import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { AuditEntry } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { has, t } from "../words/words.js";
import { tell } from "./events.js";

/**
 * What staff did here, and why; for staff.
 *
 * @fires weft-see - the post that it was done to
 */
export class WeftAudit extends LitElement {
  static override styles = [
    base,
    css`
      li {
        padding-block: 6px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private entries?: AuditEntry[];
  @state() private next: string | null = null;
  @state() private problem?: Problem;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load("");
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.problem) return html`<p class="notice" role="alert">${inWords(this.problem)}</p>`;
    if (!this.entries) return nothing;
    if (!this.entries.length) return html`<p class="quiet">${t("audit.none")}</p>`;
    return html`<ul aria-label=${t("audit.title")}>
        ${this.entries.map((entry) => this.#entry(entry))}
      </ul>
      ${this.next ? html`<button class="pill" @click=${() => void this.#more()}>${t("list.more")}</button>` : nothing}`;
  }

  #entry({ act, by, content, reason, at }: AuditEntry): TemplateResult {
    const word = `audit.${act}`;
    return html`<li>
      <b><bdi>${by}</bdi></b> · ${has(word) ? t(word) : act}${reason ? html`: <bdi>${reason}</bdi>` : nothing} ·
      <weft-time class="quiet" .at=${at}></weft-time>
      ${
        content
          ? html`<button class="text on" @click=${() => tell(this, "weft-see", content)}>${t("audit.open")}</button>`
          : nothing
      }
    </li>`;
  }

  async #more(): Promise<void> {
    const known = this.entries?.length ?? 0;
    await this.#load(this.next ?? "");
    await this.updateComplete;
    this.renderRoot.querySelectorAll("li")[known]?.querySelector("button")?.focus();
  }

  async #load(cursor: string): Promise<void> {
    try {
      const page = await this.weft.api.audit(cursor);
      this.entries = [...(this.entries ?? []), ...page.entries];
      this.next = page.next;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-audit")) customElements.define("weft-audit", WeftAudit);
