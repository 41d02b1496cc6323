import { typeset } from "../formulas/formulas.js";

/** Does what a rendered text needs in the page: formulas drawn, and what scrolls sideways reachable by keyboard. */
export async function tend(body: HTMLElement): Promise<void> {
  await typeset(body);
  for (const wide of body.querySelectorAll<HTMLElement>("pre, table, .math[data-display=block]")) {
    if (wide.scrollWidth > wide.clientWidth + 1) wide.tabIndex = 0;
  }
}
