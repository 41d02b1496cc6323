/** What staff makes of threads, as server and widget exchange it. */

import type { Range } from "./types.js";

/** Posts that became a thread of their own. */
export interface Departure {
  /** The one that opens it. */
  post: string;
  thread: string;
  /** Empty when it is hidden. */
  title: string;
  /** Leads to it when it stands on another page. */
  placement: string | null;
  posts: number;
  numbers: Range[];
}

/** Where something that staff moved stands now. */
export interface Whereabouts {
  thread: string;
  post: string;
  placement: string | null;
  here: boolean;
}

/** A page of the course with a discussion. */
export interface Page {
  key: string;
  title: string;
  here: boolean;
}

export interface Tag {
  tag: string;
  threads: number;
}
