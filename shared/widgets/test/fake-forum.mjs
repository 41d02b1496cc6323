/** A forum in memory that answers as the contract says; starts from the files in contract/. */
import { contract, refusal } from "./contract.mjs";
import { order } from "./fake-moderation.mjs";
import { FakeNews } from "./fake-news.mjs";

const NAMELESS = { id: null, name: null, role: null, alias: 1 };
const STORY_ENDS = Date.parse("2026-11-23T12:00:00Z");

export class FakeForum {
  constructor({ viewer = {}, long = 0, empty = false, state = {} } = {}) {
    const shift = Date.now() - STORY_ENDS;
    const now = (value) =>
      JSON.parse(JSON.stringify(value), (key, v) =>
        /At$/.test(key) && typeof v === "string" ? new Date(Date.parse(v) + shift).toISOString() : v,
      );
    this.state = now({ ...contract("state"), ...state });
    Object.assign(this.state.viewer, viewer);
    this.opened = now(contract("opened-thread"));
    this.rows = empty ? [] : now(contract("thread-page")).threads;
    /** Of the viewer, by key; the contract's example is another story. */
    this.drafts = new Map();
    this.calls = [];
    this.keys = new Map();
    this.listeners = new Set();
    this.event = 1;
    this.id = 900;
    this.refusals = [];
    this.uploads = new Map();
    /** What a file that is sent waits for. */
    this.slowly = undefined;
    Object.assign(this, order());
    this.sharing = contract("sharing");
    this.groups = contract("groups");
    this.news = new FakeNews(now(contract("notifications")));
    this.grouped = contract("members").members.slice(0, 1);
    if (long) this.#lengthen(long);
  }

  list(asked = new URLSearchParams()) {
    const filter = asked.get("filter") ?? "all";
    const tag = asked.get("tag");
    const mine = (row) => row.author.id === this.state.viewer.person;
    const tests = {
      all: () => true,
      unread: (row) => row.unread > 0,
      following: mine,
      unanswered: (row) => row.state === "unanswered",
      mine,
      "needs-staff": (row) => row.kind === "question" && !row.staffTookPart && row.state !== "accepted",
    };
    const count = (name) => this.rows.filter(tests[name]).length;
    return {
      threads: this.rows.filter(tests[filter]).filter((row) => !tag || row.tags.includes(tag)),
      next: null,
      counts: {
        all: count("all"),
        unread: count("unread"),
        unanswered: count("unanswered"),
        mine: count("mine"),
        needsStaff: count("needs-staff"),
      },
      lastEvent: `100-${this.event}`,
    };
  }

  /** Finds what the contract does when "hadamard" is in it. */
  search(asked) {
    const typed = asked.get("q");
    const operator = /(?:^| )(is|before):(?!unanswered|accepted|unread|question|\d{4}-)/.exec(typed)?.[1];
    if (operator) throw refusal(400, "search-invalid", { operator, value: "", at: 0, length: 3, field: "q" });
    const found = contract("search");
    const results = found.results.filter((each) => asked.get("scope") === "course" || !each.placement);
    if (/endless/.test(typed)) return { results: results.slice(0, 2), next: "2", total: 700, more: true };
    return /hadamard/i.test(typed)
      ? { ...found, results, total: results.length }
      : { results: [], next: null, total: 0, more: false };
  }

  thread(id) {
    if (id === "5") return { thread: this.opened.thread, page: this.page({}) };
    const row = this.rows.find((each) => each.id === id);
    if (!row) throw refusal(404, "thread-not-found");
    const firstPost = {
      ...this.opened.thread.firstPost,
      id: `f${id}`,
      author: row.author,
      createdAt: row.createdAt,
      html: `<p dir="auto">${row.text ?? row.excerpt}</p>`,
      votes: row.votes,
      reactions: {},
    };
    const thread = {
      ...row,
      posts: 1,
      lastNumber: 1,
      unread: 0,
      firstUnread: null,
      acceptedPost: null,
      acceptedBy: null,
      mayAccept: true,
      acceptedAnswer: null,
      departures: [],
      firstPost,
    };
    return {
      thread,
      page: {
        posts: [],
        next: null,
        previous: null,
        mine: { posts: [], votes: [], reactions: {}, read: [[1, 1]], muted: [] },
      },
    };
  }

  page({ cursor, at, order = "oldest" }) {
    const all = [...this.opened.page.posts];
    if (order === "newest") all.reverse();
    let from = Number(cursor ?? 0);
    if (at)
      from =
        Math.floor(
          Math.max(
            0,
            all.findIndex((post) => post.number === Number(at)),
          ) / 50,
        ) * 50;
    const posts = all.slice(from, from + 50);
    const next = from + 50 < all.length ? String(from + 50) : null;
    return { ...this.opened.page, posts, next, previous: from > 0 ? String(from - 50) : null };
  }

  post(id) {
    const { thread, page } = this.opened;
    const found = [thread.firstPost, ...page.posts].find((post) => post.id === id);
    if (!found) throw refusal(404, "post-not-found");
    return found;
  }

  /** What the author typed; the story's texts were typed as they are shown. */
  typed(id) {
    return this.post(id).html.replace(/<[^>]*>/g, "");
  }

