/** Puts text in the place of the selection, so that the browser's undo still works. */
export function insert(
  area: HTMLTextAreaElement,
  text: string,
  from = area.selectionStart,
  to = area.selectionEnd,
): void {
  area.focus();
  area.setSelectionRange(from, to);
  const before = area.value;
  // deprecated, and still the only way that keeps the browser's undo
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand("insertText", false, text);
  if (done && area.value !== before) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Sets marks around the selection, or takes them off when they are there. */
export function wrap(area: HTMLTextAreaElement, mark: string, end = mark): void {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to);
  const outer = value.slice(from - mark.length, from) === mark && value.slice(to, to + end.length) === end;
  if (outer) {
    insert(area, chosen, from - mark.length, to + end.length);
    area.setSelectionRange(from - mark.length, to - mark.length);
    return;
  }
  insert(area, mark + chosen + end);
  area.setSelectionRange(from + mark.length, from + mark.length + chosen.length);
}

/** Begins each selected line with a mark. */
export function prefix(area: HTMLTextAreaElement, mark: string): void {
  const { selectionStart, selectionEnd, value } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(from, selectionEnd).split("\n");
  const has = lines.every((line) => line.startsWith(mark));
  insert(area, lines.map((line) => (has ? line.slice(mark.length) : mark + line)).join("\n"), from, selectionEnd);
}

/** Inline code for a piece of a line, a fence for more. */
export function code(area: HTMLTextAreaElement): void {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
  if (!chosen.includes("\n")) return wrap(area, "`");
  insert(area, `\`\`\`\n${chosen.replace(/\n$/, "")}\n\`\`\`\n`);
}

/** The address is selected, ready to be typed over. */
export function link(area: HTMLTextAreaElement): void {
  const from = area.selectionStart;
  const chosen = area.value.slice(from, area.selectionEnd);
  insert(area, `[${chosen}](https://)`);
  if (chosen) area.setSelectionRange(from + chosen.length + 3, from + chosen.length + 11);
  else area.setSelectionRange(from + 1, from + 1);
}

/** Text of someone else as a Markdown quote, with room to answer below. */
export function quoted(text: string): string {
  const lines = text.split("\n").map((line) => `> ${line}`.trimEnd());
  return `${lines.join("\n")}\n\n`;
}
