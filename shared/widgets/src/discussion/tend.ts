import { typeset } from "../formulas/formulas.js";

/** Does what a rendered text needs in the page: formulas drawn, and what scrolls sideways reachable by keyboard. */
export async function tend(body: HTMLElement): Promise<void> {
  makeReachable(body); // at once: the script for formulas may be on its way
  await typeset(body);
  makeReachable(body);
}

function makeReachable(body: HTMLElement): void {
  for (const wide of body.querySelectorAll<HTMLElement>("pre, table, .math[data-display=block]")) {
    if (wide.scrollWidth > wide.clientWidth + 1) wide.tabIndex = 0;
  }
}
