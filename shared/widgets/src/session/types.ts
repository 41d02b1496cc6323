/** The JSON that server and widget exchange. Ids are strings, times ISO-8601 with Z. */

export type Role = "learner" | "helper" | "instructor" | "author" | "observer" | "preview";
export type Kind = "question" | "discussion" | "announcement";
export type QuestionState = "unanswered" | "answered" | "accepted" | "endorsed";
export type Filter = "all" | "unread" | "unanswered" | "mine" | "needs-staff";
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

/** By name, or by the number of an alias and nothing else. */
export type Author =
  { id: string; name: string; role: Role; alias: null } | { id: null; name: null; role: null; alias: number };

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
  duplicateOf: string | null;
  /** At the top of the list; until null is for ever. */
  pin: { until: string | null } | null;
  /** Closed to new posts, but for staff. */
  lock: { at: string; reason: string } | null;
  /** By staff, with its first post; others get no title. */
  hidden: boolean;
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
  lastNumber: number;
  firstUnread: number | null;
  acceptedPost: string | null;
  acceptedBy: string | null;
  mayAccept: boolean;
  acceptedAnswer: Post | null;
  firstPost: Post;
}

/** The viewer's own part in one thread. */
export interface Mine {
  posts: string[];
  votes: string[];
  reactions: Record<string, ReactionKind[]>;
  read: Range[];
}

export interface PostPage {
  posts: Post[];
  next: string | null;
  previous: string | null;
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
  settings: Settings;
  drafts: ServerDraft[];
  preferences: Preferences;
  parentOrigin?: string | null;
  host: { frame: boolean; returnUrl?: string | null };
  threads?: ThreadPage;
  open?: OpenedThread;
  lastEvent?: string;
}

/** What the page holds instead of a State when its one-time code is spent. */
export interface SpentState {
  resume: true;
  placementCode?: string;
  placement?: string;
  returnUrl?: string | null;
  locale?: string;
}

export interface NewThread {
  kind: Kind;
  title: string;
  text: string;
  tags: string[];
  audience: Audience;
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

/** What staff sets for a forum. */
export interface Settings {
  /** How long authors change their posts without a trace; null is for ever. */
  editMinutes: number | null;
  /** Whether learners may hide their names from classmates. */
  anonymity: boolean;
  /** How many people's flags hide a post until staff has looked; null is never. */
  flagsToHide: number | null;
}

/** The address is told once, when it is made. */
export interface Feed {
  address: string | null;
  since: string | null;
}

export type FlagReason = "rude" | "spam" | "off-topic" | "integrity" | "other";

/** A flagged post, as staff gets it. */
export interface ReviewItem {
  post: Post;
  thread: string;
  title: string;
  /** Leads to it when it stands on another page. */
  placement: string | null;
  here: boolean;
  flags: { reason: FlagReason; note: string | null; at: string }[];
}

export interface ReviewQueue {
  items: ReviewItem[];
  more: boolean;
}

/** One thing that staff did. */
export interface AuditEntry {
  id: number;
  act: string;
  by: string;
  /** What it was done to. */
  content: string | null;
  reason: string | null;
  at: string;
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
