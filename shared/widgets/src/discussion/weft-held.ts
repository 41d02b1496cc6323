import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { empty } from "../composer/drafts.js";
import type { Sent } from "../composer/outbox.js";
import { Problem, inWords } from "../session/problem.js";
import type { Held } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { icon } from "../theme/icons.js";
import { t } from "../words/words.js";
import { tell } from "./events.js";
import { ModerationApi } from "./moderation-api.js";
import { Pictures } from "./pictures.js";
import { tend } from "./tend.js";
import { textStyles } from "./text.styles.js";

/**
 * What the viewer sent and staff looks at first: in a thread, or in the list what is to open one.
 *
 * @fires weft-continue - it is a draft again
 */
export class WeftHeld extends LitElement {
  static override styles = [
    base,
    textStyles,
    css`
      article {
        padding: 12px 16px;
        margin-block: 12px;
        border: 1px dashed var(--weft-edge);
        border-radius: 6px;
      }
      .body {
        margin-block: 8px;
      }
    `,
  ];

  @property({ attribute: false }) weft!: Weft;
  /** Empty for the list. */
  @property() thread = "";
  private problem?: Problem;
  #deaf?: () => unknown;

  constructor() {
    super();
    new Pictures(this, () => this.weft);
  }

  readonly #sent = (event: Event) => {
    const sent = (event as CustomEvent<Sent>).detail;
    if ("held" in sent) this.#put([sent.held, ...this.weft.state.held.filter(({ id }) => id !== sent.held.id)]);
  };

  /** Not when it is connected: it may be there before its script is. */
  protected override firstUpdated(): void {
    this.weft.outbox.addEventListener("sent", this.#sent);
    this.#deaf = this.weft.live.listen(({ event }) => {
      if (event === "held" || (event === "reset" && this.weft.state.held.length)) void this.#load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.weft.outbox.removeEventListener("sent", this.#sent);
    this.#deaf?.();
  }

  /** One more that waits. */
  add(held: Held): void {
    this.#put([held, ...this.weft.state.held]);
  }

  protected override render(): TemplateResult {
    const mine = this.weft.state.held.filter(({ kind, thread }) =>
      this.thread ? thread === this.thread : kind === "thread",
    );
    return html`<div role="status">${mine.map((held) => this.#held(held))}</div>
      ${this.problem ? html`<p class="notice" role="alert">${inWords(this.problem)}</p>` : nothing}`;
  }

  protected override updated(): void {
    for (const body of this.renderRoot.querySelectorAll<HTMLElement>(".body")) void tend(body);
  }

  #held(held: Held): TemplateResult {
    const refused = held.state === "refused";
    const waits = held.kind === "edit" ? "held.edit" : "held.waits";
    return html`<article aria-label=${t("held.label")}>
      <p class="quiet">
        ${icon("lock")} ${refused ? html`${t("held.refused")} <bdi>${held.reason}</bdi>` : t(waits)} ·
        <weft-time .at=${held.at}></weft-time>
      </p>
      ${held.title ? html`<p dir="auto"><b>${held.title}</b></p>` : nothing}
      <div class="body" dir="auto">${unsafeHTML(held.html)}</div>
      <div class="row">
        ${
          held.kind === "edit"
            ? nothing
            : html`<button class="text on" @click=${() => void this.#again(held)}>${t("held.again")}</button>`
        }
        <button class="text" @click=${() => void this.#takeBack(held)}>${t("held.discard")}</button>
      </div>
    </article>`;
  }

  async #again(held: Held): Promise<void> {
    if (!(await this.#takeBack(held))) return;
    const { thread, parent, title, text, anonymous } = held;
    const target = held.kind === "thread" ? { thread: null, parent: null } : { thread, parent };
    this.weft.drafts.save(target, { ...empty(), title: title ?? "", text, anonymous, savedAt: Date.now() });
    tell(this, "weft-continue", target);
  }

  async #takeBack(held: Held): Promise<boolean> {
    this.problem = undefined;
    try {
      this.#put((await new ModerationApi(this.weft.session).takeBack(held.id)).held);
      return true;
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      this.requestUpdate();
      return false;
    }
  }

  async #load(): Promise<void> {
    try {
      this.#put((await new ModerationApi(this.weft.session).held()).held);
    } catch {
      // asked again with the next event, or when the page is opened anew
    }
  }

  #put(held: Held[]): void {
    this.weft.state.held = held;
    this.requestUpdate();
  }
}

if (!customElements.get("weft-held")) customElements.define("weft-held", WeftHeld);
