import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Outgoing } from "../composer/outbox.js";
import { inWords } from "../session/problem.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { face, faceStyles } from "../theme/face.js";
import { t } from "../words/words.js";

/**
 * A text on its way: shown at once where it will stand, and what became of it when it doesn't arrive.
 *
 * @fires weft-edit - it is a draft again and wants its field back
 */
export class WeftOutgoing extends LitElement {
  static override styles = [
    base,
    faceStyles,
    css`
      article {
        padding-block: 16px;
        border-block-start: 1px solid var(--weft-line);
      }
      .head {
        display: flex;
        gap: 10px;
        align-items: center;
        margin-block-end: 6px;
      }
      .name,
      .title {
        font-weight: 600;
      }
      .typed {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        max-width: 70ch;
        opacity: 0.75;
      }
      .what {
        margin-block-start: 8px;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) outgoing!: Outgoing;
  /** Repeats the outgoing text's own, so that a change of it is seen. */
  @property() status = "";

  protected override render(): TemplateResult {
    const { draft, status } = this.outgoing;
    const { person, name, role } = this.weft.state.viewer;
    return html`<article>
      <div class="head">
        ${face(draft.anonymous ? null : { id: person, name, role, alias: null })}
        <bdi class="name">${draft.anonymous ? t("send.nameless") : name}</bdi>
        ${status === "sending" ? html`<span class="quiet" role="status">${t("send.sending")}</span>` : nothing}
      </div>
      ${draft.title ? html`<p class="title" dir="auto">${draft.title}</p>` : nothing}
      <div class="typed" dir="auto">${draft.text}</div>
      ${status === "sending" ? nothing : this.#whatNow()}
    </article>`;
  }

  #whatNow(): TemplateResult {
    const { outgoing, weft } = this;
    const { status, problem } = outgoing;
    const failed = status === "failed";
    const later = problem?.status ? `${inWords(problem)} ${t("send.later")}` : t("send.waiting");
    const waiting = weft.session.expired ? t("send.paused") : later;
    const act = (words: string, does: () => void) => html`<button class="text on" @click=${does}>${words}</button>`;
    return html`<div class="notice what" role=${failed ? "alert" : "status"}>
      <span>${failed ? `${t("send.failed")} ${problem ? inWords(problem) : ""}` : waiting}</span>
      ${act(t("send.again"), () => weft.outbox.again(outgoing))}
      ${act(failed ? t("send.edit") : t("send.takeBack"), () => this.#takeBack())}
      ${failed ? act(t("send.discard"), () => weft.outbox.drop(outgoing)) : nothing}
    </div>`;
  }

  #takeBack(): void {
    this.weft.outbox.takeBack(this.outgoing);
    this.dispatchEvent(new CustomEvent("weft-edit"));
  }
}

if (!customElements.get("weft-outgoing")) customElements.define("weft-outgoing", WeftOutgoing);
