/** How long the page around a frame may take to make it taller. */
const GROWN_MS = 1000;

/**
 * Brings something into view, and once more when the frame has grown: one that is as short as what it showed before
 * can't show what is below its end.
 */
export function bring(element: Element, how: ScrollIntoViewOptions = { block: "nearest" }): void {
  const scroll = () => element.scrollIntoView(how);
  scroll();
  addEventListener("resize", scroll, { once: true, signal: AbortSignal.timeout(GROWN_MS) });
}
