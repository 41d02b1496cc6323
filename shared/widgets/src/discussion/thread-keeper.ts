import type { ReactiveControllerHost } from "lit";
import { NotificationsApi } from "../notifications/notifications-api.js";
import { Problem } from "../session/problem.js";
import type { LiveEvent, OpenedThread, Order, Post, View } from "../session/types.js";
import type { Weft } from "../session/weft.js";
import { tell } from "./events.js";
import { Reading } from "./reading.js";
import { ThreadModel } from "./thread-model.js";
import type { Left } from "./thread-parts.js";
import type { WeftPost } from "./weft-post.js";

/**
 * Keeps one open thread in step with the server: pages, reading position, live events.
 *
 * @fires weft-thread-changed - from its host, whenever a list of threads would show something else
 */
export class ThreadKeeper {
  readonly model: ThreadModel;
  problem?: Problem;
  /** Staff moved the thread away, or merged it into another. */
  left?: Left;
  busy = false;
  readonly #reading: Reading;
  readonly #deaf: () => void;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly weft: Weft,
    opened: OpenedThread,
  ) {
    const { view, order } = weft.state.preferences;
    this.model = new ThreadModel(opened, view, order);
    const { id } = opened.thread;
    this.#reading = new Reading(
      (post) => this.model.unread(post),
      (post) => (this.model.read.add(post.number), this.#count()),
      (read, keepalive) => void weft.api.reading(id, { read: read.list() }, keepalive).catch(() => undefined),
    );
    this.#deaf = weft.live.listen((event) => void this.#hear(event));
  }

  close(): void {
    this.#reading.stop();
    this.#deaf();
  }

  watch(elements: { element: HTMLElement; post: Post }[]): void {
    for (const { element, post } of elements) if (this.model.unread(post)) this.#reading.watch(element, post);
  }

  /** @param by what was pressed may be gone after it: its post gets the focus then */
  change(act: (model: ThreadModel) => void, by?: Event): void {
    act(this.model);
    this.host.requestUpdate();
    tell(this.host, "weft-thread-changed", this.model.thread);
    if (by) void this.#keepFocus(by.target as WeftPost);
  }

  /** An own post was sent, and with it may come more: who writes follows, and the question is answered. */
  async wrote(post: Post): Promise<void> {
    this.change((model) => model.wrote(post));
    if (this.model.withheld) await this.again();
    void this.#renew(post.id);
  }

  async #keepFocus(post: Partial<WeftPost>): Promise<void> {
    await this.host.updateComplete;
    await post.updateComplete;
    if (!this.host.matches(":focus-within")) void post.arrive?.(false);
  }

  /** Loads the page that holds a post, unless it is there. */
  async bring(number: number): Promise<void> {
    if (!this.model.numbered(number)) {
      await this.load(async (model) => model.show(await this.#fetch({ at: number })));
    }
  }

  /** @returns the first post that came, if any */
  async page(which: "next" | "previous"): Promise<Post | undefined> {
    const known = new Set(this.model.posts);
    await this.load(async (model) => {
      const page = await this.#fetch({ cursor: model[which] ?? "" });
      if (which === "next") model.append(page);
      else model.prepend(page);
    });
    return this.model.posts.find((post) => !known.has(post));
  }

  /** Loads every page that is missing. */
  async whole(): Promise<void> {
    for (const which of ["previous", "next"] as const) {
      while (this.model[which] && !this.problem) await this.page(which);
    }
  }

  /** Shows the posts that came while reading. @returns the number of the first */
  async showArrived(): Promise<number | undefined> {
    const numbers = [...this.model.arrived].sort((a, b) => a - b);
    await this.load(async (model) => {
      while (model.arrived.size) {
        const at = Math.min(...model.arrived);
        const page = await this.#fetch({ at });
        if (model.next || model.previous) model.show(page);
        else model.merge(page);
        model.arrived.delete(at);
      }
    });
    const { thread } = this.model;
    this.change((model) => (model.thread = { ...thread, posts: thread.posts + numbers.length }));
    this.#count(numbers.length);
    return numbers[0];
  }

  async prefer(view: View, order: Order): Promise<void> {
    Object.assign(this.model, { view, order });
    this.weft.state.preferences = { view, order };
    void this.weft.api.prefer({ view, order }).catch(() => undefined);
    await this.again();
  }

  /** Shows from the start, as the viewer may see it now. */
  async again(): Promise<void> {
    await this.load(async (model) => model.show(await this.#fetch({})));
  }

  async readAll(): Promise<void> {
    const { id, lastNumber } = this.model.thread;
    this.model.read.add(1, lastNumber);
    this.#count();
    await this.load(() => this.weft.api.reading(id, { read: [[1, lastNumber]] }));
  }

  async markUnread({ number }: Post): Promise<void> {
    this.model.read.remove(number);
    this.model.fresh.add(number);
    this.#count(1);
    await this.load(() => this.weft.api.reading(this.model.thread.id, { unread: [[number, number]] }));
  }

  async follow(): Promise<void> {
    const { id, following } = this.model.thread;
    await this.load(async (model) => {
      model.patchThread(await new NotificationsApi(this.weft.session).followThread(id, !following));
    });
  }

  #fetch(where: { cursor?: string; at?: number }) {
    const { thread, view, order } = this.model;
    return this.weft.api.posts(thread.id, view, order, where);
  }

  async #hear(event: LiveEvent): Promise<void> {
    if (event.event === "unmuted") return this.again();
    const { thread, post } = event.data;
    const reset = event.event === "reset";
    if (!reset && (thread !== this.model.thread.id || event.event === "thread-created")) return;
    if (event.event === "post-created" && post && (this.weft.own.has(post) || this.model.withheld)) return;
    if (post && (event.event === "thread-merged" || event.event === "thread-moved")) {
      this.left = { event: event.event, post };
      return this.host.requestUpdate();
    }
    if (reset || this.model.hear(event)) await this.#renew(post);
    this.host.requestUpdate();
  }

  /** Fetches again what has changed; nothing is added to what is shown. */
  async #renew(post?: string): Promise<void> {
    const { id, lastNumber } = this.model.thread;
    try {
      const { thread, page } = post ? await this.weft.api.around(post) : await this.weft.api.thread(id);
      if (thread.id !== id) return;
      page.posts.filter((each) => this.model.find(each.id)).forEach((each) => this.model.patch(each));
      for (let number = lastNumber + 1; number <= thread.lastNumber; number++) this.model.arrived.add(number);
      this.change((model) => model.patchThread({ ...thread, unread: model.thread.unread }));
    } catch {
      // what is shown stays; the next event or visit renews it
    }
  }

  #count(change = 0): void {
    const { thread, read, posts, next, previous } = this.model;
    const left = [thread.firstPost, ...posts].filter((post) => this.model.unread(post)).length;
    const guess = Math.max(0, Math.min(read.missing(thread.lastNumber), thread.unread + change));
    this.change((model) => (model.thread = { ...thread, unread: next || previous ? guess : left }));
  }

  /** Does something that asks the server; says what went wrong. */
  async load(act: (model: ThreadModel) => unknown): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    this.host.requestUpdate();
    try {
      await act(this.model);
    } catch (thrown) {
      this.problem = Problem.from(thrown);
    }
    this.busy = false;
    this.host.requestUpdate();
  }
}
