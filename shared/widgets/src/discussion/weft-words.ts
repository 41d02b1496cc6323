import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { WatchedWord, WordLists } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";
import { ModerationApi } from "./moderation-api.js";

const EFFECTS: WatchedWord["effect"][] = ["hold", "refuse"];

/**
 * Words that staff looks out for in this place.
 *
 * @fires weft-set
 */
export class WeftWords extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      form {
        padding: 0;
      }
      ul {
        margin-block: 8px;
      }
      li {
        padding-block: 4px;
        font-size: 14px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private lists?: WordLists;
  @state() private problem?: Problem;
  @query("input") private field!: HTMLInputElement;
  @query("select") private choice!: HTMLSelectElement;

  protected override firstUpdated(): void {
    void this.#try(() => this.#api.words());
  }

  protected override render(): TemplateResult {
    const { words, everywhere = [] } = this.lists ?? {};
    return html`<p class="quiet">${t("wordlist.hint")}</p>
      ${words && !words.length ? html`<p class="quiet" role="status">${t("wordlist.none")}</p>` : nothing}
      ${
        words?.length
          ? html`<ul aria-label=${t("wordlist.title")}>
              ${words.map((word) => this.#word(word))}
            </ul>`
          : nothing
      }
      ${
        everywhere.length
          ? html`<p class="quiet">${t("wordlist.everywhere")}</p>
              <ul aria-label=${t("wordlist.everywhere")}>
                ${everywhere.map(
                  ({ word, effect }) =>
                    html`<li>
                      <b><bdi>${word}</bdi></b> · ${t(`wordlist.${effect}`)}
                    </li>`,
                )}
              </ul>`
          : nothing
      }
      <form novalidate @submit=${this.#submit}>
        <label
          >${t("wordlist.word")}
          <input
            type="text"
            dir="auto"
            autocomplete="off"
            autocapitalize="off"
            aria-invalid=${this.problem ? "true" : nothing}
        /></label>
        <label
          >${t("wordlist.effect")}
          <select>
            ${EFFECTS.map((effect) => html`<option value=${effect}>${t(`wordlist.${effect}`)}</option>`)}
          </select></label
        >
        <button class="button">${t("wordlist.add")}</button>
      </form>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #word({ word, effect }: WatchedWord): TemplateResult {
    return html`<li>
      <b><bdi>${word}</bdi></b> · ${t(`wordlist.${effect}`)}
      <button class="text on" @click=${() => void this.#change(() => this.#api.removeWord(word))}>
        ${t("wordlist.remove", { word })}
      </button>
    </li>`;
  }

  get #api(): ModerationApi {
    return new ModerationApi(this.weft.session);
  }

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const word = this.field.value.trim();
    const effect = EFFECTS.find((each) => each === this.choice.value) ?? "hold";
    if (word && (await this.#change(() => this.#api.putWord({ word, effect })))) this.field.value = "";
    this.field.focus();
  };

  async #change(act: () => Promise<WordLists>): Promise<boolean> {
    const done = await this.#try(act);
    if (done) this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
    return done;
  }

  async #try(act: () => Promise<WordLists>): Promise<boolean> {
    this.problem = undefined;
    try {
      this.lists = await act();
      return true;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      return false;
    }
  }
}

if (!customElements.get("weft-words")) customElements.define("weft-words", WeftWords);
