import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { tell } from "../discussion/events.js";
import { SearchApi } from "../discussion/search-api.js";
import { Problem, inWords } from "../session/problem.js";
import type { Kind } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t, type Word } from "../words/words.js";
import { clock } from "../words/weft-time.js";
import { check, waiting } from "./check.js";
import { answered, charactersLeft, forWhom, nameless } from "./composer-parts.js";
import { composerStyles } from "./composer.styles.js";
import { empty, isEmpty, type Draft, type Target } from "./drafts.js";
import "./weft-similar.js";
import "./weft-tag-field.js";
import "./weft-text-field.js";
import "./weft-turn.js";
import type { WeftTextField } from "./weft-text-field.js";

const SAVE_MS = 500;

/**
 * The field for a new thread or a reply. It keeps a draft by itself and hands the text to the outbox.
 *
 * @fires weft-fold - it is done or was closed; what was typed is kept
 */
export class WeftComposer extends LitElement {
  static override styles = [base, composerStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) target!: Target;
  /** Kind of the thread that is replied to. */
  @property() kind: Kind = "question";
  /** Name of the one who is replied to. */
  @property() replyTo = "";
  /** Text to begin with, quoted. */
  @property() quote = "";
  /** Whether the viewer already writes without a name here. */
  @property({ type: Boolean }) incognito = false;
  @state() private draft: Draft = empty();
  @state() private savedAt = 0;
  @state() private preview = false;
  @state() private problem?: Problem;
  /** The post of an earlier thread that answers it. */
  @state() private answeredBy = "";
  @query("weft-text-field") private field!: WeftTextField;
  @query(".title") private titleField?: HTMLInputElement;
  readonly #leave = () => this.#save();
  #timer = 0;
  #done = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.#leave);
    this.draft.anonymous = this.incognito;
    this.draft.kind = this.weft.state.settings.kind;
    const kept = this.weft.drafts.load(this.target);
    if (kept) {
      this.draft = kept;
      this.savedAt = kept.savedAt;
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#leave);
    this.#save();
  }

  override focus(): void {
    if (this.titleField && !this.draft.title) this.titleField.focus();
    else this.field.focus();
  }

  protected override firstUpdated(): void {
    void this.#begin();
  }

