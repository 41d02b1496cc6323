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
    return areOn(this.store);
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
    const act = this.on && isSingle(event) ? this.acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  }
}

export function areOn(store: Store): boolean {
  return store.get(SETTING) !== "off";
}

/** Whether a key was pressed alone, for nobody else, and not to type. */
export function isSingle(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.composedPath()[0];
  return !(target instanceof Element && target.closest("input, textarea, select, [contenteditable]"));
}
