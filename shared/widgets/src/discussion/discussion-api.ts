import type { Session } from "../session/session.js";
import type {
  Feed,
  FlagReason,
  ReviewQueue,
  AuditEntry,
  Filter,
  Member,
  OpenedThread,
  Order,
  Post,
  PostChange,
  PostPage,
  Preferences,
  Range,
  Settings,
  Sort,
  ThreadPage,
  ThreadView,
  Version,
  View,
  WhoReacted,
} from "../session/types.js";

export interface ListQuery {
  filter: Filter;
  sort: Sort;
  tag: string;
}

/** Every call of the discussion except sending, which is the outbox's. All throw Problem. */
export class DiscussionApi {
  constructor(private readonly session: Session) {}

  threads(query: ListQuery, cursor = "", signal?: AbortSignal): Promise<ThreadPage> {
    const asked = new URLSearchParams({ filter: query.filter, sort: query.sort });
    if (query.tag) asked.set("tag", query.tag);
    if (cursor) asked.set("cursor", cursor);
    return this.session.call("GET", `/api/threads?${asked}`, undefined, { signal });
  }

  thread(id: string, signal?: AbortSignal): Promise<OpenedThread> {
    return this.session.call("GET", `/api/threads/${of(id)}`, undefined, { signal });
  }

  posts(thread: string, view: View, order: Order, where: { cursor?: string; at?: number } = {}): Promise<PostPage> {
    const asked = new URLSearchParams({ view, order });
    if (where.cursor) asked.set("cursor", where.cursor);
    if (where.at) asked.set("at", String(where.at));
    return this.session.call("GET", `/api/threads/${of(thread)}/posts?${asked}`);
  }

  around(post: string): Promise<OpenedThread> {
    return this.session.call("GET", `/api/posts/${of(post)}`);
  }

  accept(thread: string, post: string | null): Promise<ThreadView> {
    const path = `/api/threads/${of(thread)}/acceptance`;
    return post ? this.session.call("PUT", path, { post }) : this.session.call("DELETE", path);
  }

  export(thread: string, format: "markdown" | "json"): Promise<{ file: Blob; name: string }> {
    return this.session.download(`/api/threads/${of(thread)}/export?format=${format}`);
  }

  pin(thread: string, until: string | null): Promise<ThreadView> {
    return this.session.call("PUT", `/api/threads/${of(thread)}/pin`, { until });
  }

  unpin(thread: string): Promise<ThreadView> {
    return this.session.call("DELETE", `/api/threads/${of(thread)}/pin`);
  }

  lock(thread: string, reason: string): Promise<ThreadView> {
    return this.session.call("PUT", `/api/threads/${of(thread)}/lock`, { reason });
  }

  unlock(thread: string): Promise<ThreadView> {
    return this.session.call("DELETE", `/api/threads/${of(thread)}/lock`);
  }

  markDuplicate(thread: string, post: string): Promise<ThreadView> {
    return this.session.call("PUT", `/api/threads/${of(thread)}/duplicate`, { post });
  }

  unmarkDuplicate(thread: string): Promise<ThreadView> {
    return this.session.call("DELETE", `/api/threads/${of(thread)}/duplicate`);
  }

  vote(post: string, on: boolean): Promise<{ votes: number; mine: boolean }> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/posts/${of(post)}/vote`);
  }

  endorse(post: string, on: boolean): Promise<Post> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/posts/${of(post)}/endorsement`);
  }

  source(post: string): Promise<{ text: string; format: string }> {
    return this.session.call("GET", `/api/posts/${of(post)}/source`);
  }

  edit(post: string, change: PostChange): Promise<{ thread: ThreadView; post: Post }> {
    return this.session.call("PUT", `/api/posts/${of(post)}`, change);
  }

  history(post: string): Promise<{ versions: Version[] }> {
    return this.session.call("GET", `/api/posts/${of(post)}/history`);
  }

  set(settings: Settings): Promise<Settings> {
    return this.session.call("PUT", "/api/settings", settings);
  }

  hide(post: string, reason: string): Promise<Post> {
    return this.session.call("PUT", `/api/posts/${of(post)}/hiding`, { reason });
  }

  /** Who wrote an anonymous post. */
  reveal(post: string, reason: string): Promise<{ name: string }> {
    return this.session.call("POST", `/api/posts/${of(post)}/author`, { reason });
  }

  feed(): Promise<Feed> {
    return this.session.call("GET", "/api/feed");
  }

  makeFeed(): Promise<Feed> {
    return this.session.call("PUT", "/api/feed");
  }

  async stopFeed(): Promise<Feed> {
    await this.session.call("DELETE", "/api/feed");
    return { address: null, since: null };
  }

  flag(post: string, reason: FlagReason, note: string): Promise<void> {
    return this.session.call("PUT", `/api/posts/${of(post)}/flag`, { reason, note });
  }

  review(): Promise<ReviewQueue> {
    return this.session.call("GET", "/api/review");
  }

  dismiss(post: string): Promise<ReviewQueue> {
    return this.session.call("DELETE", `/api/review/${of(post)}`);
  }

  audit(cursor: string): Promise<{ entries: AuditEntry[]; next: string | null }> {
    return this.session.call("GET", `/api/audit${cursor ? `?cursor=${cursor}` : ""}`);
  }

  remove(post: string): Promise<Post> {
    return this.session.call("DELETE", `/api/posts/${of(post)}`);
  }

  restore(post: string): Promise<Post> {
    return this.session.call("PUT", `/api/posts/${of(post)}/restoration`);
  }

  async whoReacted(post: string): Promise<WhoReacted> {
    const [reactions, votes] = await Promise.all([
      this.session.call<Pick<WhoReacted, "people">>("GET", `/api/posts/${of(post)}/reactions`),
      this.session.call<{ people: string[] }>("GET", `/api/posts/${of(post)}/votes`),
    ]);
    return { people: reactions.people, votes: votes.people };
  }

  reading(
    thread: string,
    ranges: { read?: Range[]; unread?: Range[] },
    keepalive = false,
  ): Promise<{ unread: number }> {
    return this.session.call("PUT", `/api/threads/${of(thread)}/reading`, ranges, { keepalive });
  }

  readEverything(): Promise<void> {
    return this.session.call("PUT", "/api/reading", {});
  }

  prefer(preferences: Preferences): Promise<void> {
    return this.session.call("PUT", "/api/preferences", preferences);
  }

  preview(text: string, signal: AbortSignal): Promise<{ html: string; math: boolean }> {
    return this.session.call("POST", "/api/preview", { text }, { signal, repeatable: true });
  }

  members(query: string, signal: AbortSignal): Promise<{ members: Member[] }> {
    return this.session.call("GET", `/api/members?q=${of(query)}`, undefined, { signal });
  }
}

function of(part: string): string {
  return encodeURIComponent(part);
}
