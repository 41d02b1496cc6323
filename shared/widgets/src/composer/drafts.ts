import type { Store } from "../session/store.js";
import type { Session } from "../session/session.js";
import type { Audience, Kind, ServerDraft } from "../session/types.js";

/** What someone has typed and not sent. */
export interface Draft {
  text: string;
  title: string;
  kind: Kind;
  tags: string;
  audience: Audience;
  /** For whom a new thread is; empty for everyone, or for the only group. */
  group: string;
  /** Whether learners see replies only after one of their own. */
  answerFirst: boolean;
  /** Whether the author's name is hidden from classmates. */
  anonymous: boolean;
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

/** A draft and where it belongs. */
export interface Kept {
  target: Target;
  draft: Draft;
}

const SYNC_MS = 3_000;

/**
 * Drafts, apart for each placement, person and target: in the browser's storage at once, and on the server a moment
 * later, so that they are there on another device. Of two that differ the newer one counts.
 *
 * @fires change - there are more or fewer than before
 */
export class Drafts extends EventTarget {
  readonly #prefix: string;
  /** Keys of drafts that are gone here; the server is told until it knows. */
  readonly #gone: string;
  readonly #waiting = new Map<string, number>();

  constructor(
    private readonly store: Store,
    placement: string,
    person: string,
    private readonly session: Session,
    private readonly mayWrite: boolean,
  ) {
    super();
    this.#prefix = `weft:draft:${placement}:${person}:`;
    this.#gone = `weft:gone:${placement}:${person}:`;
    const again = () => this.#catchUp();
    addEventListener("online", again);
    session.addEventListener("resumed", again);
    addEventListener("pagehide", () => this.#waiting.forEach((_, key) => void this.#push(key, true)));
  }

  /** Whether something is typed that a reload would lose. */
  get atRisk(): boolean {
    return this.#keys().some((key) => this.store.onlyInMemory(this.#prefix + key) && !this.#read(key)?.synced);
  }

  /** Takes over what the server has, and lets go what was sent or discarded elsewhere. */
  merge(given: ServerDraft[]): void {
    const onServer = new Set(given.map(({ key }) => key));
    for (const key of this.#keys())
      if (this.#read(key)?.synced && !onServer.has(key)) this.store.remove(this.#prefix + key);
    for (const { key, body } of given) {
      const here = this.#read(key);
      if (this.store.get(this.#gone + key) || (here && here.savedAt >= body.savedAt)) continue;
      this.#write(key, { ...empty(), ...present(body), synced: true });
    }
    this.#catchUp();
  }

  /** The newest first. */
  list(): Kept[] {
    return this.#keys()
      .flatMap((key) => {
        const draft = this.#read(key);
        return draft && !isEmpty(draft) ? [{ target: targetOf(key), draft }] : [];
      })
      .sort((a, b) => b.draft.savedAt - a.draft.savedAt);
  }

  load(target: Target): Draft | null {
    return this.#read(keyOf(target));
  }

  /** An empty draft is not kept; one that says what is kept already is no newer. */
  save(target: Target, draft: Draft): void {
    if (isEmpty(draft)) return this.remove(target);
    const key = keyOf(target);
    const kept = this.#read(key);
    if (kept && saysTheSame(kept, draft)) return;
    this.store.remove(this.#gone + key);
    this.#write(key, { ...draft, synced: false });
    this.#plan(key);
    this.dispatchEvent(new Event("change"));
  }

  remove(target: Target): void {
    const key = keyOf(target);
    const known = this.#read(key);
    this.store.remove(this.#prefix + key);
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    if (!known || !this.mayWrite) return;
    this.store.set(this.#gone + key, "1");
    void this.#forget(key);
    this.dispatchEvent(new Event("change"));
  }

  #plan(key: string): void {
    if (!this.mayWrite || this.#waiting.has(key)) return;
    this.#waiting.set(
      key,
      window.setTimeout(() => void this.#push(key), SYNC_MS),
    );
  }

  async #push(key: string, leaving = false): Promise<void> {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    const draft = this.#read(key);
    if (!draft) return;
    const { text, title, kind, tags, audience, group, answerFirst, anonymous, reason, version, clientKey } = draft;
    const { savedAt } = draft;
    const what = { text, title, kind, tags, audience, group, answerFirst, anonymous, reason, version };
    const body = { ...what, clientKey, savedAt };
    try {
      await this.session.call("PUT", `/api/drafts/${key}`, body, { keepalive: leaving });
      if (this.store.get(this.#gone + key)) await this.#forget(key);
      else if (this.#read(key)?.savedAt === savedAt) this.#write(key, { ...draft, synced: true });
    } catch {
      // it is kept here, and tried again when the connection is back or more is typed
    }
  }

  async #forget(key: string): Promise<void> {
    try {
      await this.session.call("DELETE", `/api/drafts/${key}`);
      this.store.remove(this.#gone + key);
    } catch {
      // tried again when the connection is back
    }
  }

  #catchUp(): void {
    if (!this.mayWrite) return;
    for (const key of this.#keys()) if (!this.#read(key)?.synced) this.#plan(key);
    for (const gone of this.store.keys(this.#gone)) void this.#forget(gone.slice(this.#gone.length));
  }

  #keys(): string[] {
    return this.store.keys(this.#prefix).map((key) => key.slice(this.#prefix.length));
  }

  #read(key: string): (Draft & { synced?: boolean }) | null {
    try {
      const kept = this.store.get(this.#prefix + key);
      return kept ? { ...empty(), ...(JSON.parse(kept) as Partial<Draft>) } : null;
    } catch {
      return null;
    }
  }

  #write(key: string, draft: Draft & { synced: boolean }): void {
    this.store.set(this.#prefix + key, JSON.stringify(draft));
  }
}

function keyOf({ thread, parent, edit }: Target): string {
  if (edit) return `edit:${edit}`;
  return thread === null ? "new" : `${thread}:${parent ?? ""}`;
}

function targetOf(key: string): Target {
  const [first = "", second = ""] = key.split(":");
  if (key === "new") return { thread: null, parent: null };
  return first === "edit" ? { thread: "", parent: null, edit: second } : { thread: first, parent: second || null };
}

function saysTheSame(a: Draft, b: Draft): boolean {
  const typed = ["text", "title", "kind", "tags", "reason", "version"] as const;
  const chosen = ["audience", "group", "answerFirst", "anonymous"] as const;
  return [...typed, ...chosen].every((field) => a[field] === b[field]);
}

/** Without what the server left empty. */
function present(body: ServerDraft["body"]): Partial<Draft> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

export function empty(kind: Kind = "question"): Draft {
  return {
    text: "",
    title: "",
    kind,
    tags: "",
    audience: "all",
    group: "",
    answerFirst: false,
    anonymous: false,
    reason: "",
    clientKey: newKey(),
    savedAt: 0,
  };
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
