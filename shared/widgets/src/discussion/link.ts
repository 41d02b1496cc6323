import { html, nothing, type TemplateResult } from "lit";
import { Problem } from "../session/problem.js";
import { t } from "../words/words.js";

/** The post that a copied link leads to. */
export function postOf(link: string): string {
  const post = /(?:^|\/)(\d+)\/?$/.exec(link)?.[1];
  if (!post) throw new Problem("link-invalid");
  return post;
}

/** That something stands on another page, with a link there where one is known. */
export function standsElsewhere({ post, placement }: { post: string; placement?: string | null }): TemplateResult {
  return html`<span>${t("elsewhere")}</span> ${
      placement
        ? html`<a href="/go/${placement}/${post}" target="_blank" rel="noopener">${t("elsewhere.open")}</a>`
        : nothing
    }`;
}
