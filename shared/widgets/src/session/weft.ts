import type { Drafts } from "../composer/drafts.js";
import type { Outbox } from "../composer/outbox.js";
import type { DiscussionApi } from "../discussion/discussion-api.js";
import type { Live } from "../live/live.js";
import type { Session } from "./session.js";
import type { Store } from "./store.js";
import type { State } from "./types.js";

/** What every element of one open widget shares. */
export interface Weft {
  state: State;
  session: Session;
  live: Live;
  drafts: Drafts;
  outbox: Outbox;
  api: DiscussionApi;
  store: Store;
  /** Threads and posts made in this tab, so that their own live events announce nothing. */
  own: Set<string>;
}
