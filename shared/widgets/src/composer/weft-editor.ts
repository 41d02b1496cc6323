import { LitElement, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { tell } from "../discussion/events.js";
import { Problem, inWords } from "../session/problem.js";
import type { Post, ThreadView } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { base } from "../theme/base.styles.js";
import { t } from "../words/words.js";
import { nameOf } from "../words/names.js";
import { clock } from "../words/weft-time.js";
import { check, waiting } from "./check.js";
import { charactersLeft } from "./composer-parts.js";
import { composerStyles } from "./composer.styles.js";
import { empty, tagsOf, type Draft, type Target } from "./drafts.js";
import "./weft-tag-field.js";
import "./weft-text-field.js";
import type { WeftTextField } from "./weft-text-field.js";

const SAVE_MS = 500;

/**
 * The field for changing a post, in its place. It keeps a draft by itself.
 *
 * @fires weft-post-changed weft-thread-changed
 * @fires weft-fold - it is done or was closed; what was typed and not saved is kept
 */
export class WeftEditor extends LitElement {
  static override styles = [base, composerStyles];

  @property({ attribute: false }) weft!: Weft;
  @property({ attribute: false }) thread!: ThreadView;
  @property({ attribute: false }) post!: Post;
  /** What the author typed. */
  @property() source = "";
  /** Whether the viewer wrote it; others say why they change it. */
  @property({ type: Boolean }) own = false;
  @state() private draft!: Draft;
  @state() private savedAt = 0;
  @state() private preview = false;
  @state() private busy = false;
  @state() private problem?: Problem;
  @query("weft-text-field") private field!: WeftTextField;
  readonly #leave = () => this.#keep();
  #timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.#leave);
    const kept = this.weft.drafts.load(this.#target);
    this.draft = kept ?? this.#original();
    this.savedAt = kept?.savedAt ?? 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#leave);
    this.#keep();
  }

  protected override firstUpdated(): void {
    void this.field.updateComplete.then(() => this.field.focus());
  }

  protected override render(): TemplateResult {
    const { draft, weft, thread, post } = this;
    const heading = this.own ? t("edit.own") : t("edit.other", { name: nameOf(post.author) });
    const { titleChars } = weft.state.limits;
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.#keys} aria-label=${heading}>
      <div class="row between">
        <h2>${heading}</h2>
        <button type="button" class="text" @click=${() => this.#fold()}>${t("compose.fold")}</button>
      </div>
      ${
        this.#first
          ? html`<div>
              <label class="label row between" for="title"
                >${t("compose.title")} ${charactersLeft(draft.title, titleChars, titleChars, "title-left")}</label
              >
              ${this.#input("title", draft.title, (title) => ({ title }))}
            </div>`
          : nothing
      }
      <weft-text-field
        .weft=${weft}
        .text=${draft.text}
        label=${heading}
        ?wrong=${this.#wrong("text")}
        ?preview=${this.preview}
        ?incognito=${post.author?.alias != null}
        post=${post.id}
        @weft-typed=${(e: CustomEvent<string>) => this.#edit({ text: e.detail })}
      ></weft-text-field>
      ${
        this.#first && thread.kind !== "announcement"
          ? html`<weft-tag-field
              id="tags"
              .weft=${weft}
              .value=${draft.tags}
              ?wrong=${this.#wrong("tags")}
              @weft-typed=${(e: CustomEvent<string>) => this.#edit({ tags: e.detail })}
            ></weft-tag-field>`
          : nothing
      }
      ${
        this.own
          ? nothing
          : html`<div>
              <label class="label" for="reason"
                >${t("edit.reason")} <span class="quiet">${t("edit.reasonHint")}</span></label
              >
              ${this.#input("reason", draft.reason, (reason) => ({ reason }))}
            </div>`
      }
      ${this.problem ? html`<p class="wrong" role="alert">${inWords(this.problem)}</p>` : nothing}
      <div class="row between foot">
        <div class="row">
          <button class="button" aria-busy=${this.busy} title=${t("compose.keys")}>${t("edit.save")}</button>
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
            this.#changed
              ? html`<button type="button" class="text" @click=${() => this.#discard()}>
                  ${t("compose.discard")}
                </button>`
              : nothing
          }
        </span>
      </div>
    </form>`;
  }

  #input(id: "title" | "reason", value: string, change: (value: string) => Partial<Draft>): TemplateResult {
    return html`<input
      id=${id}
      class="field"
      dir="auto"
      autocomplete="off"
      aria-describedby=${id === "title" ? "title-left" : nothing}
      aria-invalid=${this.#wrong(id) ? "true" : nothing}
      .value=${value}
      @input=${(e: Event) => this.#edit(change((e.target as HTMLInputElement).value))}
    />`;
  }

  get #first(): boolean {
    return this.post.number === 1;
  }

  get #target(): Target {
    return { thread: this.thread.id, parent: null, edit: this.post.id };
  }

  get #changed(): boolean {
    const { text, title, tags, reason } = this.#original();
    const { draft } = this;
    return draft.text !== text || draft.title !== title || draft.tags !== tags || draft.reason !== reason;
  }

  #original(): Draft {
    const { title, tags } = this.#first ? this.thread : { title: "", tags: [] };
    return { ...empty(), text: this.source, title, tags: tags.join(", "), version: this.post.version };
  }

  #wrong(field: string): boolean {
    return this.problem?.detail.field === field;
  }

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.#fold();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#submit(event);
    else return;
    event.stopPropagation();
  };

  readonly #submit = (event: Event) => {
    event.preventDefault();
    if (!this.busy) void this.#send();
  };

  async #send(): Promise<void> {
    const { draft, weft, post } = this;
    const nameless = !this.own && !draft.reason.trim() && new Problem("reason-missing", 400, { field: "reason" });
    this.problem = check(draft, weft.state.limits, this.#first) ?? (nameless || waiting(this.field));
    if (this.problem) {
      const { field } = this.problem.detail;
      if (field)
        this.renderRoot.querySelector<HTMLElement>(field === "text" ? "weft-text-field" : `#${field}`)?.focus();
      return;
    }
    this.busy = true;
    try {
      const head = this.#first ? { title: draft.title.trim(), tags: tagsOf(draft.tags) } : {};
      const reason = draft.reason.trim() ? { reason: draft.reason.trim() } : {};
      const { text, version = post.version } = draft;
      const changed = await weft.api.edit(post.id, { text, version, ...head, ...reason });
      this.#forget();
      if ("held" in changed) tell(this, "weft-held", changed.held);
      else {
        tell(this, "weft-post-changed", changed.post);
        tell(this, "weft-thread-changed", changed.thread);
      }
      tell(this, "weft-fold", undefined);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
      if (this.problem.detail.version) this.#edit({ version: this.problem.detail.version }, this.problem);
    }
    this.busy = false;
  }

  #edit(change: Partial<Draft>, problem?: Problem): void {
    this.draft = { ...this.draft, ...change };
    this.problem = problem;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#keep(), SAVE_MS);
  }

  #keep(): void {
    clearTimeout(this.#timer);
    if (!this.#changed) {
      this.weft.drafts.remove(this.#target);
      this.savedAt = 0;
      return;
    }
    this.savedAt = Date.now();
    this.weft.drafts.save(this.#target, { ...this.draft, savedAt: this.savedAt });
  }

  #fold(): void {
    this.#keep();
    tell(this, "weft-fold", undefined);
  }

  #discard(): void {
    this.#forget();
    tell(this, "weft-fold", undefined);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.draft = this.#original();
    this.weft.drafts.remove(this.#target);
  }
}

if (!customElements.get("weft-editor")) customElements.define("weft-editor", WeftEditor);
