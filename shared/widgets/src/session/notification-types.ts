import type { Author } from "./types.js";

export type Reason =
  | "mention"
  | "staff"
  | "private"
  | "announcement"
  | "reply"
  | "answer"
  | "accepted"
  | "endorsed"
  | "solved"
  | "thread"
  | "tag"
  | "discussion"
  | "place";

export type Way = "mail" | "here" | "none";

/** News of one thread, for one reason. */
export interface Notification {
  thread: string;
  title: string;
  reason: Reason;
  /** Where to go on reading. */
  post: string;
  /** Of up to three posts, the newest first. */
  authors: Author[];
  count: number;
  at: string;
  unread: boolean;
  /** The title of another place, where it happened. */
  place: string | null;
  /** The key of the placement that shows it; null for this one. */
  placement: string | null;
}

export interface NotificationPage {
  entries: Notification[];
  next: string | null;
  /** Threads with news, up to a hundred. */
  unread: number;
}

/** What the viewer follows beside single threads. */
export interface Followed {
  discussion: boolean;
  place: boolean;
  tags: string[];
}

/** One of the viewer's discussions, as it is called where they find it. */
export interface DiscussionRow {
  title: string;
  /** The key of a placement that leads there, if its page is known. */
  placement: string | null;
  /** The title of another place. */
  place: string | null;
  here: boolean;
  /** Threads with unread posts, up to a hundred. */
  unread: number;
  lastActivityAt: string | null;
}

export type Choices = Record<Reason, Way>;

export type Often = "never" | "now" | "hourly" | "daily" | "weekly";

/** When the viewer is mailed. Times are HH:MM in the zone. */
export interface MailRhythm {
  often: Often;
  quietFrom: string | null;
  quietTo: string | null;
  zone: string | null;
}

export interface Mail extends MailRhythm {
  /** Whether anyone is mailed here. */
  offered: boolean;
  /** Where to, as the host says; null when it says none. */
  address: string | null;
  /** Why nothing is sent there any more: what its mail server said last, and when; null when all is well. */
  returned: { status: string; at: string } | null;
}
