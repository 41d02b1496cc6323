import { css, html, unsafeCSS, type TemplateResult } from "lit";
import type { Author } from "../session/types.js";
import { number } from "../words/words.js";

const HUES = 12;
/** As classes, since the content security policy allows no style attributes. */
const hues = Array.from({ length: HUES }, (_, n) => `.h${n}{--hue:${n * (360 / HUES)}}`).join("");

export const faceStyles = css`
  ${unsafeCSS(hues)}
  .face {
    flex: none;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    font-size: 13px;
    font-weight: 600;
    background: oklch(var(--weft-face) 0.045 var(--hue));
    color: oklch(var(--weft-face-text) 0.08 var(--hue));
  }
  .face.none {
    background: var(--weft-raised);
    color: var(--weft-muted);
  }
  @media (forced-colors: active) {
    .face {
      border: 1px solid;
    }
  }
`;

/** Initials in a colour of the person's own; decoration only, the name always stands beside it. */
export function face(author: Author | null): TemplateResult {
  if (!author || (author.alias === null && author.name === null))
    return html`<span class="face none" aria-hidden="true"></span>`;
  if (author.alias !== null) return html`<span class="face none" aria-hidden="true">${number(author.alias)}</span>`;
  return html`<span class="face h${hue(author.id)}" aria-hidden="true">${initials(author.name)}</span>`;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const last = words.length > 1 ? words.at(-1) : "";
  return (letter(words[0]) + letter(last)).toLocaleUpperCase();
}

/** The first letter with the marks that belong to it. */
function letter(word = ""): string {
  return /^\P{M}\p{M}*/u.exec(word)?.[0] ?? "";
}

function hue(id: string): number {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return sum % HUES;
}
