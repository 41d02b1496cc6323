import type { Session } from "../session/session.js";
import type { Page, Tag, Whereabouts } from "../session/reshaping-types.js";
import type {
  FlagReason,
  AuditEntry,
  Dates,
  Filter,
  Groups,
  Held,
  Kind,
  Member,
  OpenedThread,
  Order,
  Post,
  PostChange,
  PostPage,
  Preferences,
  Range,
  Settings,
  Sharing,
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
  /** Of one group; empty for all. */
  group: string;
}

/** Every call of the discussion except sending, which is the outbox's. All throw Problem. */
export class DiscussionApi {
  constructor(private readonly session: Session) {}

  threads(query: ListQuery, cursor = "", signal?: AbortSignal): Promise<ThreadPage> {
    const asked = new URLSearchParams({ filter: query.filter, sort: query.sort });
    if (query.tag) asked.set("tag", query.tag);
    if (query.group) asked.set("group", query.group);
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

  /** The pages of the course with a discussion. */
  pages(): Promise<{ placements: Page[] }> {
    return this.session.call("GET", "/api/placements");
  }

  move(thread: string, placement: string, reason: string): Promise<Whereabouts> {
    return this.session.call("PUT", `/api/threads/${of(thread)}/forum`, { placement, reason });
  }

  merge(thread: string, post: string, reason: string): Promise<Whereabouts> {
    return this.session.call("PUT", `/api/threads/${of(thread)}/merger`, { post, reason });
  }

  /** Makes a thread of a post and all under it. */
  split(post: string, title: string, kind: Kind, reason: string): Promise<Whereabouts> {
    return this.session.call("POST", `/api/posts/${of(post)}/thread`, { title, kind, reason });
  }

  tags(): Promise<{ tags: Tag[] }> {
    return this.session.call("GET", "/api/tags");
  }

  renameTag(tag: string, to: string): Promise<{ tags: Tag[] }> {
    return this.session.call("PUT", `/api/tags/${of(tag)}`, { to });
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

  edit(post: string, change: PostChange): Promise<{ thread: ThreadView; post: Post } | { held: Held }> {
    return this.session.call("PUT", `/api/posts/${of(post)}`, change);
  }

  history(post: string): Promise<{ versions: Version[] }> {
    return this.session.call("GET", `/api/posts/${of(post)}/history`);
  }

  set(settings: Settings): Promise<Settings> {
    return this.session.call("PUT", "/api/settings", settings);
  }

  setDates(dates: Dates): Promise<Dates> {
    return this.session.call("PUT", "/api/settings/dates", dates);
  }

  groups(): Promise<Groups> {
    return this.session.call("GET", "/api/groups");
  }

  addGroup(set: string, name: string): Promise<Groups> {
    return this.session.call("POST", "/api/groups", { set, name });
  }

  removeGroup(group: string): Promise<Groups> {
    return this.session.call("DELETE", `/api/groups/${of(group)}`);
  }

  keepApart(set: string | null): Promise<Groups> {
    return this.session.call("PUT", "/api/groups/apart", { set });
  }

  groupMembers(group: string): Promise<{ members: Member[] }> {
    return this.session.call("GET", `/api/groups/${of(group)}/members`);
  }

  setGroupMember(group: string, person: string, on: boolean): Promise<{ members: Member[] }> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/groups/${of(group)}/members/${of(person)}`);
  }

  sharing(): Promise<Sharing> {
    return this.session.call("GET", "/api/sharing");
  }

  /** Shows another discussion here: one of the viewer's own, or a colleague's by its code. */
  share(wanted: { placement: string } | { code: string }): Promise<Sharing> {
    return this.session.call("PUT", "/api/sharing", wanted);
  }

  stopSharing(): Promise<Sharing> {
    return this.session.call("DELETE", "/api/sharing");
  }

  invite(): Promise<{ code: string; expiresAt: string }> {
    return this.session.call("POST", "/api/sharing/invitations", {});
  }

  sendBack(place: string): Promise<Sharing> {
    return this.session.call("DELETE", `/api/sharing/places/${of(place)}`);
  }

  answerFirst(thread: string, on: boolean): Promise<ThreadView> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/threads/${of(thread)}/answer-first`);
  }

  hide(post: string, reason: string): Promise<Post> {
    return this.session.call("PUT", `/api/posts/${of(post)}/hiding`, { reason });
  }

  /** Who wrote an anonymous post. */
  reveal(post: string, reason: string): Promise<{ name: string }> {
    return this.session.call("POST", `/api/posts/${of(post)}/author`, { reason });
  }

  flag(post: string, reason: FlagReason, note: string): Promise<void> {
    return this.session.call("PUT", `/api/posts/${of(post)}/flag`, { reason, note });
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

  /** Who wrote it isn't to be read any more, or again. */
  mute(post: string, on: boolean): Promise<void> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/posts/${of(post)}/mute`);
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

  /** @param post whose text it is to be; none for a new one */
  preview(text: string, post: string | undefined, signal: AbortSignal): Promise<{ html: string; math: boolean }> {
    return this.session.call("POST", "/api/preview", { text, post }, { signal, repeatable: true });
  }

  members(query: string, signal: AbortSignal): Promise<{ members: Member[] }> {
    return this.session.call("GET", `/api/members?q=${of(query)}`, undefined, { signal });
  }
}

export function of(part: string): string {
  return encodeURIComponent(part);
}
