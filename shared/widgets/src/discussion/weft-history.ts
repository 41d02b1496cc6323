import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Version } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";

/** What a post said before, for its author and staff: each version with what it changed. */
export class WeftHistory extends LitElement {
  static override styles = [
    base,
    css`
      ol {
        display: grid;
        gap: 12px;
        padding: 12px;
        margin-block: 8px;
        border-radius: 6px;
        background: var(--weft-raised);
        font-size: 14px;
      }
      .said {
        margin-block-start: 4px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      ins {
        background: var(--weft-good-tint);
        text-decoration: underline;
      }
      del {
        color: var(--weft-muted);
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property() post = "";
  /** Of the post; another one means that there is more to show. */
  @property({ type: Number }) version = 0;
  @state() private versions?: Version[];
  @state() private problem?: Problem;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("version")) void this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.problem) return html`<p class="notice" role="alert">${inWords(this.problem)}</p>`;
    if (!this.versions) return nothing;
    return html`<ol aria-label=${t("history.label")}>
      ${this.versions.map(
        ({ at, by, reason, title, parts }) =>
          html`<li>
            <b><bdi>${by ?? t("history.author")}</bdi></b> <weft-time class="quiet" .at=${at}></weft-time>
            ${reason ? html`<span class="quiet">· <bdi>${reason}</bdi></span>` : nothing}
            ${title ? html`<p><b dir="auto">${title}</b></p>` : nothing}
            <p class="said" dir="auto">${parts.map((part) => this.#part(part))}</p>
          </li>`,
      )}
    </ol>`;
  }

  #part({ kind, text }: Version["parts"][number]): TemplateResult {
    if (kind === "same") return html`${text}`;
    const said = html`<span class="sr">${t(`history.${kind}`)}</span>`;
    return kind === "added" ? html`<ins>${said}${text}</ins>` : html`<del>${said}${text}</del>`;
  }

  async #load(): Promise<void> {
    try {
      this.versions = (await this.weft.api.history(this.post)).versions;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-history")) customElements.define("weft-history", WeftHistory);
