/** The JSON that server and widget exchange. Ids are strings, times ISO-8601 with Z. */
import type { Blocked, Held } from "./moderation-types.js";
import type { Dates, GroupChoice, Look, Settings, Shown } from "./staff-types.js";

export * from "./staff-types.js";
export * from "./moderation-types.js";

import type { UploadLimit } from "./upload.js";

import type { Departure } from "./reshaping-types.js";

export type Role = "learner" | "helper" | "instructor" | "author" | "observer" | "preview";
export type Kind = "question" | "discussion" | "announcement";
export type QuestionState = "unanswered" | "answered" | "accepted" | "endorsed";
export type Filter = "all" | "unread" | "following" | "unanswered" | "mine" | "needs-staff";
export type Sort = "activity" | "newest" | "votes" | "waiting";
export type View = "threaded" | "linear";
export type Order = "oldest" | "newest" | "top";
export type Audience = "all" | "staff";
export type ReactionKind = "thanks" | "helped" | "insight" | "celebrate";
/** First and last post number, both included. */
export type Range = [number, number];

export interface SessionGrant {
  token: string;
  expiresAt: string;
  /** Works once, after the frame was reloaded or the token ran out. */
  resume?: string;
}

export interface Viewer {
  person: string;
  name: string;
  role: Role;
  staff: boolean;
  mayWrite: boolean;
  preview: boolean;
  locale: string;
}

export interface Limits {
  titleChars: number;
  textChars: number;
  tags: number;
  tagChars: number;
}

/** By name, by the number of an alias and nothing else, or, for people of another place, by their role alone. */
export type Author =
  | { id: string; name: string; role: Role; alias: null }
  | { id: null; name: null; role: null; alias: number }
  | { id: null; name: null; role: Role; alias: null };

export interface ThreadRow {
  id: string;
  kind: Kind;
  title: string;
  excerpt: string;
  author: Author;
  /** Questions only. */
  state: QuestionState | null;
  staffTookPart: boolean;
  posts: number;
  people: number;
  unread: number;
  votes: number;
  tags: string[];
  createdAt: string;
  lastActivityAt: string;
  audience: Audience;
  /** Name of the group that it is for; null for everyone. */
  group: string | null;
  duplicateOf: string | null;
  /** At the top of the list; until null is for ever. */
  pin: { until: string | null } | null;
  /** Closed to new posts, but for staff. */
  lock: { at: string; reason: string } | null;
  /** By staff, with its first post; others get no title. */
  hidden: boolean;
  /** Taken over from an earlier group: nobody answers there. */
  earlier: boolean;
  /** The viewer doesn't want to read who opened it. */
  muted: boolean;
}

export interface Counts {
  all: number;
  unread: number;
  unanswered: number;
  mine: number;
  needsStaff: number;
}

export interface ThreadPage {
  threads: ThreadRow[];
  next: string | null;
  counts: Counts;
  lastEvent?: string;
}

export interface Post {
  id: string;
  number: number;
  /** Of the thread that it opened before that was merged into this one. */
  title: string | null;
  parent: string | null;
  /** Number of the post it answers, when that isn't the first one. */
  replyTo: number | null;
  /** Number of its top-level ancestor; its own when it is top-level. */
  root: number;
  author: Author | null;
  createdAt: string;
  /** Sanitized by the server. */
  html: string;
  math: boolean;
  votes: number;
  reactions: Partial<Record<ReactionKind, number>>;
  /** A name; empty for somebody of another place. */
  endorsedBy: string | null;
  accepted: boolean;
  /** Deleted by its author, hidden by staff. */
  state: "visible" | "deleted" | "hidden";
  /** Why it is hidden. */
  stateReason: string | null;
  /** Address of the original, when the post was imported. */
  origin: string | null;
  /** Grows with every change. */
  version: number;
  /** The last change that left a trace. */
  edited: { at: string; by: "author" | "staff"; reason: string | null } | null;
}

export interface ThreadView extends ThreadRow {
  /** How many replies come from other places, up to a hundred. */
  elsewhere: number;
  lastNumber: number;
  firstUnread: number | null;
  acceptedPost: string | null;
  acceptedBy: string | null;
  mayAccept: boolean;
  /** Learners see replies only after one of their own. */
  answerFirst: boolean;
  /** Whether the viewer is told of new posts. */
  following: boolean;
  acceptedAnswer: Post | null;
  firstPost: Post;
  departures: Departure[];
}

/** The viewer's own part in one thread. */
export interface Mine {
  posts: string[];
  votes: string[];
  reactions: Record<string, ReactionKind[]>;
  read: Range[];
  /** By those whom the viewer doesn't want to read. */
  muted: string[];
}

export interface PostPage {
  posts: Post[];
  next: string | null;
  previous: string | null;
  /** The viewer sees the replies after one of their own. */
  withheld?: boolean;
  mine: Mine;
}

export interface OpenedThread {
  thread: ThreadView;
  page: PostPage;
  /** The post a deep link names. */
  post?: string;
}

export interface Preferences {
  view: View;
  order: Order;
}

export interface State {
  session: SessionGrant;
  viewer: Viewer;
  place: { id: string; title: string };
  placement: { key: string; widget: string; title: string };
  limits: Limits;
  uploads: UploadLimit;
  settings: Settings;
  groups: { set: string | null; groups: GroupChoice[] };
  dates: Dates;
  shown: Shown;
  /** Whether taking part earns points here. */
  credit: boolean;
  /** Threads with news for the viewer, anywhere, up to a hundred. */
  notifications: number;
  /** What waits for staff. */
  held: Held[];
  blocked: Blocked | null;
  drafts: ServerDraft[];
  preferences: Preferences;
  /** The organization's own colour, if it has one. */
  look: Look | null;
  parentOrigin?: string | null;
  host: { frame: boolean; returnUrl?: string | null };
  threads?: ThreadPage;
  open?: OpenedThread;
  elsewhere?: { post: string; placement: string };
  lastEvent?: string;
}

/** What the page holds instead of a State when its one-time code is spent. */
export interface SpentState {
  resume: true;
  returnUrl?: string | null;
  locale?: string;
}

export interface NewThread {
  kind: Kind;
  title: string;
  text: string;
  tags: string[];
  audience: Audience;
  group: string | null;
  reach: number;
  answerFirst: boolean;
  clientKey: string;
}

export interface NewPost {
  text: string;
  parent: string | null;
  clientKey: string;
}

export interface PostChange {
  text: string;
  version: number;
  title?: string;
  tags?: string[];
  reason?: string;
}

/** What a post said, and how that differs from the version before. */
export interface Version {
  at: string;
  /** Null for an anonymous author. */
  by: string | null;
  reason: string | null;
  title: string | null;
  parts: { kind: "same" | "added" | "removed"; text: string }[];
}

/** What someone typed on whatever device; absent fields are null. */
export interface ServerDraft {
  key: string;
  body: {
    text: string | null;
    title: string | null;
    kind: Kind | null;
    tags: string | null;
    audience: Audience | null;
    group: string | null;
    answerFirst: boolean | null;
    anonymous: boolean | null;
    reason: string | null;
    version: number | null;
    clientKey: string | null;
    savedAt: number;
  };
}

export interface Member {
  id: string;
  name: string;
  role: Role;
}

export interface WhoReacted {
  people: { name: string; kind: ReactionKind }[];
  votes: string[];
}

export interface LiveEvent {
  id: string;
  event: string;
  data: LiveData;
}

export interface LiveData {
  thread?: string;
  post?: string;
  number?: number;
  root?: number;
  votes?: number;
  reactions?: Post["reactions"];
}
