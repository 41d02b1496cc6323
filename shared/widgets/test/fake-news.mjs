import { contract, refusal } from "./contract.mjs";

/** What the viewer should know, and wants to hear of. */
export class FakeNews {
  follows = contract("follows");
  choices = contract("notification-choices");
  mail = { ...contract("mail"), returned: null };

  /** Tags with an address of their own. */
  tagFeeds = [];

  constructor({ entries }) {
    this.entries = entries;
  }

  /** By the parts of the path after /api/notifications. */
  inbox(part, reason, body) {
    const { entries } = this;
    if (part === "choices") {
      if (reason) this.choices[reason] = body.way;
      return this.choices;
    }
    if (part === "reading") {
      const read = entries.find(({ post }) => post === body.post);
      for (const entry of entries) if (!body.post || entry.thread === read?.thread) entry.unread = false;
    }
    const unread = new Set(entries.filter((entry) => entry.unread).map(({ thread }) => thread)).size;
    return part ? { unread } : { entries, next: null, unread };
  }

  /** How the viewer is mailed. */
  mailed(on, body, part) {
    if (part === "returned") this.mail.returned = null;
    else if (on) Object.assign(this.mail, body);
    return this.mail;
  }

  follow(what, tag, on) {
    if (what === "tags") {
      const others = this.follows.tags.filter((each) => each !== tag);
      this.follows.tags = on ? [...others, tag].sort() : others;
    } else if (what) this.follows[what] = on;
    return this.follows;
  }

  feed(tag, on) {
    if (on && /[^\w+#-]/.test(tag)) throw refusal(400, "tag-invalid", { limit: 30 });
    this.tagFeeds = this.tagFeeds.filter((each) => each.tag !== tag);
    if (on) this.tagFeeds.push({ tag, address: null, since: new Date().toISOString() });
    const address = "https://weft.test/feeds/1-Qm7";
    return {
      address: null,
      since: null,
      tags: this.tagFeeds.map((each) => (each.tag === tag ? { ...each, address } : each)),
    };
  }
}
