import { WeftDiscussion } from "./discussion/weft-discussion.js";
import { WeftNotices } from "./discussion/weft-notices.js";
import { WeftPost } from "./discussion/weft-post.js";
import { WeftPostActs } from "./discussion/weft-post-acts.js";
import { WeftSkeleton } from "./discussion/weft-skeleton.js";
import { WeftThread } from "./discussion/weft-thread.js";
import { WeftThreadList } from "./discussion/weft-thread-list.js";
import { WeftThreadRow } from "./discussion/weft-thread-row.js";
import { WeftBell } from "./notifications/weft-bell.js";
import { WeftReactions } from "./reactions/weft-reactions.js";
import { WeftTime } from "./words/weft-time.js";

/** Every element that reading needs; the composer registers itself when it is fetched. */
const elements = {
  "weft-time": WeftTime,
  "weft-skeleton": WeftSkeleton,
  "weft-reactions": WeftReactions,
  "weft-post-acts": WeftPostActs,
  "weft-post": WeftPost,
  "weft-thread": WeftThread,
  "weft-thread-row": WeftThreadRow,
  "weft-thread-list": WeftThreadList,
  "weft-notices": WeftNotices,
  "weft-bell": WeftBell,
  "weft-discussion": WeftDiscussion,
};

for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
