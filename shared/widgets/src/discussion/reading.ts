import type { Post } from "../session/types.js";
import { Ranges } from "./ranges.js";

type Send = (read: Ranges, keepalive: boolean) => void;

const SEEN_MS = 1_000;
const BATCH_MS = 1_500;

/** Notices which posts someone really saw: on screen for a second, in a tab that is in front. */
export class Reading {
  readonly #posts = new Map<Element, Post>();
  readonly #timers = new Map<Element, number>();
  readonly #observer = new IntersectionObserver((entries) => this.#look(entries), { threshold: [0, 0.25, 0.5, 1] });
  readonly #leave = () => {
    this.flush(true);
    if (!document.hidden) this.#lookAgain();
  };
  #seen = new Ranges();
  #batch = 0;

  constructor(
    private readonly isUnread: (post: Post) => boolean,
    private readonly onSeen: (post: Post) => void,
    private readonly send: Send,
  ) {
    addEventListener("pagehide", this.#leave);
    document.addEventListener("visibilitychange", this.#leave);
  }

  watch(element: Element, post: Post): void {
    if (!this.#posts.has(element)) this.#observer.observe(element);
    this.#posts.set(element, post);
  }

  flush(keepalive = false): void {
    clearTimeout(this.#batch);
    if (this.#seen.list().length === 0) return;
    const seen = this.#seen;
    this.#seen = new Ranges();
    this.send(seen, keepalive);
  }

  stop(): void {
    this.flush();
    this.#observer.disconnect();
    this.#timers.forEach((timer) => clearTimeout(timer));
    removeEventListener("pagehide", this.#leave);
    document.removeEventListener("visibilitychange", this.#leave);
  }

  #look(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
      const visible = isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= 200);
      clearTimeout(this.#timers.get(target));
      if (visible)
        this.#timers.set(
          target,
          window.setTimeout(() => this.#see(target), SEEN_MS),
        );
    }
  }

  /** What was on screen when the tab came to the front starts its second now. */
  #lookAgain(): void {
    for (const element of this.#posts.keys()) {
      this.#observer.unobserve(element);
      this.#observer.observe(element);
    }
  }

  #see(element: Element): void {
    const post = this.#posts.get(element);
    if (!post || document.hidden || !this.isUnread(post)) return;
    this.#seen.add(post.number);
    this.onSeen(post);
    clearTimeout(this.#batch);
    this.#batch = window.setTimeout(() => this.flush(), BATCH_MS);
  }
}
