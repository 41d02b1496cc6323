/** What keeping order is about: what waits for staff, and what staff sets for a place. */
import type { Author, Post } from "./types.js";
import type { FlagReason } from "./staff-types.js";

/** What the viewer sent and staff looks at first; refused with a reason, or waiting. */
export interface Held {
  id: string;
  kind: "thread" | "reply" | "edit";
  thread: string | null;
  /** That it changes. */
  post: string | null;
  parent: string | null;
  title: string | null;
  html: string;
  math: boolean;
  /** As it was typed. */
  text: string;
  anonymous: boolean;
  state: "waiting" | "refused";
  reason: string | null;
  at: string;
}

/** What isn't written yet, as staff gets it. */
export interface Waiting {
  id: string;
  kind: Held["kind"];
  post: string | null;
  /** Null for one who hides their name. */
  author: Author | null;
  title: string | null;
  html: string;
  math: boolean;
  cause: "first" | "word";
  word: string | null;
  at: string;
}

/** A post with its flags, or what waits to be one. */
export interface ReviewItem {
  post: Post | null;
  thread: string | null;
  title: string | null;
  /** Leads to it when it stands on another page. */
  placement: string | null;
  here: boolean;
  /** Whose staff is asked. */
  place: string;
  placeTitle: string;
  flags: { reason: FlagReason; note: string | null; at: string }[];
  held: Waiting | null;
}

export interface ReviewQueue {
  items: ReviewItem[];
  next: string | null;
  /** Of how many places the viewer is staff. */
  places: number;
}

/** One block: by name, or as the author of a post. */
export interface Block {
  id: string;
  name: string | null;
  post: string | null;
  /** Null for good. */
  until: string | null;
  reason: string;
  by: string;
  at: string;
}

/** Reads only, because staff says so; for good when until is null. */
export interface Blocked {
  until: string | null;
  reason: string | null;
}

/** Whether and when the viewer may write. */
export interface Turn {
  blocked: Blocked | null;
  /** Until the next post is possible; null for at once. */
  seconds: number | null;
}

/** Whom the viewer doesn't want to read: by name, or by the number in a thread. */
export interface Mute {
  id: string;
  name: string | null;
  alias: number | null;
  /** Its title, if the viewer can read it from here. */
  thread: string | null;
  at: string;
}

/** A word to look out for: with it a post waits for staff, or can't be sent. */
export interface WatchedWord {
  word: string;
  effect: "hold" | "refuse";
}

/** The place's own, and those of the organization, which its staff can't change. */
export interface WordLists {
  words: WatchedWord[];
  everywhere: WatchedWord[];
}

/** What staff sets for a whole place. */
export interface Rules {
  /** So many first posts of a person wait for staff. */
  holdFirst: number;
  /** Of one person; null is no limit. */
  postsPerMinute: number | null;
  postsPerDay: number | null;
}
