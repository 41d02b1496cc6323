import type { Session } from "../session/session.js";
import type { LiveData, LiveEvent } from "../session/types.js";
import { StreamParser } from "./sse.js";

type Listener = (event: LiveEvent) => void;

const SILENCE_MS = 40_000;
const POLL_MS = 5_000;
const POLLS_BEFORE_STREAM = 12;
const FAILURES_BEFORE_POLLING = 3;

/**
 * What happens in the forum, as it happens: one stream a tab, resumed after the last id that was seen. When the
 * stream fails three times in a row (a proxy that buffers, say) it asks every five seconds instead.
 */
export class Live {
  readonly #listeners = new Set<Listener>();
  #running = false;
  #failures = 0;
  #stop = new AbortController();

  constructor(
    private readonly session: Session,
    private last = "",
  ) {
    session.addEventListener("expired", () => this.stop());
    session.addEventListener("resumed", () => this.start());
    addEventListener("online", () => this.start());
    addEventListener("pagehide", () => this.stop());
    addEventListener("pageshow", (event) => event.persisted && this.start());
  }

  /** @returns what ends the subscription */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What this page did itself and its parts should know. */
  say(event: string): void {
    this.#tell("", event, {});
  }

  start(): void {
    if (this.#running || this.session.expired) return;
    this.#running = true;
    this.#stop = new AbortController();
    void this.#run(this.#stop.signal);
  }

  stop(): void {
    this.#running = false;
    this.#stop.abort();
  }

  async #run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      try {
        if (this.#failures < FAILURES_BEFORE_POLLING) await this.#stream(stop);
        else await this.#poll(stop);
      } catch {
        this.#failures++;
      }
      if (!stop.aborted) await pause(1_000 + Math.random() * 4_000, stop);
    }
  }

  async #stream(stop: AbortSignal): Promise<void> {
    const silence = new AbortController();
    let watchdog = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const response = await fetch(`/api/events${this.last ? `?after=${encodeURIComponent(this.last)}` : ""}`, {
        headers: { Authorization: this.session.authorization, Accept: "text/event-stream" },
        cache: "no-store",
        signal: AbortSignal.any([stop, silence.signal]),
      });
      if (response.status === 401) await this.session.renew();
      if (!response.ok || !response.body) throw new Error(`stream ${response.status}`);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new StreamParser();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.#failures = 0;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => silence.abort(), SILENCE_MS);
        for (const message of parser.push(value)) this.#tell(message.id, message.event, message.data);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  async #poll(stop: AbortSignal): Promise<void> {
    for (let round = 0; round < POLLS_BEFORE_STREAM && !stop.aborted; round++) {
      const path = `/api/changes?after=${encodeURIComponent(this.last)}`;
      const changes = await this.session.call<{ events: LiveEvent[]; last: string }>("GET", path, undefined, {
        signal: stop,
      });
      for (const { id, event, data } of changes.events) this.#tell(id, event, data);
      this.last = changes.last;
      await pause(POLL_MS, stop);
    }
    this.#failures = FAILURES_BEFORE_POLLING - 1;
  }

  #tell(id: string, event: string, data: string | LiveData): void {
    if (id) this.last = id;
    const parsed = typeof data === "string" ? read(data) : data;
    if (!parsed) return;
    for (const listener of this.#listeners) listener({ id, event, data: parsed });
  }
}

function read(data: string): LiveData | undefined {
  try {
    return data ? (JSON.parse(data) as LiveData) : {};
  } catch {
    return undefined;
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    stop.addEventListener("abort", () => (clearTimeout(timer), done()), { once: true });
  });
}
