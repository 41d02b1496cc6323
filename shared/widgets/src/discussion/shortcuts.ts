import type { Store } from "../session/store.js";

const SETTING = "weft:shortcuts";

/** Single-key shortcuts, silent while someone types, and to be switched off (WCAG 2.1.4). */
export class Shortcuts {
  readonly #hear = (event: KeyboardEvent) => this.#pressed(event);

  constructor(
    private readonly store: Store,
    private readonly acts: Record<string, () => void>,
  ) {}

  get on(): boolean {
    return this.store.get(SETTING) !== "off";
  }

  set on(on: boolean) {
    this.store.set(SETTING, on ? "on" : "off");
  }

  start(): void {
    document.addEventListener("keydown", this.#hear);
  }

  stop(): void {
    document.removeEventListener("keydown", this.#hear);
  }

  #pressed(event: KeyboardEvent): void {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.composedPath()[0];
    if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
    const act = this.acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
