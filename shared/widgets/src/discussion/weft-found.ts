import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Found } from "../session/search-types.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { nameOf } from "../words/names.js";
import { t } from "../words/words.js";
import { tell } from "./events.js";
import { marked, markStyles } from "./marked.js";
import { threadState } from "./thread-state.js";

/**
 * One post that was found.
 *
 * @fires weft-open - { thread, post }
 */
export class WeftFound extends LitElement {
  static override styles = [
    base,
    markStyles,
    css`
      article {
        padding-block: 12px;
        border-block-end: 1px solid var(--weft-line);
        overflow-wrap: anywhere;
      }
      h2 {
        font-size: 16px;
        line-height: 1.35;
      }
      h2 a {
        color: inherit;
        text-decoration: none;
      }
      h2 a:hover {
        text-decoration: underline;
      }
      .excerpt {
        max-width: 68ch;
        color: var(--weft-muted);
        font-size: 15px;
      }
      .meta {
        gap: 0 8px;
      }
      weft-time {
        display: inline;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) found!: Found;
  /** Whether it was opened last. */
  @state() chosen = false;

  override focus(): void {
    this.renderRoot.querySelector("a")?.focus();
  }

  protected override render(): TemplateResult {
    const { title, excerpt, placement, post } = this.found;
    return html`<article>
      <h2>
        ${
          placement
            ? html`<a href="/go/${placement}/${post}" target="_blank" rel="noopener" dir="auto">${marked(title)}</a>`
            : html`<a href="#post-${post}" dir="auto" @click=${this.#open}>${marked(title)}</a>`
        }
      </h2>
      <p class="excerpt"><bdi>${marked(excerpt)}</bdi></p>
      <div class="meta row">${this.#state()}<span class="quiet">${this.#facts()}</span></div>
    </article>`;
  }

  #state(): TemplateResult {
    const { accepted, audience, number, state, createdAt } = this.found;
    return html`${audience === "staff" ? html`<span class="state">${icon("lock")} ${t("staffOnly")}</span>` : nothing}
    ${
      accepted
        ? html`<span class="state good">${icon("check")} ${t("search.accepted")}</span>`
        : number === 1
          ? threadState(state, createdAt)
          : nothing
    }`;
  }

  #facts(): TemplateResult {
    const { author, number, createdAt, page, kind } = this.found;
    const facts = [
      number > 1 ? t("search.reply", { n: number }) : kind === "question" ? "" : t(`kind.${kind}`),
      html`<bdi>${nameOf(author)}</bdi>`,
      html`<weft-time .at=${createdAt}></weft-time>`,
      page ? html`<bdi>${page}</bdi>` : "",
    ].filter((fact) => fact !== "");
    return html`${facts.map((fact, n) => html`${n ? " · " : ""}${fact}`)}`;
  }

  #open(event: MouseEvent): void {
    event.preventDefault();
    this.chosen = true;
    tell(this, "weft-open", { thread: this.found.thread, post: this.found.post });
  }
}

if (!customElements.get("weft-found")) customElements.define("weft-found", WeftFound);