  revise(id, { text, version, title, tags, reason = null }) {
    const post = this.post(id);
    if (version !== post.version) throw refusal(409, "edited-meanwhile", { version: post.version });
    const by = post.author.id === this.state.viewer.person ? "author" : "staff";
    Object.assign(post, {
      html: `<p dir="auto">${this.shown(escape(text))}</p>`,
      version: version + 1,
      edited: { at: new Date().toISOString(), by, reason },
    });
    if (title) Object.assign(this.opened.thread, { title, tags });
    return { thread: this.opened.thread, post };
  }

  write(thread, { text, parent, anonymous, clientKey }, author = this.state.viewer) {
    if (this.keys.has(clientKey)) return this.keys.get(clientKey);
    const { page, thread: opened } = this.opened;
    const number = ++opened.lastNumber;
    const above = parent ? this.post(parent) : null;
    const root = !above || above.number === 1 ? number : above.root;
    const post = {
      ...contract("post"),
      id: String(++this.id),
      number,
      parent,
      root,
      replyTo: above && above.number > 1 ? above.number : null,
      author: anonymous ? NAMELESS : { id: author.person, name: author.name, role: author.role, alias: null },
      createdAt: new Date().toISOString(),
      html: `<p dir="auto">${this.shown(escape(text))}</p>`,
      votes: 0,
      reactions: {},
    };
    page.posts.push(post);
    opened.posts++;
    if (author === this.state.viewer) {
      page.mine.posts.push(post.id);
      opened.following ||= !this.unfollowed;
      opened.staffTookPart ||= author.staff;
    }
    if (clientKey) this.keys.set(clientKey, post);
    this.tell("post-created", { thread, post: post.id, number, root });
    return post;
  }

  begin({ kind, title, text, tags, audience, anonymous, clientKey }) {
    if (this.keys.has(clientKey)) return this.keys.get(clientKey);
    const { person, name, role } = this.state.viewer;
    const time = new Date().toISOString();
    const id = String(++this.id);
    this.rows.unshift({
      ...this.rows[0],
      id,
      kind,
      title,
      text: escape(text),
      excerpt: text.slice(0, 240),
      tags,
      audience,
      author: anonymous ? NAMELESS : { id: person, name, role, alias: null },
      state: kind === "question" ? "unanswered" : null,
      staffTookPart: false,
      posts: 1,
      people: 1,
      unread: 0,
      votes: 0,
      createdAt: time,
      lastActivityAt: time,
      duplicateOf: null,
    });
    const opened = this.thread(id);
    this.keys.set(clientKey, opened);
    this.tell("thread-created", { thread: id });
    return opened;
  }

  /** Pictures are those whose bytes begin as PNGs do. */
  take({ name, data }) {
    if (data.includes("broken")) throw refusal(400, "image-broken");
    const picture = data.subarray(1, 4).toString() === "PNG";
    const upload = {
      id: String(++this.id),
      name,
      mediaType: picture ? "image/png" : "text/plain",
      bytes: data.length,
      width: picture ? data.readUInt32BE(16) : null,
      height: picture ? data.readUInt32BE(20) : null,
    };
    this.uploads.set(upload.id, { ...upload, data });
    return upload;
  }

  /** With uploads as the server shows them. */
  shown(text) {
    return text.replace(/(!?)\[([^\]]*)\]\(upload:(\d+)\)/g, (all, picture, words, id) => {
      const { width, height, bytes } = this.uploads.get(id) ?? {};
      if (!bytes) return words;
      return picture && width
        ? `<img data-upload="${id}" alt="${words}" width="${width}" height="${height}">`
        : `<a data-upload="${id}" data-bytes="${bytes}">${words}</a>`;
    });
  }

  accept(id) {
    const { thread, page } = this.opened;
    for (const post of page.posts) post.accepted = post.id === id;
    const acceptedAnswer = id ? this.post(id) : null;
    Object.assign(thread, {
      acceptedPost: id,
      acceptedBy: id ? this.state.viewer.name : null,
      acceptedAnswer,
      state: id ? "accepted" : "answered",
    });
    return thread;
  }

  tell(event, data) {
    const id = `100-${++this.event}`;
    for (const listener of this.listeners) listener({ id, event, data });
  }

  /** Ends every stream, as a server that restarts would. */
  hangUp() {
    for (const listener of this.listeners) listener.end();
  }

  #lengthen(count) {
    const { page, thread } = this.opened;
    const names = ["Ben Okafor", "Chloé Martin", "Dmitri Petrov", "Emeka Obi", "Fatima Zahra"];
    while (page.posts.length < count - 1) {
      const number = ++thread.lastNumber;
      const name = names[number % names.length];
      page.posts.push({
        ...contract("post"),
        id: String(1000 + number),
        number,
        parent: null,
        replyTo: null,
        root: number,
        author: { id: `p${number % 5}`, name, role: "learner", alias: null },
        createdAt: new Date(Date.now() - (count - number) * 60000).toISOString(),
        html: `<p dir="auto">Thought number ${number}: it is easier when you follow one amplitude at a time, and write the rest down.</p>`,
        votes: number % 4,
      });
    }
    Object.assign(thread, { posts: count, unread: 3 });
    page.mine.read = [
      [1, 3],
      [5, 5],
      [8, count],
    ];
  }
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
