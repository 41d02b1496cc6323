import { html, nothing, type TemplateResult } from "lit";
import type { Post } from "../session/types.js";
import { t } from "../words/words.js";

/** Where an imported post was written; an address that isn't of the web is no link. */
export function origin({ origin: address }: Post): TemplateResult | typeof nothing {
  if (!address || !/^https?:/.test(address)) return nothing;
  return html`<p class="origin quiet">
    <a href=${address} target="_blank" rel="noopener noreferrer nofollow"
      >${t("post.origin", { site: new URL(address).host })}</a
    >
  </p>`;
}
