import type {
  Choices,
  DiscussionRow,
  Followed,
  Mail,
  MailRhythm,
  NotificationPage,
  Reason,
  Way,
} from "../session/notification-types.js";
import type { Session } from "../session/session.js";
import type { ThreadView } from "../session/types.js";

/** What the viewer should know, and wants to know. All throw Problem. */
export class NotificationsApi {
  constructor(private readonly session: Session) {}

  page(cursor = ""): Promise<NotificationPage> {
    return this.session.call("GET", `/api/notifications${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
  }

  /** In how many threads there is news. */
  unread(): Promise<{ unread: number }> {
    return this.session.call("GET", "/api/notifications/unread");
  }

  /** The news of the thread in which a post stands, or all. */
  read(post: string | null): Promise<{ unread: number }> {
    return this.session.call("PUT", "/api/notifications/reading", { post });
  }

  /** All of the viewer's, this one first, then those with something unread. */
  discussions(): Promise<DiscussionRow[]> {
    return this.session.call("GET", "/api/discussions");
  }

  choices(): Promise<Choices> {
    return this.session.call("GET", "/api/notifications/choices");
  }

  choose(reason: Reason, way: Way): Promise<Choices> {
    return this.session.call("PUT", `/api/notifications/choices/${reason}`, { way });
  }

  mail(): Promise<Mail> {
    return this.session.call("GET", "/api/mail");
  }

  setMail(rhythm: MailRhythm): Promise<Mail> {
    return this.session.call("PUT", "/api/mail", rhythm);
  }

  mailAgain(): Promise<Mail> {
    return this.session.call("DELETE", "/api/mail/returned");
  }

  followed(): Promise<Followed> {
    return this.session.call("GET", "/api/follows");
  }

  /** @param what this discussion, all of the place, or tags/ and a tag */
  follow(what: "discussion" | "place" | `tags/${string}`, on: boolean): Promise<Followed> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/follows/${what}`);
  }

  followThread(thread: string, on: boolean): Promise<ThreadView> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/threads/${encodeURIComponent(thread)}/follow`);
  }
}

/** The path of a tag, for {@link NotificationsApi.follow}. */
export function tagPath(tag: string): `tags/${string}` {
  return `tags/${encodeURIComponent(tag)}`;
}
