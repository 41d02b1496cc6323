import { Problem } from "./problem.js";
import type { SessionGrant, State } from "./types.js";
import type { Store } from "./store.js";

export interface CallOptions {
  signal?: AbortSignal;
  /** Let the call finish after the page is gone. */
  keepalive?: boolean;
  /** Repeat after a broken connection although it is a POST: the body carries a client key. */
  repeatable?: boolean;
  /** Long enough for a file over a slow net. */
  patienceMs?: number;
}

const ATTEMPTS = 3;
const PATIENCE_MS = 20_000;
const FILE_PATIENCE_MS = 600_000;

/**
 * The bearer token of this tab and every call made with it. The token lives in memory only.
 *
 * @fires expired - the server knows the token no more; nothing typed is lost
 * @fires resumed - a new token was got for this tab
 */
export class Session extends EventTarget {
  expired = false;
  #token: string;
  #expiresAt: number;
  #timer = 0;

  constructor(
    grant: SessionGrant,
    private readonly placement: string,
    private readonly tab: Store,
  ) {
    super();
    this.#token = grant.token;
    this.#expiresAt = Date.parse(grant.expiresAt);
    this.#keep(grant);
    document.addEventListener("visibilitychange", () => this.#plan());
  }

  get authorization(): string {
    return `Bearer ${this.#token}`;
  }

  /** @throws Problem whatever goes wrong */
  async call<T>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
    const attempts = method !== "POST" || options.repeatable ? ATTEMPTS : 1;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once<T>(method, path, body, options);
      } catch (thrown) {
        if (options.signal?.aborted) throw thrown;
        const problem = Problem.from(thrown);
        if (!problem.passing || problem.status === 429 || attempt === attempts || !navigator.onLine) throw problem;
        await pause(Math.min(problem.detail.retryAfter ?? 5, 0.3 * 2 ** attempt) * 1000 * (0.7 + Math.random() * 0.6));
      }
    }
  }

  /** What a call answers as a file. @throws Problem whatever goes wrong */
  async download(path: string): Promise<{ file: Blob; name: string }> {
    const options = { patienceMs: FILE_PATIENCE_MS };
    let response = await this.#fetch("GET", path, undefined, options);
    if (response.status === 401 && (await this.renew())) response = await this.#fetch("GET", path, undefined, options);
    if (!response.ok) throw await Problem.of(response);
    const name = /filename\*?=(?:UTF-8'')?([\w.%~-]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
    return { file: await response.blob(), name: decodeURIComponent(name ?? "file") };
  }

  /** Gets a new token without losing the page. @throws Problem when the course page must be reloaded */
  async resume(): Promise<State> {
    const resume = this.tab.get(resumeKey(this.placement));
    if (!resume) throw new Problem("session-expired", 401);
    const state = await resumeWith(resume, this.placement);
    this.tab.remove(resumeKey(this.placement));
    this.#token = state.session.token;
    this.#expiresAt = Date.parse(state.session.expiresAt);
    this.expired = false;
    this.#keep(state.session);
    this.dispatchEvent(new Event("resumed"));
    return state;
  }

  /** To be called when the server answered 401 outside of call(). @returns whether the token works again */
  async renew(): Promise<boolean> {
    try {
      const response = await fetch("/api/session/renewal", { method: "POST", headers: this.#headers(false) });
      if (!response.ok) {
        if (response.status === 401) this.#expire();
        return false;
      }
      this.#expiresAt = Date.parse(((await response.json()) as SessionGrant).expiresAt);
      this.#plan();
      return true;
    } catch {
      return false;
    }
  }

  async #once<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
    let response = await this.#fetch(method, path, body, options);
    if (response.status === 401 && !this.expired && (await this.renew())) {
      response = await this.#fetch(method, path, body, options);
    }
    if (!response.ok) {
      const problem = await Problem.of(response);
      if (problem.status === 401) this.#expire();
      throw problem;
    }
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async #fetch(method: string, path: string, body: unknown, options: CallOptions): Promise<Response> {
    const patience = AbortSignal.timeout(options.patienceMs ?? PATIENCE_MS);
    try {
      return await fetch(path, {
        method,
        headers: this.#headers(body !== undefined),
        body: body === undefined ? null : JSON.stringify(body),
        keepalive: options.keepalive ?? false,
        signal: options.signal ? AbortSignal.any([options.signal, patience]) : patience,
      });
    } catch (thrown) {
      if (options.signal?.aborted) throw thrown;
      throw new Problem(navigator.onLine ? "unreachable" : "offline");
    }
  }

  #headers(withBody: boolean): Record<string, string> {
    const headers: Record<string, string> = { Authorization: this.authorization, Accept: "application/json" };
    if (withBody) headers["Content-Type"] = "application/json";
    return headers;
  }

  #keep(grant: SessionGrant): void {
    if (grant.resume) {
      this.tab.set(resumeKey(this.placement), grant.resume);
      this.tab.set(pageKey(this.placement), location.pathname);
    }
    this.#plan();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (document.hidden || this.expired) return;
    const half = (this.#expiresAt - Date.now()) / 2;
    this.#timer = window.setTimeout(() => void this.renew(), Math.min(Math.max(half, 5_000), 2 ** 30));
  }

  #expire(): void {
    if (this.expired) return;
    this.expired = true;
    clearTimeout(this.#timer);
    this.dispatchEvent(new Event("expired"));
  }
}

/** @throws Problem when the resume code is spent, unknown or too old */
export async function resumeWith(resume: string, placement: string): Promise<State> {
  let response: Response;
  try {
    response = await fetch("/api/session/resume", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ resume, placement }),
    });
  } catch {
    throw new Problem(navigator.onLine ? "unreachable" : "offline");
  }
  if (!response.ok) throw await Problem.of(response);
  return (await response.json()) as State;
}

export function resumeKey(placement: string): string {
  return `weft:resume:${placement}`;
}

/** At which address the placement was opened: a page that is loaded again knows no more than that. */
export function pageKey(placement: string): string {
  return `weft:page:${placement}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
