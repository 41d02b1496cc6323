/** How uploads stand in a text: "![words](upload:12)" shows a picture, "[words](upload:12)" names a file. */

export function reference(id: string, words: string, picture: boolean): string {
  return `${picture ? "!" : ""}[${escaped(words)}](upload:${id})`;
}

/** The words that a text has for an upload; null when it doesn't refer to it. */
export function wordsOf(text: string, id: string): string | null {
  const found = pattern(id).exec(text);
  return found ? (found[2] ?? "").replace(/\\(.)/g, "$1") : null;
}

/** Where the first reference stands. */
export function placeOf(text: string, id: string): { from: number; to: number; picture: boolean } | null {
  const found = pattern(id).exec(text);
  return found ? { from: found.index, to: found.index + found[0].length, picture: found[1] === "!" } : null;
}

/** What a text refers to, each once. */
export function referred(text: string): { id: string; words: string; picture: boolean }[] {
  const ids = new Set([...text.matchAll(new RegExp(pattern("\\d+"), "g"))].map((found) => found[3] ?? ""));
  return [...ids].map((id) => ({
    id,
    words: wordsOf(text, id) ?? "",
    picture: placeOf(text, id)?.picture ?? false,
  }));
}

function pattern(id: string): RegExp {
  return new RegExp(`(!?)\\[((?:\\\\.|[^\\[\\]\\\\])*)\\]\\(upload:(${id})\\)`);
}

function escaped(words: string): string {
  return words.replace(/\s+/g, " ").replace(/[\\[\]*_`]/g, "\\$&");
}
