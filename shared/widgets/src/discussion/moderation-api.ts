import type { Session } from "../session/session.js";
import type {
  Block,
  Held,
  Mute,
  ReviewItem,
  ReviewQueue,
  Rules,
  Turn,
  WatchedWord,
  WordLists,
} from "../session/types.js";
import { of } from "./discussion-api.js";

/** The calls of what keeps order. All throw Problem. */
export class ModerationApi {
  constructor(private readonly session: Session) {}

  turn(): Promise<Turn> {
    return this.session.call("GET", "/api/turn");
  }

  /** What the viewer sent and staff looks at first. */
  held(): Promise<{ held: Held[] }> {
    return this.session.call("GET", "/api/held");
  }

  takeBack(held: string): Promise<{ held: Held[] }> {
    return this.session.call("DELETE", `/api/held/${of(held)}`);
  }

  queue(everywhere: boolean, cursor = ""): Promise<ReviewQueue> {
    return this.session.call("GET", `/api/review?everywhere=${everywhere}${cursor ? `&cursor=${of(cursor)}` : ""}`);
  }

  /** Publishes what waited, or finds fine what was flagged; a reason may be empty. Answers what is left. */
  pass({ held, post, place }: ReviewItem, reason: string, everywhere: boolean): Promise<ReviewQueue> {
    const asked = `everywhere=${everywhere}&reason=${of(reason)}`;
    return held
      ? this.session.call("PUT", `/api/review/held/${of(held.id)}/approval?${asked}`)
      : this.session.call("DELETE", `/api/review/${of(post?.id ?? "")}?${asked}&place=${of(place)}`);
  }

  /** Doesn't publish what waited, or hides what was flagged. Answers what is left. */
  stop({ held, post, place }: ReviewItem, reason: string, everywhere: boolean): Promise<ReviewQueue> {
    const asked = `everywhere=${everywhere}`;
    return held
      ? this.session.call("PUT", `/api/review/held/${of(held.id)}/refusal?${asked}`, { reason })
      : this.session.call("PUT", `/api/review/${of(post?.id ?? "")}/hiding?${asked}&place=${of(place)}`, { reason });
  }

  /** Blocks who wrote a post. */
  block(post: string, until: string | null, reason: string): Promise<void> {
    return this.session.call("PUT", `/api/posts/${of(post)}/block`, { until, reason });
  }

  blocks(): Promise<{ blocks: Block[] }> {
    return this.session.call("GET", "/api/blocks");
  }

  /** @param reason for the log; may be empty */
  liftBlock(block: string, reason: string): Promise<{ blocks: Block[] }> {
    return this.session.call("DELETE", `/api/blocks/${of(block)}?reason=${of(reason)}`);
  }

  /** Whom the viewer doesn't want to read. */
  mutes(): Promise<{ mutes: Mute[] }> {
    return this.session.call("GET", "/api/mutes");
  }

  unmute(mute: string): Promise<{ mutes: Mute[] }> {
    return this.session.call("DELETE", `/api/mutes/${of(mute)}`);
  }

  words(): Promise<WordLists> {
    return this.session.call("GET", "/api/words");
  }

  putWord({ word, effect }: WatchedWord): Promise<WordLists> {
    return this.session.call("PUT", `/api/words/${of(word)}`, { effect });
  }

  removeWord(word: string): Promise<WordLists> {
    return this.session.call("DELETE", `/api/words/${of(word)}`);
  }

  rules(): Promise<Rules> {
    return this.session.call("GET", "/api/rules");
  }

  setRules(rules: Rules): Promise<Rules> {
    return this.session.call("PUT", "/api/rules", rules);
  }
}
