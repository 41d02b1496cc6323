import type { Look, Shades } from "../session/types.js";

/** Puts an organization's colour in the place of Weft's own; paper stays black on white. */
export function wear({ light, dark }: Look): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media screen{${rule(light)}@media (prefers-color-scheme:dark){${rule(dark)}}}`);
  document.adoptedStyleSheets.push(sheet);
}

function rule({ accent, onAccent, tint }: Shades): string {
  return `:root{--weft-accent:${accent};--weft-on-accent:${onAccent};--weft-tint:${tint}}`;
}
