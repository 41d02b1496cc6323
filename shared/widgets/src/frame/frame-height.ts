const LEAST = 150;
const WORTH_TELLING = 2;

/**
 * Tells the page around the frame how tall the content is (LTI platforms' `lti.frameResize`), so that only the page
 * scrolls. It measures the content, never the window, so a taller frame can't make the content taller.
 */
export class FrameHeight {
  readonly #observer: ResizeObserver;
  #told = 0;
  #frame = 0;

  constructor(
    private readonly content: HTMLElement,
    private readonly parentOrigin: string,
  ) {
    this.#observer = new ResizeObserver(() => this.#soon());
  }

  start(): void {
    if (window.parent !== window) this.#observer.observe(this.content);
  }

  stop(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  #soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#tell());
  }

  #tell(): void {
    const height = Math.max(LEAST, Math.ceil(this.content.getBoundingClientRect().height));
    if (Math.abs(height - this.#told) < WORTH_TELLING) return;
    this.#told = height;
    window.parent.postMessage({ subject: "lti.frameResize", height }, this.parentOrigin);
  }
}
