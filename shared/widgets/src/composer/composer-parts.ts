import { html, nothing, type TemplateResult } from "lit";
import type { Weft } from "../session/weft.js";
import { t } from "../words/words.js";
import { lengthOf, type Draft } from "./drafts.js";
import type { Suggest } from "./suggest.js";

/** Counts down when few are left; always has its id, since the field is described by it. */
export function charactersLeft(text: string, limit: number, from: number, id: string): TemplateResult {
  const n = limit - lengthOf(text);
  const words = n < 0 ? t("compose.over", { n: -n }) : n <= from ? t("compose.left", { n }) : "";
  return html`<span id=${id} class=${n < 0 ? "over" : "quiet"}>${words}</span>`;
}

/** The people or emoji on offer; the focus stays in the text field, which names the chosen one. */
export function suggestionList({ items, chosen }: Suggest, take: (index: number) => void): TemplateResult {
  return html`<ul class="suggest" id="suggest" role="listbox" aria-label=${t("suggest.label")}>
    ${items.map(
      ({ shown, hint }, n) =>
        html`<li
          id="suggest-${n}"
          role="option"
          aria-selected=${n === chosen}
          @pointerdown=${(e: Event) => {
            e.preventDefault();
            take(n);
          }}
        >
          <bdi>${shown}</bdi> <span class="quiet">${hint}</span>
        </li>`,
    )}
  </ul>`;
}

/** For whom a new thread is: everyone, one group, or staff alone; and whether learners answer before they see answers. */
export function forWhom(draft: Draft, { state }: Weft, edit: (change: Partial<Draft>) => void): TemplateResult {
  const { groups, viewer } = state;
  const choices = [...(viewer.staff ? [{ id: "", name: t("groups.all") }] : []), ...groups.groups];
  const tick = (words: string, checked: boolean, change: (checked: boolean) => Partial<Draft>) =>
    html`<label class="choice"
      ><input
        type="checkbox"
        .checked=${checked}
        @change=${(e: Event) => edit(change((e.target as HTMLInputElement).checked))}
      />${words}</label
    >`;
  return html`${
    state.shown.others.length && draft.audience === "all"
      ? html`<p class="quiet">${t("shown.also", { places: state.shown.others.join(", ") })}</p>`
      : nothing
  }
  ${
    choices.length > 1 && draft.audience === "all"
      ? html`<label class="row"
          ><span class="label">${t("groups.for")}</span>
          <select @change=${(e: Event) => edit({ group: (e.target as HTMLSelectElement).value })}>
            ${choices.map(({ id, name }) => html`<option value=${id} ?selected=${id === draft.group}>${name}</option>`)}
          </select></label
        >`
      : nothing
  }
  ${tick(t("compose.staffOnly"), draft.audience === "staff", (on) => ({ audience: on ? "staff" : "all" }))}
  ${viewer.staff ? tick(t("answerFirst.set"), draft.answerFirst, (answerFirst) => ({ answerFirst })) : nothing}`;
}

/** Offered to learners; stays while it is chosen, so that nobody is named without knowing it. */
export function nameless(
  { anonymous }: Draft,
  { state: { settings, viewer } }: Weft,
  edit: (change: Partial<Draft>) => void,
): TemplateResult | typeof nothing {
  if (!anonymous && (!settings.anonymity || viewer.staff)) return nothing;
  return html`<div>
    <label class="choice"
      ><input
        type="checkbox"
        aria-describedby="nameless"
        .checked=${anonymous}
        @change=${(e: Event) => edit({ anonymous: (e.target as HTMLInputElement).checked })}
      />${t("compose.anonymous")}</label
    >
    <p class="quiet" id="nameless">${anonymous ? t("compose.anonymousHint") : ""}</p>
  </div>`;
}

/** In place of the field when an earlier thread answers it, until it is closed or goes on. */
export function answered(keys: (event: KeyboardEvent) => void, undo: () => void, close: () => void): TemplateResult {
  return html`<div class="notice" role="status" @keydown=${keys}>
    <span>${t("similar.closed")}</span>
    <button class="text on" @click=${undo}>${t("similar.undo")}</button>
    <button class="text" @click=${close}>${t("compose.fold")}</button>
  </div>`;
}
