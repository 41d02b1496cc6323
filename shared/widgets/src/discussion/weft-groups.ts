import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { GroupChoice, Groups } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";
import { chooser } from "./thread-parts.js";
import "./weft-group.js";

/** The groups of the place, and which are kept apart in this discussion; for staff to set. */
export class WeftGroups extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      form {
        padding: 0;
      }
      select {
        width: auto;
        max-width: 100%;
      }
      li {
        padding-block: 4px;
        border-block-end: 1px solid var(--weft-line);
        font-size: 14px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private groups?: Groups;
  /** The group whose people are shown. */
  @state() private open = "";
  @state() private problem?: Problem;
  @query("#set") private setField!: HTMLInputElement;
  @query("#name") private nameField!: HTMLInputElement;

  protected override firstUpdated(): void {
    void this.#do(() => this.weft.api.groups());
  }

  protected override render(): TemplateResult {
    const { groups } = this;
    return html`${groups ? this.#all(groups) : nothing}
    ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #all({ apart, groups }: Groups): TemplateResult {
    const sets = [...new Set(groups.map(({ set }) => set))];
    return html`${
        sets.length
          ? html`<p class="row quiet">
                <span>${t("groups.apart")}</span>
                ${chooser(
                  t("groups.apart"),
                  ["", ...sets],
                  apart ?? "",
                  (set) => set || t("groups.together"),
                  (set) => void this.#keepApart(set || null),
                )}
              </p>
              <p class="quiet">${t("groups.apartHint")}</p>`
          : nothing
      }
      <ul>
        ${groups.map((group) => this.#group(group))}
      </ul>
      <form novalidate @submit=${this.#add}>
        <label>${t("groups.name")} <input type="text" id="name" dir="auto" autocomplete="off" /></label>
        <label
          >${t("groups.set")}
          <input type="text" id="set" dir="auto" autocomplete="off" list="sets" value=${sets[0] ?? t("groups.title")} />
        </label>
        <datalist id="sets">${sets.map((set) => html`<option value=${set}></option>`)}</datalist>
        <button class="button">${t("groups.add")}</button>
      </form>`;
  }

  #group({ id, set, name, members }: Groups["groups"][number]): TemplateResult {
    const open = this.open === id;
    return html`<li>
      <div class="row between">
        <button class="text on" aria-expanded=${open} @click=${() => (this.open = open ? "" : id)}>
          <bdi>${set}: ${name}</bdi>
        </button>
        <span class="row quiet">
          ${t("groups.people", { n: members })}
          <button
            class="text"
            aria-label="${t("groups.remove")}: ${name}"
            @click=${() => void this.#do(() => this.weft.api.removeGroup(id))}
          >
            ${t("groups.remove")}
          </button>
        </span>
      </div>
      ${
        open
          ? html`<weft-group
              .weft=${this.weft}
              group=${id}
              name=${name}
              @weft-members=${() => void this.#do(() => this.weft.api.groups())}
            ></weft-group>`
          : nothing
      }
    </li>`;
  }

  async #keepApart(set: string | null): Promise<void> {
    await this.#do(() => this.weft.api.keepApart(set));
    const { apart, groups } = this.groups ?? { apart: null, groups: [] };
    const choices: GroupChoice[] = groups.filter((group) => group.set === apart);
    this.weft.state.groups = { set: apart, groups: choices };
  }

  readonly #add = async (event: Event) => {
    event.preventDefault();
    await this.#do(() => this.weft.api.addGroup(this.setField.value, this.nameField.value));
    if (!this.problem) this.nameField.value = "";
    this.nameField.focus();
  };

  async #do(act: () => Promise<Groups>): Promise<void> {
    this.problem = undefined;
    try {
      const first = !this.groups;
      this.groups = await act();
      if (!first) this.dispatchEvent(new CustomEvent("weft-set", { bubbles: true, composed: true }));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-groups")) customElements.define("weft-groups", WeftGroups);
