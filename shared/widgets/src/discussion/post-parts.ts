import { html, nothing, type TemplateResult } from "lit";
import type { Author, Post, ThreadView } from "../session/types.js";
import { icon } from "../theme/icons.js";
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

/** Who vouches for it: by name, where they are known here. */
export function endorsed({ endorsedBy }: Post): string {
  if (endorsedBy === null) return "";
  return endorsedBy ? t("post.endorsedBy", { name: endorsedBy }) : t("post.endorsedElsewhere");
}

/** That it is the answer, who says so, and the way to where it stands. */
export function answerLine(post: Post, thread: ThreadView, jump: (event: Event) => void): TemplateResult {
  return html`<div class="row between above">
    <span class="row">
      <span class="state good">${icon("check")} ${t("post.answer")}</span>
      <span class="quiet"
        >${[thread.acceptedBy ? t("post.acceptedBy", { name: thread.acceptedBy }) : "", endorsed(post)]
          .filter(Boolean)
          .join(", ")}</span
      >
    </span>
    <a class="quiet" href="#post-${post.number}" @click=${jump}>${t("post.place")}</a>
  </div>`;
}

/** In the place of a post by somebody whom the viewer doesn't want to read. */
export function mutedLine(show: () => void): TemplateResult {
  return html`<p class="gone row">
    <span>${t("muted.post")}</span>
    <button class="text show" @click=${show}>${t("list.show")}</button>
  </p>`;
}

/** By a name that shows here and isn't staff's, or by a number. */
export function mutable(author: Author | null): author is Author {
  return (
    !!author && (author.alias !== null || (author.name !== null && !/helper|instructor|^author/.test(author.role)))
  );
}
