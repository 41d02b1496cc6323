import { html, nothing, type TemplateResult } from "lit";
import type { ThreadView } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { moment } from "../words/weft-time.js";
import { t } from "../words/words.js";
import { blocked } from "./dates.js";

/** That staff has blocked the viewer, until when, and why. */
export function blockedLine(weft: Weft): TemplateResult | typeof nothing {
  const block = blocked(weft);
  if (!block) return nothing;
  return html`<p class="notice blocked" role="status" tabindex="-1">
    <span
      >${t("blocked")} ${block.until ? t("blocked.until", { day: moment(block.until) }) : nothing}
      ${block.reason ? html`${t("blocked.why")} <bdi>${block.reason}</bdi>` : nothing}</span
    >
  </p>`;
}

/** Whether a thread can be answered, by staff or by others. */
export function takesReplies({ lock, earlier }: ThreadView, staff: boolean): boolean {
  return !earlier && (!lock || staff);
}

/** In the place of the field for a reply, where there is none. */
export function whyNot(weft: Weft, { lock, earlier }: ThreadView): TemplateResult | typeof nothing {
  if (earlier) return nothing;
  if (!lock || !weft.state.viewer.mayWrite) return blockedLine(weft);
  return html`<p class="notice">
    <span>${t("lock.closed")} <bdi>${lock.reason}</bdi></span>
  </p>`;
}
