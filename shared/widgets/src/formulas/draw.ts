import temml from "temml";

/** Replaces TeX by MathML that keeps the TeX as an annotation; a formula with a mistake stays as it was typed. */
export function draw(formula: HTMLElement): void {
  const tex = formula.textContent ?? "";
  if (formula.dataset["set"] !== undefined || !tex.trim()) return;
  formula.dataset["set"] = "";
  try {
    const drawn = document.createElement("span");
    temml.render(tex, drawn, {
      displayMode: formula.dataset["display"] === "block",
      annotate: true,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [20, 20],
    });
    formula.replaceChildren(...drawn.childNodes);
    formula.title = tex;
  } catch {
    formula.classList.add("tex");
  }
}