  async #begin(): Promise<void> {
    await this.field.updateComplete;
    this.focus();
    if (this.quote) this.field.quote(this.quote);
    this.scrollIntoView({ block: "nearest" });
  }

  protected override render(): TemplateResult {
    if (this.answeredBy)
      return answered(
        this.#keys,
        () => void this.#settle(""),
        () => this.#fold(),
      );
    const isNew = this.target.thread === null;
    const heading = isNew
      ? t("compose.thread")
      : this.replyTo
        ? t("compose.replyTo", { name: this.replyTo })
        : t(this.kind === "question" ? "compose.answer" : "compose.reply");
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys} aria-label=${heading}>
      <div class="row between">
        <h2>${heading}</h2>
        <button type="button" class="text" @click=${() => this.#fold()}>${t("compose.fold")}</button>
      </div>
      <weft-turn .weft=${this.weft} @weft-blocked=${() => this.#fold()}></weft-turn>
      ${isNew ? this.#head() : nothing} ${this.#text(heading)} ${isNew ? this.#extras() : nothing}
      ${nameless(this.draft, this.weft, (change) => this.#edit(change))}
      ${this.problem ? html`<p class="wrong" id="wrong" role="alert">${inWords(this.problem)}</p>` : nothing}
      <div class="row between foot">
        <div class="row">
          <button class="button" title=${t("compose.keys")}>${t(this.#sendWord())}</button>
          <button
            type="button"
            class="text"
            aria-pressed=${this.preview}
            @click=${() => (this.preview = !this.preview)}
          >
            ${t("compose.preview")}
          </button>
        </div>
        <span class="row quiet">
          ${this.savedAt ? html`<span>${t("compose.saved", { time: clock(this.savedAt) })}</span>` : nothing}
          ${
            isEmpty(this.draft)
              ? nothing
              : html`<button type="button" class="text" @click=${() => this.#discard()}>
                  ${t("compose.discard")}
                </button>`
          }
        </span>
      </div>
    </form>`;
  }

  #head(): TemplateResult {
    const { draft, weft } = this;
    const kinds: Kind[] = ["question", "discussion", ...(weft.state.viewer.staff ? (["announcement"] as const) : [])];
    const { titleChars } = weft.state.limits;
    return html`<fieldset>
        <legend class="sr">${t("compose.kind")}</legend>
        ${kinds.map(
          (kind) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="kind"
                value=${kind}
                .checked=${draft.kind === kind}
                @change=${() => this.#edit({ kind })}
              />${t(`kind.${kind}`)}</label
            >`,
        )}
      </fieldset>
      <div>
        <label class="label row between" for="title"
          >${t("compose.title")} ${charactersLeft(draft.title, titleChars, titleChars, "title-left")}</label
        >
        <input
          id="title"
          class="field title"
          dir="auto"
          autocomplete="off"
          required
          placeholder=${t("compose.titleHint")}
          aria-describedby="title-left"
          aria-invalid=${this.#wrong("title")}
          .value=${draft.title}
          @input=${(e: Event) => this.#edit({ title: (e.target as HTMLInputElement).value })}
        />
      </div>
      <weft-similar
        .weft=${weft}
        .typed=${draft.kind === "announcement" ? "" : draft.title}
        @weft-answered=${(e: CustomEvent<string>) => void this.#settle(e.detail)}
      ></weft-similar>`;
  }

  /** Counts that an earlier thread answers it, or takes that back. The draft is kept either way. */
  async #settle(post: string): Promise<void> {
    this.#save();
    const before = this.answeredBy;
    this.answeredBy = post;
    await this.updateComplete;
    if (post) this.renderRoot.querySelector<HTMLElement>("button")?.focus();
    else this.titleField?.focus();
    // A count that is missed is no reason to bother anyone.
    await new SearchApi(this.weft.session).answered(post || before, Boolean(post)).catch(() => undefined);
  }

  #text(heading: string): TemplateResult {
    return html`<weft-text-field
      .weft=${this.weft}
      .text=${this.draft.text}
      label=${this.target.thread === null ? t("compose.text") : heading}
      ?wrong=${this.#wrong("text") === "true"}
      ?preview=${this.preview}
      ?incognito=${this.draft.anonymous}
      @weft-typed=${(e: CustomEvent<string>) => this.#edit({ text: e.detail })}
    ></weft-text-field>`;
  }

  #extras(): TemplateResult {
    const { draft, weft } = this;
    return html`<div class="extras">
      <weft-tag-field
        id="tags"
        .weft=${weft}
        .value=${draft.tags}
        ?wrong=${this.#wrong("tags") === "true"}
        @weft-typed=${(e: CustomEvent<string>) => this.#edit({ tags: e.detail })}
      ></weft-tag-field>
      ${forWhom(draft, weft, (change) => this.#edit(change))}
    </div>`;
  }

  #sendWord(): Word {
    if (this.target.thread === null) return `compose.send.${this.draft.kind}`;
    return this.kind === "question" && this.target.parent === null ? "compose.send.answer" : "compose.send.reply";
  }

  #wrong(field: string): "true" | typeof nothing {
    return this.problem?.detail.field === field ? "true" : nothing;
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.#fold();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#submit(event);
    else return;
    event.stopPropagation();
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    if (this.#done) return;
    const isNew = this.target.thread === null;
    this.problem = check(this.draft, this.weft.state.limits, isNew) ?? waiting(this.field);
    if (this.problem) {
      const { field } = this.problem.detail;
      if (field)
        this.renderRoot.querySelector<HTMLElement>(field === "text" ? "weft-text-field" : `#${field}`)?.focus();
      return;
    }
    const { draft } = this;
    this.#forget();
    this.weft.outbox.send(this.target, draft);
    tell(this, "weft-fold", undefined);
  };

  #edit(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    this.problem = undefined;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#save(), SAVE_MS);
  }

  #save(): void {
    clearTimeout(this.#timer);
    if (isEmpty(this.draft)) {
      if (this.savedAt) this.weft.drafts.remove(this.target);
      this.savedAt = 0;
      return;
    }
    const savedAt = Date.now();
    this.weft.drafts.save(this.target, { ...this.draft, savedAt });
    this.savedAt = savedAt;
  }

  #fold(): void {
    this.#save();
    tell(this, "weft-fold", undefined);
  }

  #discard(): void {
    this.weft.drafts.remove(this.target);
    this.#forget();
    tell(this, "weft-fold", undefined);
  }

  /** From here on nothing is saved, and a second click sends nothing. */
  #forget(): void {
    clearTimeout(this.#timer);
    this.#done = true;
    this.draft = empty();
    this.savedAt = 0;
  }
}

if (!customElements.get("weft-composer")) customElements.define("weft-composer", WeftComposer);
