import type {
  Author,
  LiveEvent,
  OpenedThread,
  Order,
  Post,
  PostPage,
  ReactionKind,
  ThreadView,
  View,
} from "../session/types.js";
import { Ranges } from "./ranges.js";

/** One open thread as far as it is loaded: posts in the order shown, and the viewer's own part. */
export class ThreadModel {
  thread: ThreadView;
  posts: Post[] = [];
  next: string | null = null;
  previous: string | null = null;
  /** Replies are there, and the viewer sees them after one of their own. */
  withheld = false;
  readonly read = new Ranges();
  readonly votes = new Set<string>();
  readonly written = new Set<string>();
  readonly reactions = new Map<string, ReactionKind[]>();
  /** By those whom the viewer doesn't want to read. */
  readonly muted = new Set<string>();
  /** Unread when the thread was opened; stays so for this visit. */
  readonly fresh = new Set<number>();
  /** Numbers of posts that exist but aren't shown yet. */
  readonly arrived = new Set<number>();

  constructor(
    opened: OpenedThread,
    public view: View,
    public order: Order,
  ) {
    this.thread = opened.thread;
    this.show(opened.page);
  }

  /** In the place of what is shown. */
  show(page: PostPage): void {
    this.posts = page.posts;
    this.next = page.next;
    this.previous = page.previous;
    this.withheld = page.withheld ?? false;
    this.#remember(page);
    this.#shown(page.posts);
  }

