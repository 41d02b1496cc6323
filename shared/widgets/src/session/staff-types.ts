import type { Kind, Order, View } from "./types.js";

/** What staff sets for a discussion and reads about it, and what single readers set for themselves. */
/** What staff sets for a forum. */
export interface Settings {
  /** How long authors change their posts without a trace; null is for ever. */
  editMinutes: number | null;
  /** Whether learners may hide their names from classmates. */
  anonymity: boolean;
  /** How many people's flags hide a post until staff has looked; null is never. */
  flagsToHide: number | null;
  /** Between two posts of a person; null is no slow mode. */
  slowSeconds: number | null;
  /** Of threads, for people who haven't chosen. */
  view: View;
  order: Order;
  /** Of threads that people begin, unless they say otherwise. */
  kind: Exclude<Kind, "announcement">;
}

/** When learners see the discussion, and until when they write in it; null is always and for ever. */
export interface Dates {
  opensAt: string | null;
  closesAt: string | null;
}

/** A discussion that could be shown instead, with the title of its newest thread. */
export interface SharingChoice {
  placement: string;
  title: string;
  place: string;
  here: boolean;
  newest: string | null;
}

export interface GroupChoice {
  id: string;
  name: string;
}

/** All groups of the place, for staff; apart is the set that is kept apart here. */
export interface Groups {
  apart: string | null;
  groups: (GroupChoice & { set: string; members: number })[];
}

/** What earlier groups of a copied course have answered. */
export interface Earlier {
  /** Where it was copied from; confirmed when it may be read from here. */
  runs: { course: string; confirmed: boolean }[];
  /** How many weren't taken over. */
  waiting: number;
  threads: EarlierThread[];
  next: string | null;
}

export interface EarlierThread {
  /** Opens it there. */
  post: string;
  kind: Kind;
  title: string;
  createdAt: string;
  question: { html: string; math: boolean };
  answers: { html: string; math: boolean }[];
  /** What it is here, once it was taken over. */
  thread: string | null;
}

/** How the host's list of members stands beside who has come. */
export interface Roster {
  /** Whether the host has a list; else there are only those who have come. */
  byHost: boolean;
  readAt: string | null;
  triedAt: string | null;
  /** Whether it is about to be read. */
  waits: boolean;
  problem: string | null;
  listed: number;
  here: number;
  absent: number;
  gone: number;
}

/** Somebody on one side alone; since is when they left the list. */
export interface Missing {
  id: string;
  name: string;
  role: string;
  since: string | null;
}

export interface RosterPage {
  people: Missing[];
  next: string | null;
}

/** Where the discussion is shown as well; reach is sent along with a new thread, so that nobody else comes to see it. */
export interface Shown {
  reach: number;
  others: string[];
}

/** Which discussion the page shows, where else it is shown, and what could be shown instead. */
export interface Sharing {
  own: boolean;
  guests: { id: string; title: string }[];
  choices: SharingChoice[];
}

/** An address is told once, when it is made. */
export interface Feed {
  address: string | null;
  since: string | null;
  tags: { tag: string; address: string | null; since: string }[];
}

export type FlagReason = "rude" | "spam" | "off-topic" | "integrity" | "other";

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

/** A colour on light pages and on dark ones. */
export interface Look {
  light: Shades;
  dark: Shades;
}

/** As #rrggbb: the colour, text on it, and a faint background. */
export interface Shades {
  accent: string;
  onAccent: string;
  tint: string;
}
