import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Tag } from "../session/reshaping-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";

/**
 * The tags of a forum, which staff renames, or merges by giving one the name of another.
 *
 * @fires weft-tags-changed
 */
export class WeftTags extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      li {
        padding-block: 4px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private tags?: Tag[];
  @state() private renaming = "";
  @state() private problem?: Problem;
  @query("input") private field?: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#try(async () => (await this.weft.api.tags()).tags);
  }

  protected override render(): TemplateResult {
    const { tags } = this;
    return html`${
      tags?.length
        ? html`<ul>
            ${tags.map((tag) => this.#row(tag))}
          </ul>`
        : tags
          ? html`<p class="quiet">${t("tags.none")}</p>`
          : nothing
    }
    ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #row({ tag, threads }: Tag): TemplateResult {
    const open = this.renaming === tag;
    return html`<li>
      <span class="row between">
        <span><bdi>#${tag}</bdi> <span class="quiet">${t("tags.threads", { n: threads })}</span></span>
        <button
          class="text"
          data-tag=${tag}
          aria-expanded=${open}
          aria-label="${t("tags.rename")}: ${tag}"
          @click=${() => this.#ask(open ? "" : tag)}
        >
          ${t("tags.rename")}
        </button>
      </span>
      ${open ? this.#form(tag) : nothing}
    </li>`;
  }

  #form(tag: string): TemplateResult {
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys}>
      <label
        >${t("tags.to")}
        <input type="text" dir="auto" autocomplete="off" .value=${tag} aria-invalid=${this.problem ? "true" : nothing}
      /></label>
      <button class="button">${t("tags.rename")}</button>
    </form>`;
  }

  #ask(tag: string): void {
    const before = this.renaming;
    this.renaming = tag;
    this.problem = undefined;
    void this.updateComplete.then(() => (tag ? this.field?.select() : this.#button(before)?.focus()));
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#ask("");
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const to = this.field?.value.trim() ?? "";
    if (!(await this.#try(async () => (await this.weft.api.renameTag(this.renaming, to)).tags))) {
      return this.field?.focus();
    }
    this.renaming = "";
    this.dispatchEvent(new CustomEvent("weft-tags-changed", { bubbles: true, composed: true }));
    await this.updateComplete;
    (this.#button(to) ?? this.renderRoot.querySelector<HTMLElement>("button"))?.focus();
  };

  #button(tag: string): HTMLElement | undefined {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[data-tag]")].find((each) => each.dataset.tag === tag);
  }

  async #try(act: () => Promise<Tag[]>): Promise<boolean> {
    this.problem = undefined;
    try {
      this.tags = await act();
      return true;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      return false;
    }
  }
}

if (!customElements.get("weft-tags")) customElements.define("weft-tags", WeftTags);