  append(page: PostPage): void {
    this.posts = [...this.posts, ...this.#unknown(page.posts)];
    this.next = page.next;
    this.#remember(page);
    this.#shown(page.posts);
  }

  prepend(page: PostPage): void {
    this.posts = [...this.#unknown(page.posts), ...this.posts];
    this.previous = page.previous;
    this.#remember(page);
    this.#shown(page.posts);
  }

  /** Adds what is missing where it belongs, and renews what is there. */
  merge(page: PostPage): void {
    this.#remember(page);
    this.#shown(page.posts);
    for (const post of page.posts) this.put(post);
  }

  put(post: Post): void {
    if (this.find(post.id)) return this.patch(post);
    this.posts = this.#placed(post);
    this.arrived.delete(post.number);
    this.thread = { ...this.thread, lastNumber: Math.max(this.thread.lastNumber, post.number) };
  }

  /** The viewer's own new post. */
  wrote(post: Post): void {
    this.written.add(post.id);
    this.read.add(post.number);
    this.put(post);
    this.thread = { ...this.thread, posts: this.thread.posts + 1 };
  }

  patch(post: Post): void {
    this.#each(post.id, () => post);
  }

  patchThread(thread: ThreadView): void {
    this.thread = thread;
    const accepted = thread.acceptedPost;
    const gone = new Ranges();
    thread.departures.forEach(({ numbers }) => numbers.forEach(([from, to]) => gone.add(from, to)));
    this.posts = this.posts.filter(({ number }) => !gone.has(number));
    for (const number of [...this.arrived, ...this.fresh]) {
      if (gone.has(number)) [this.arrived, this.fresh].forEach((numbers) => numbers.delete(number));
    }
    this.posts = this.posts.map((post) =>
      post.accepted === (post.id === accepted) ? post : { ...post, accepted: post.id === accepted },
    );
  }

  /** Whether the viewer already writes without a name here. */
  get hidesName(): boolean {
    const own = (post: Post) => this.written.has(post.id) && post.author?.alias != null;
    return own(this.thread.firstPost) || this.posts.some(own);
  }

  find(id: string): Post | undefined {
    return this.thread.firstPost.id === id ? this.thread.firstPost : this.posts.find((post) => post.id === id);
  }

  numbered(number: number): Post | undefined {
    return number === 1 ? this.thread.firstPost : this.posts.find((post) => post.number === number);
  }

  unread(post: Post): boolean {
    return !this.read.has(post.number) && !this.written.has(post.id) && post.state === "visible";
  }

  react(post: string, mine: ReactionKind[], reactions: Post["reactions"]): void {
    this.reactions.set(post, mine);
    this.#each(post, (it) => ({ ...it, reactions }));
  }

  vote(post: string, mine: boolean, votes: number): void {
    if (mine) this.votes.add(post);
    else this.votes.delete(post);
    this.#each(post, (it) => ({ ...it, votes }));
  }

  /** Marks what the same author shows to have written: by the same name, or under the same number here. */
  mute({ id, alias }: Author, on: boolean): void {
    const { firstPost, acceptedAnswer } = this.thread;
    for (const post of [firstPost, acceptedAnswer, ...this.posts]) {
      if (!post?.author || post.author.id !== id || post.author.alias !== alias) continue;
      if (on) this.muted.add(post.id);
      else this.muted.delete(post.id);
    }
    this.thread = { ...this.thread, muted: this.muted.has(firstPost.id) };
  }

  /** The first of those that were unread, when others stand before it, and how many they are. */
  get since(): { post?: string; n: number } {
    const fresh = this.posts.filter((post) => this.fresh.has(post.number) && post.state === "visible");
    const n = this.previous || this.next ? Math.max(fresh.length, this.thread.unread) : fresh.length;
    return { post: this.posts.length > fresh.length ? fresh[0]?.id : undefined, n };
  }

  /** Applies what an event says by itself. @returns whether something more must be fetched */
  hear({ event, data }: LiveEvent): boolean {
    const { post, number, votes, reactions } = data;
    if (event === "post-created" && post && number) {
      if (!this.find(post)) this.arrived.add(number);
    } else if (event === "votes-changed" && post && votes !== undefined) {
      this.#each(post, (it) => ({ ...it, votes }));
    } else if (event === "reactions-changed" && post && reactions) {
      this.#each(post, (it) => ({ ...it, reactions }));
    } else if (event === "post-deleted" && post) {
      this.#each(post, (it) => (it.state === "deleted" ? it : tombstone(it)));
    } else if (event !== "flagged") return true;
    return false;
  }

  #each(id: string, change: (post: Post) => Post): void {
    const { firstPost, acceptedAnswer } = this.thread;
    if (firstPost.id === id) this.thread = { ...this.thread, firstPost: change(firstPost) };
    if (acceptedAnswer?.id === id) this.thread = { ...this.thread, acceptedAnswer: change(acceptedAnswer) };
    this.posts = this.posts.map((post) => (post.id === id ? change(post) : post));
  }

  #unknown(posts: Post[]): Post[] {
    const known = new Set(this.posts.map((post) => post.id));
    return posts.filter((post) => !known.has(post.id));
  }

  #remember({ posts, mine }: PostPage): void {
    [this.thread.firstPost, this.thread.acceptedAnswer, ...posts].forEach((post) => this.muted.delete(post?.id ?? ""));
    mine.muted.forEach((id) => this.muted.add(id));
    mine.votes.forEach((id) => this.votes.add(id));
    mine.posts.forEach((id) => this.written.add(id));
    Object.entries(mine.reactions).forEach(([id, kinds]) => this.reactions.set(id, kinds));
    mine.read.forEach(([from, to]) => this.read.add(from, to));
  }

  #shown(posts: Post[]): void {
    for (const post of posts) {
      this.arrived.delete(post.number);
      if (this.unread(post)) this.fresh.add(post.number);
    }
  }

  #placed(post: Post): Post[] {
    const last = this.view === "threaded" ? this.posts.findLastIndex((each) => each.root === post.root) : -1;
    if (last >= 0) return [...this.posts.slice(0, last + 1), post, ...this.posts.slice(last + 1)];
    return this.order === "newest" ? [post, ...this.posts] : [...this.posts, post];
  }
}

function tombstone(post: Post): Post {
  return { ...post, state: "deleted", html: "", author: null, stateReason: null };
}
