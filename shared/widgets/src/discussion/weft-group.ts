import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Member } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { formStyles } from "../theme/form.styles.js";
import { t } from "../words/words.js";

const WAIT_MS = 200;

/**
 * Who is in a group, and a field to put somebody in.
 *
 * @fires weft-members - there are more or fewer
 */
export class WeftGroup extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      :host {
        display: block;
        padding-inline-start: 12px;
        margin-block: 4px 8px;
      }
      input {
        max-width: 320px;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property() group = "";
  @property() name = "";
  @state() private members: Member[] = [];
  @state() private found: Member[] = [];
  @state() private problem?: Problem;
  @query("input") private field!: HTMLInputElement;
  #timer = 0;
  #asking = new AbortController();

  protected override firstUpdated(): void {
    void this.#do(() => this.weft.api.groupMembers(this.group), false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult {
    const there = new Set(this.members.map(({ id }) => id));
    return html`<ul aria-label=${this.name}>
        ${this.members.map((member) => this.#person(member, false))}
      </ul>
      <label>${t("groups.find")} <input type="text" dir="auto" autocomplete="off" @input=${this.#typed} /></label>
      <ul role="status" aria-label=${t("groups.find")}>
        ${this.found.filter(({ id }) => !there.has(id)).map((member) => this.#person(member, true))}
      </ul>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #person({ id, name }: Member, add: boolean): TemplateResult {
    const words = t(add ? "groups.put" : "groups.takeOut");
    return html`<li class="row between">
      <bdi>${name}</bdi>
      <button class="text" aria-label="${words}: ${name}" @click=${() => void this.#set(id, add)}>${words}</button>
    </li>`;
  }

  readonly #typed = () => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#find(), WAIT_MS);
  };

  async #find(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const words = this.field.value.trim();
    try {
      this.found = words ? (await this.weft.api.members(words, this.#asking.signal)).members : [];
    } catch {
      // typed on, or asked again with the next letter
    }
  }

  async #set(person: string, on: boolean): Promise<void> {
    await this.#do(() => this.weft.api.setGroupMember(this.group, person, on), true);
    this.field.focus();
  }

  async #do(act: () => Promise<{ members: Member[] }>, changed: boolean): Promise<void> {
    this.problem = undefined;
    try {
      this.members = (await act()).members;
      if (changed) this.dispatchEvent(new CustomEvent("weft-members"));
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-group")) customElements.define("weft-group", WeftGroup);
