import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";

/** When learners see the discussion, and until when they write in it; for staff to set. */
export class WeftDates extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      form {
        padding: 0;
        margin-block: 0;
      }
      .quiet {
        flex: 1 1 100%;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private said = "";
  @state() private problem?: Problem;
  @query("#opens") private opens!: HTMLInputElement;
  @query("#closes") private closes!: HTMLInputElement;

  protected override render(): TemplateResult {
    const { opensAt, closesAt } = this.weft.state.dates;
    return html`<form novalidate @submit=${this.#submit}>
        <label
          >${t("dates.opens")}
          <input type="datetime-local" id="opens" .value=${local(opensAt)} />
        </label>
        <label
          >${t("dates.closes")}
          <input
            type="datetime-local"
            id="closes"
            .value=${local(closesAt)}
            aria-invalid=${this.problem ? "true" : nothing}
          />
        </label>
        <button class="button">${t("edit.save")}</button>
        <span class="quiet">${t("dates.hint")}</span>
      </form>
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    this.said = "";
    this.problem = undefined;
    try {
      const wanted = { opensAt: utc(this.opens.value), closesAt: utc(this.closes.value) };
      this.weft.state.dates = await this.weft.api.setDates(wanted);
      this.said = t("settings.saved");
      this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      this.closes.focus();
    }
  };
}

/** As a date field takes it: the viewer's own time, to the minute. */
function local(at: string | null): string {
  if (!at) return "";
  const date = new Date(at);
  return new Date(date.valueOf() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function utc(value: string): string | null {
  return value ? new Date(value).toISOString() : null;
}

if (!customElements.get("weft-dates")) customElements.define("weft-dates", WeftDates);
