/** What the fake forum knows of keeping order, and what it answers. */
import { contract, refusal } from "./contract.mjs";

export const order = () => ({
  flagged: [],
  review: [],
  /** Of how many places the viewer is staff. */
  places: 1,
  rules: contract("rules"),
  /** Whether what is sent waits for staff. */
  holds: false,
  held: [],
  blocks: contract("blocks").blocks,
  words: contract("words").words,
  mutes: contract("mutes").mutes,
  /** Until the viewer may post again. */
  seconds: null,
});

export function hold(forum, thread, { text, title = null, parent = null, anonymous = false }) {
  const held = {
    ...contract("held").held[0],
    id: String(++forum.id),
    kind: thread ? "reply" : "thread",
    thread,
    parent,
    title,
    text,
    html: `<p dir="auto">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`,
    anonymous,
    at: new Date().toISOString(),
  };
  forum.held.unshift(held);
  return { held };
}

/** Undefined for what is about something else. */
export function keepOrder(forum, method, url, body) {
  const [, , what, id, part, kind] = url.pathname.split("/");
  const on = method === "PUT";
  switch (what) {
    case "review":
      if ((part === "hiding" || kind === "refusal") && !body.reason) throw refusal(400, "reason-missing");
      if (method !== "GET") decide(forum, id === "held" ? part : id);
      return {
        items: forum.review.filter((item) => !item.far || url.searchParams.get("everywhere") === "true"),
        next: null,
        places: forum.places,
      };
    case "held":
      if (method === "DELETE") forum.held = forum.held.filter((each) => each.id !== id);
      return { held: forum.held };
    case "rules":
      if (on) forum.rules = body;
      return forum.rules;
    case "words": {
      const word = decodeURIComponent(id ?? "");
      if (on && /\W/.test(word)) throw refusal(400, "word-invalid", { limit: 50, field: "word" });
      if (method !== "GET") forum.words = forum.words.filter((each) => each.word !== word);
      if (on) forum.words.push({ word, ...body });
      return { words: forum.words, everywhere: contract("words").everywhere };
    }
    case "blocks":
      if (method === "DELETE") forum.blocks = forum.blocks.filter((each) => each.id !== id);
      return { blocks: forum.blocks };
    case "turn":
      return { blocked: forum.state.blocked ?? null, seconds: forum.seconds };
    case "mutes":
      if (method === "DELETE") forum.mutes = forum.mutes.filter((each) => each.id !== id);
      return { mutes: forum.mutes };
    case "posts":
      if (part === "mute") return mute(forum, id, on);
      if (part === "block") {
        if (!body.reason) throw refusal(400, "reason-missing");
        forum.blocks.unshift({ ...contract("blocks").blocks[0], ...body, id: String(++forum.id), post: id });
        return null;
      }
      if (part !== "flag") return undefined;
      forum.flagged.push({ ...body, post: id });
      return null;
    default:
      return undefined;
  }
}

function decide(forum, key) {
  forum.review = forum.review.filter(({ post, held }) => (held ?? post).id !== key);
}

/** The same author as the posts show it. */
function mute(forum, id, on) {
  const { thread, page } = forum.opened;
  const { author } = forum.post(id);
  const theirs = (each) => each.author?.id === author.id && each.author?.alias === author.alias;
  const ids = [thread.firstPost, ...page.posts].filter(theirs).map((each) => each.id);
  page.mine.muted = on ? ids : page.mine.muted.filter((each) => !ids.includes(each));
  for (const row of [thread, ...forum.rows]) if (theirs(row)) row.muted = on;
  return null;
}
