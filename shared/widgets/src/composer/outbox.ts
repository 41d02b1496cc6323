import { Problem } from "../session/problem.js";
import type { Session } from "../session/session.js";
import type { Store } from "../session/store.js";
import type { Held, OpenedThread, Post } from "../session/types.js";
import { newKey, tagsOf, type Draft, type Drafts, type Target } from "./drafts.js";

/** One text on its way. */
export interface Outgoing {
  target: Target;
  draft: Draft;
  /** waiting: goes out by itself later. failed: refused; someone must decide. */
  status: "sending" | "waiting" | "failed";
  problem?: Problem;
}

export type Sent = { outgoing: Outgoing; fresh: boolean } & (
  { post: Post } | { opened: OpenedThread } | { held: Held }
);

const REPEATABLE = { repeatable: true };
const RETRY_MS = [3_000, 10_000, 30_000];

/**
 * Sends drafts, each at most once however often it is tried. What can't go out now is kept in the browser and tried
 * again when the connection is back, also after a reload.
 *
 * @fires change - the list of outgoing texts changed
 * @fires sent - CustomEvent of Sent
 */
export class Outbox extends EventTarget {
  readonly #prefix: string;
  readonly #entries = new Map<string, Outgoing>();
  readonly #fresh = new Set<string>();
  #timer = 0;
  #rounds = 0;

  constructor(
    private readonly session: Session,
    private readonly drafts: Drafts,
    private readonly store: Store,
    placement: string,
    person: string,
    /** As far as the writer knows; what comes later doesn't see what they write. */
    private readonly reach: number,
  ) {
    super();
    this.#prefix = `weft:out:${placement}:${person}:`;
    for (const key of store.keys(this.#prefix)) this.#restore(key);
    addEventListener("online", () => this.flush());
    session.addEventListener("resumed", () => this.flush());
  }

  of(thread: string | null): Outgoing[] {
    return [...this.#entries.values()].filter((outgoing) => outgoing.target.thread === thread);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether something waits here that a reload would lose. */
  get atRisk(): boolean {
    return [...this.#entries.keys()].some((key) => this.store.onlyInMemory(this.#prefix + key));
  }

  get sending(): boolean {
    return [...this.#entries.values()].some((outgoing) => outgoing.status === "sending");
  }

  send(target: Target, draft: Draft): void {
    if (this.#entries.has(draft.clientKey)) return;
    const outgoing: Outgoing = { target, draft: { ...draft }, status: "sending" };
    this.#fresh.add(draft.clientKey);
    this.#put(outgoing);
    this.drafts.remove(target);
    void this.#deliver(outgoing);
  }

  /** Tries everything that waits. */
  flush(): void {
    for (const outgoing of this.#entries.values()) if (outgoing.status === "waiting") this.again(outgoing);
  }

  again(outgoing: Outgoing): void {
    if (outgoing.status === "sending") return;
    this.#put(Object.assign(outgoing, { status: "sending", problem: undefined }));
    void this.#deliver(outgoing);
  }

  /** Back to a draft. It gets a new key unless the server surely hasn't got it. */
  takeBack(outgoing: Outgoing): void {
    const refused = outgoing.status === "failed";
    this.drop(outgoing);
    this.drafts.save(outgoing.target, { ...outgoing.draft, ...(refused ? {} : { clientKey: newKey() }) });
  }

  drop(outgoing: Outgoing): void {
    this.#entries.delete(outgoing.draft.clientKey);
    this.store.remove(this.#prefix + outgoing.draft.clientKey);
    this.dispatchEvent(new Event("change"));
  }

  async #deliver(outgoing: Outgoing): Promise<void> {
    const { target, draft } = outgoing;
    try {
      const result = await (target.thread === null ? this.#thread(draft) : this.#post(target.thread, target, draft));
      this.#rounds = 0;
      if (!this.#entries.has(draft.clientKey)) return;
      this.drop(outgoing);
      const fresh = this.#fresh.delete(draft.clientKey);
      this.dispatchEvent(new CustomEvent<Sent>("sent", { detail: { outgoing, fresh, ...result } }));
    } catch (thrown) {
      const problem = Problem.from(thrown);
      const waits = problem.passing || problem.expired;
      this.#put(Object.assign(outgoing, { status: waits ? "waiting" : "failed", problem }));
      if (problem.passing) this.#later(problem.detail.retryAfter);
    }
  }

  async #thread(draft: Draft): Promise<{ opened: OpenedThread } | { held: Held }> {
    const { kind, text, audience, answerFirst, anonymous, clientKey } = draft;
    const head = { kind, title: draft.title.trim(), tags: tagsOf(draft.tags), audience, group: draft.group || null };
    const body = { ...head, text, reach: this.reach, answerFirst, anonymous, clientKey };
    const sent = await this.session.call<OpenedThread | { held: Held }>("POST", "/api/threads", body, REPEATABLE);
    return "held" in sent ? sent : { opened: sent };
  }

  async #post(thread: string, { parent }: Target, draft: Draft): Promise<{ post: Post } | { held: Held }> {
    const path = `/api/threads/${encodeURIComponent(thread)}/posts`;
    const { text, anonymous, clientKey } = draft;
    const body = { text, parent, anonymous, clientKey };
    const sent = await this.session.call<Post | { held: Held }>("POST", path, body, REPEATABLE);
    return "held" in sent ? sent : { post: sent };
  }

  #later(seconds?: number): void {
    clearTimeout(this.#timer);
    const wait = RETRY_MS[Math.min(this.#rounds++, RETRY_MS.length - 1)] ?? 30_000;
    this.#timer = window.setTimeout(() => this.flush(), Math.max(wait, (seconds ?? 0) * 1000));
  }

  #put(outgoing: Outgoing): void {
    this.#entries.set(outgoing.draft.clientKey, outgoing);
    const { target, draft, status } = outgoing;
    this.store.set(this.#prefix + draft.clientKey, JSON.stringify({ target, draft, failed: status === "failed" }));
    this.dispatchEvent(new Event("change"));
  }

  #restore(key: string): void {
    try {
      const kept = JSON.parse(this.store.get(key) ?? "") as { target: Target; draft: Draft; failed: boolean };
      const status = kept.failed ? "failed" : "waiting";
      this.#entries.set(kept.draft.clientKey, { target: kept.target, draft: kept.draft, status });
    } catch {
      this.store.remove(key);
    }
  }
}
