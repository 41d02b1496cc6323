import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Problem, inWords } from "../session/problem.js";
import type { Mute } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { ModerationApi } from "./moderation-api.js";

/** Whom the viewer doesn't want to read, and the way to read them again. */
export class WeftMutes extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        margin-block: 8px 16px;
        font-size: 15px;
      }
      h3 {
        margin-block: 12px 4px;
        font-size: 15px;
      }
      li {
        justify-content: space-between;
        padding-block: 4px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @state() private mutes?: Mute[];
  @state() private problem?: Problem;

  protected override firstUpdated(): void {
    void this.#try((api) => api.mutes());
  }

  protected override render(): TemplateResult {
    const { mutes } = this;
    return html`<h3 tabindex="-1">${t("mutes.title")}</h3>
      <p class="quiet">${t(mutes?.length ? "mute.hint" : "mutes.none")}</p>
      ${
        mutes?.length
          ? html`<ul aria-label=${t("mutes.title")}>
              ${mutes.map((mute) => this.#mute(mute))}
            </ul>`
          : nothing
      }
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  #mute({ id, name, alias, thread }: Mute): TemplateResult {
    const who = name ?? t("anonymous", { n: alias ?? 0 });
    return html`<li class="row">
      <span
        ><bdi>${who}</bdi>${
          alias === null
            ? nothing
            : html` <span class="quiet"
                >${thread ? html`${t("mutes.in")} <bdi>${thread}</bdi>` : t("mutes.elsewhere")}</span
              >`
        }</span
      >
      <button class="text on" aria-label=${t("mute.undo", { name: who })} @click=${() => void this.#unmute(id)}>
        ${t("mutes.undo")}
      </button>
    </li>`;
  }

  async #unmute(id: string): Promise<void> {
    await this.#try((api) => api.unmute(id));
    if (this.problem) return;
    this.weft.live.say("unmuted");
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h3")?.focus();
  }

  async #try(act: (api: ModerationApi) => Promise<{ mutes: Mute[] }>): Promise<void> {
    this.problem = undefined;
    try {
      this.mutes = (await act(new ModerationApi(this.weft.session))).mutes;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
  }
}

if (!customElements.get("weft-mutes")) customElements.define("weft-mutes", WeftMutes);
