import type { Target } from "../composer/drafts.js";
import type { Author, Held, Post, ReactionKind, ThreadView } from "../session/types.js";

/** What the discussion's elements tell each other, upwards; each bubbles and leaves its shadow root. */
export interface WeftEvents {
  "weft-open": { thread: string; post?: string };
  "weft-see": string;
  "weft-back": undefined;
  "weft-reply": { post: Post; quote: string };
  "weft-revise": Post;
  "weft-jump": { number: number };
  "weft-post-changed": Post;
  "weft-thread-changed": ThreadView;
  "weft-voted": { post: string; mine: boolean; votes: number };
  "weft-reacted": { post: string; mine: ReactionKind[]; reactions: Post["reactions"] };
  "weft-mark-unread": Post;
  "weft-muted": { author: Author; on: boolean };
  "weft-tag": string;
  "weft-continue": Target;
  "weft-fold": undefined;
  "weft-held": Held;
}

export function tell<K extends keyof WeftEvents>(from: EventTarget, type: K, detail: WeftEvents[K]): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

export type Heard<K extends keyof WeftEvents> = CustomEvent<WeftEvents[K]>;
