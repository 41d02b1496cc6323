import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { SharingChoice } from "../session/staff-types.js";
import type { Sharing } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";
import { moment } from "../words/weft-time.js";

/** Which discussion the page shows, and on which other pages it stands as well; for staff to choose. */
export class WeftSharing extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      form {
        padding: 0;
      }
      input[readonly] {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private sharing?: Sharing;
  @state() private invitation?: { code: string; expiresAt: string };
  @state() private said = "";
  @state() private problem?: Problem;
  @query("select") private choice?: HTMLSelectElement;
  @query("#code") private code!: HTMLInputElement;
  @query("[readonly]") private made?: HTMLInputElement;

  protected override firstUpdated(): void {
    void this.#do(() => this.weft.api.sharing());
  }

  protected override render(): TemplateResult {
    const { sharing } = this;
    return html`${sharing ? this.#all(sharing) : nothing}
      <p class="quiet" role="status">${this.said}</p>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #all({ own, guests, choices }: Sharing): TemplateResult {
    const { api } = this.weft;
    return html`<p class="quiet">${t("sharing.hint")}</p>
      ${
        own
          ? nothing
          : html`<p class="row">
              <span>${t("sharing.guest")}</span>
              <button class="text on" @click=${() => void this.#show(() => api.stopSharing())}>
                ${t("sharing.leave")}
              </button>
            </p>`
      }
      ${
        guests.length
          ? html`<p class="quiet">${t("sharing.places")}</p>
              <ul>
                ${guests.map(
                  ({ id, title }) =>
                    html`<li class="row between">
                      <bdi>${title}</bdi>
                      ${
                        own
                          ? html`<button
                              class="text"
                              aria-label="${t("sharing.end")}: ${title}"
                              @click=${() => void this.#do(() => api.sendBack(id))}
                            >
                              ${t("sharing.end")}
                            </button>`
                          : nothing
                      }
                    </li>`,
                )}
              </ul>`
          : nothing
      }
      ${
        choices.length
          ? html`<form novalidate @submit=${this.#choose}>
              <label
                >${t("sharing.choice")}
                <select>
                  ${choices.map((choice) => html`<option value=${choice.placement}>${inOneLine(choice)}</option>`)}
                </select></label
              >
              <button class="button">${t("sharing.show")}</button>
            </form>`
          : nothing
      }
      <form novalidate @submit=${this.#enter}>
        <label>${t("sharing.code")} <input type="text" id="code" dir="ltr" autocomplete="off" /></label>
        <button class="button">${t("sharing.show")}</button>
      </form>
      ${own ? this.#inviting() : nothing}`;
  }

  #inviting(): TemplateResult {
    const { invitation } = this;
    if (!invitation) {
      return html`<button class="text on" @click=${() => void this.#invite()}>${t("sharing.invite")}</button>`;
    }
    return html`<label
      >${t("sharing.invited", { day: moment(invitation.expiresAt) })}
      <input
        type="text"
        readonly
        dir="ltr"
        .value=${invitation.code}
        @focus=${(e: Event) => (e.target as HTMLInputElement).select()}
    /></label>`;
  }

  readonly #choose = (event: Event) => {
    event.preventDefault();
    void this.#show(() => this.weft.api.share({ placement: this.choice?.value ?? "" }));
  };

  readonly #enter = (event: Event) => {
    event.preventDefault();
    void this.#show(() => this.weft.api.share({ code: this.code.value }));
  };

  async #invite(): Promise<void> {
    await this.#do(async () => {
      this.invitation = await this.weft.api.invite();
      return this.weft.api.sharing();
    });
    await this.updateComplete;
    this.made?.focus();
  }

  /** The page shows another discussion from then on: it is opened anew. */
  async #show(act: () => Promise<Sharing>): Promise<void> {
    await this.#do(act);
    if (this.problem) return;
    this.said = t("sharing.done");
    location.reload();
  }

  async #do(act: () => Promise<Sharing>): Promise<void> {
    this.problem = undefined;
    try {
      const first = !this.sharing;
      this.sharing = await act();
      if (!first) this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

/** "Introduction to Chemistry: Questions about this page – Why does it fizz?" */
function inOneLine({ title, place, here, newest }: SharingChoice): string {
  return `${here ? "" : `${place}: `}${title}${newest ? ` – ${newest}` : ""}`;
}

if (!customElements.get("weft-sharing")) customElements.define("weft-sharing", WeftSharing);
