import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { CreditRules, Standing } from "../session/credit-types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";
import { CreditApi } from "./credit-api.js";

/** One learner's points with the reasons, and a form to give more by hand; for staff. Tells "weft-counted". */
export class WeftScoredPerson extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      label.few {
        flex: 0 1 90px;
      }
      input[type="number"] {
        display: block;
        width: 100%;
        height: 36px;
        margin-block-start: 4px;
        padding: 7px 10px;
        border: 1px solid var(--weft-edge);
        border-radius: 6px;
        background: var(--weft-surface);
        color: inherit;
        font: inherit;
      }
    `,
  ];

  /** By which sending twice is sending once; a new one for each gift. */
  #key = crypto.randomUUID();

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) rules!: CreditRules;
  @property() person = "";
  @state() private standing?: Standing;
  @state() private problem?: Problem;
  @query("#points") private points!: HTMLInputElement;
  @query("#comment") private comment!: HTMLInputElement;

  protected override firstUpdated(): void {
    void this.#do((api) => api.standing(this.person));
  }

  protected override render(): TemplateResult {
    const { standing, problem } = this;
    return html`${
      standing
        ? html`<weft-standing
              staff
              .standing=${standing}
              .rules=${this.rules}
              @weft-take-back=${(e: CustomEvent<number>) => void this.#change((api) => api.takeBack(this.person, e.detail))}
            ></weft-standing>
            <form novalidate @submit=${this.#give}>
              <label class="few"
                >${t("credit.givePoints")} <input type="number" id="points" value="1" step="1"
              /></label>
              <label
                >${t("credit.giveFor")}
                <input
                  type="text"
                  id="comment"
                  maxlength="300"
                  aria-invalid=${problem?.code === "comment-missing" ? "true" : nothing}
                />
              </label>
              <button class="button">${t("credit.give")}</button>
            </form>`
        : nothing
    }
    ${problem ? html`<p class="notice" role="alert">${inWords(problem)}</p>` : nothing}`;
  }

  readonly #give = async (event: Event) => {
    event.preventDefault();
    const gift = {
      points: Math.trunc(this.points.valueAsNumber || 0),
      comment: this.comment.value,
      clientKey: this.#key,
    };
    await this.#change((api) => api.give(this.person, gift));
    if (this.problem) {
      (this.problem.code === "points-invalid" ? this.points : this.comment).focus();
      return;
    }
    this.#key = crypto.randomUUID();
    this.comment.value = "";
  };

  async #change(act: (api: CreditApi) => Promise<Standing>): Promise<void> {
    await this.#do(act);
    if (!this.problem) this.dispatchEvent(new CustomEvent("weft-counted"));
  }

  async #do(act: (api: CreditApi) => Promise<Standing>): Promise<void> {
    this.problem = undefined;
    try {
      this.standing = await act(new CreditApi(this.weft.session));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-scored-person")) customElements.define("weft-scored-person", WeftScoredPerson);
