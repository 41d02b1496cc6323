import type { Store } from "../session/store.js";
import type { Audience, Kind } from "../session/types.js";

/** What someone has typed and not sent. */
export interface Draft {
  text: string;
  title: string;
  kind: Kind;
  tags: string;
  audience: Audience;
  /** Why a post is changed, and which version of it. */
  reason: string;
  version?: number;
  /** Made once and kept with the text, so that sending it twice posts once. */
  clientKey: string;
  savedAt: number;
}

/** Where a draft belongs: a new thread, a reply to one post of one thread, or a change of a post. */
export interface Target {
  thread: string | null;
  parent: string | null;
  edit?: string;
}

/** Drafts in the browser's storage, apart for each placement, person and target. */
export class Drafts {
  readonly #prefix: string;

  constructor(
    private readonly store: Store,
    placement: string,
    person: string,
  ) {
    this.#prefix = `weft:draft:${placement}:${person}:`;
  }

  load(target: Target): Draft | null {
    const kept = this.store.get(this.#key(target));
    if (!kept) return null;
    try {
      return { ...empty(), ...(JSON.parse(kept) as Partial<Draft>) };
    } catch {
      return null;
    }
  }

  /** An empty draft is not kept. */
  save(target: Target, draft: Draft): void {
    if (isEmpty(draft)) this.remove(target);
    else this.store.set(this.#key(target), JSON.stringify(draft));
  }

  remove(target: Target): void {
    this.store.remove(this.#key(target));
  }

  #key(target: Target): string {
    if (target.edit) return `${this.#prefix}edit:${target.edit}`;
    return this.#prefix + (target.thread === null ? "new" : `${target.thread}:${target.parent ?? ""}`);
  }
}

export function empty(kind: Kind = "question"): Draft {
  return { text: "", title: "", kind, tags: "", audience: "all", reason: "", clientKey: newKey(), savedAt: 0 };
}

export function isEmpty(draft: Draft): boolean {
  return !draft.text.trim() && !draft.title.trim() && !draft.tags.trim();
}

/** Works on plain http too, where crypto.randomUUID is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Length as people count it, in code points; the server counts the same way. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** "#Gates, two-qubit" as clean tags: lower case, spaces as hyphens, no doubles. */
export function tagsOf(typed: string): string[] {
  const tags = typed.split(/[,;\n]/).map((tag) => tag.trim().replace(/^#/, "").replace(/\s+/gu, "-").toLowerCase());
  return [...new Set(tags.filter((tag) => tag))];
}
