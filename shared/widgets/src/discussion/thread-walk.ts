import type { Post } from "../session/types.js";
import type { WeftPost } from "./weft-post.js";
import type { WeftThread } from "./weft-thread.js";

/** Moves the focus from post to post. */
export class ThreadWalk {
  constructor(private readonly thread: WeftThread) {}

  all(which = 'weft-post:not([variant="answer"])'): { element: WeftPost; post: Post }[] {
    const posts = this.thread.renderRoot.querySelectorAll<WeftPost>(which);
    return [...posts].map((element) => ({ element, post: element.post }));
  }

  find(number: number): WeftPost | undefined {
    return this.all().find(({ post }) => post.number === number)?.element;
  }

  /** The post that has the focus. */
  current(): Post | undefined {
    return this.all().find(({ element }) => element.matches(":focus-within"))?.post;
  }

  step(by: 1 | -1, unreadOnly = false): void {
    const all = this.all();
    const { model } = this.thread;
    const here = all.findIndex(({ element }) => element.matches(":focus-within"));
    const start = here < 0 && by < 0 ? all.length : here;
    for (let at = start + by; at >= 0 && at < all.length; at += by) {
      const next = all[at];
      if (next && (!unreadOnly || model.fresh.has(next.post.number) || model.unread(next.post))) {
        void next.element.arrive(false);
        return;
      }
    }
  }

  async toFirstUnread(): Promise<void> {
    const { model } = this.thread;
    const first = this.all().find(({ post }) => post.number > 1 && model.unread(post))?.post.number;
    const number = first ?? model.thread.firstUnread;
    if (number) await this.thread.goTo(number);
  }
}
