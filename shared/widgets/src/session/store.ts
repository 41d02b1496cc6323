/** Storage that falls back to memory where the browser blocks it (cross-site frames, private windows). */
export class Store {
  readonly #memory = new Map<string, string>();
  readonly #kept: Storage | undefined;

  constructor(which: "localStorage" | "sessionStorage") {
    this.#kept = usable(which);
  }

  get(key: string): string | null {
    return this.#memory.get(key) ?? attempt(() => this.#kept?.getItem(key) ?? null) ?? null;
  }

  set(key: string, value: string): void {
    if (this.#kept && attempt(() => (this.#kept?.setItem(key, value), true))) this.#memory.delete(key);
    else this.#memory.set(key, value);
  }

  remove(key: string): void {
    this.#memory.delete(key);
    attempt(() => this.#kept?.removeItem(key));
  }

  /** Whether it would be gone after a reload. */
  onlyInMemory(key: string): boolean {
    return this.#memory.has(key);
  }

  keys(prefix: string): string[] {
    const kept = attempt(() => Object.keys(this.#kept ?? {})) ?? [];
    return [...new Set([...kept, ...this.#memory.keys()])].filter((key) => key.startsWith(prefix));
  }
}

function usable(which: "localStorage" | "sessionStorage"): Storage | undefined {
  return attempt(() => {
    const storage = window[which];
    storage.getItem("weft");
    return storage;
  });
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
