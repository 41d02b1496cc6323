import type { Audience, Author, Kind, QuestionState } from "./types.js";

/** A piece of a line; hits are what was sought. */
export interface Part {
  text: string;
  hit: boolean;
}

export interface Found {
  post: string;
  thread: string;
  /** In its thread; 1 opens it. */
  number: number;
  kind: Kind;
  state: QuestionState | null;
  audience: Audience;
  author: Author;
  createdAt: string;
  /** Whether it is the accepted answer. */
  accepted: boolean;
  /** Of the thread. */
  title: Part[];
  excerpt: Part[];
  tags: string[];
  /** Of another page of the course, when it stands there, with the page's title. */
  placement: string | null;
  page: string | null;
}

export interface FoundPage {
  results: Found[];
  next: string | null;
  /** With more: at least so many. */
  total: number;
  more: boolean;
}

/** An earlier thread like the one that is being written. */
export interface Like {
  thread: string;
  /** The one that opens it. */
  post: string;
  title: Part[];
  kind: Kind;
  state: QuestionState | null;
  createdAt: string;
}

/** How often an earlier thread answered before somebody asked: in the last thirty days, and ever. */
export interface Deflections {
  recent: number;
  total: number;
}
