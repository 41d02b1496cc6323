/** Turns the formulas in an element into MathML; what draws them is fetched when the first one is met. */
export async function typeset(within: HTMLElement): Promise<void> {
  const formulas = within.querySelectorAll<HTMLElement>("span.math:not([data-set])");
  if (!formulas.length) return;
  try {
    const { draw } = await import("./draw.js");
    formulas.forEach((formula) => draw(formula));
  } catch {
    // the chunk can't be had right now: the TeX stays readable as text
  }
}
