/** Serves the widget page, the bundle and the fake forum over HTTP, with the headers of the real server. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { contract, refusal } from "./contract.mjs";
import { credit } from "./fake-credit.mjs";
import { hold, keepOrder } from "./fake-moderation.mjs";

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'";

export async function serve(forum, bundle) {
  const manifest = JSON.parse(await readFile(join(bundle, "manifest.json"), "utf8"));
  const server = createServer((request, response) => {
    answer(forum, bundle, manifest, request, response).catch((thrown) => {
      const { status = 500, code = "unexpected", more = {} } = thrown;
      if (status === 500) console.error(thrown);
      reply(response, status, { code, status, title: code, ...more }, "application/problem+json");
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return { port, server, close: () => (server.closeAllConnections(), server.close()) };
}

async function answer(forum, bundle, manifest, request, response) {
  const url = new URL(request.url, "http://weft.test");
  const path = url.pathname;
  if (path === "/host") return reply(response, 200, host(url), "text/html; charset=utf-8");
  if (path.startsWith("/open/")) return page(forum, manifest, response, path);
  if (path.startsWith("/widgets/")) {
    const type = path.endsWith(".css") ? "text/css" : "text/javascript";
    return reply(response, 200, await readFile(join(bundle, path.slice(9))), type);
  }
  if (!path.startsWith("/api/")) return reply(response, 404, "", "text/plain");
  const body = path === "/api/uploads" ? await file(request, url, forum) : await read(request);
  forum.calls.push({ method: request.method, path, search: url.search, body });
  const refused = forum.refusals.findIndex((each) => each.method === request.method && each.path.test(path));
  if (refused >= 0) {
    const [{ status, code, more, lost }] = forum.refusals.splice(refused, 1);
    if (!lost) throw refusal(status, code, more);
    await handle(forum, request, url, body, response).catch(() => undefined);
    return request.socket.destroy();
  }
  if (forum.expired && path !== "/api/session/resume") throw refusal(401, "session-expired");
  const result = await handle(forum, request, url, body, response);
  if (result === undefined) return undefined;
  return reply(response, result === null ? 204 : 200, result ?? "", "application/json");
}

const NO_COPY = { runs: [], waiting: 0, threads: [], next: null };

async function handle(forum, { method }, url, body, response) {
  const asked = url.searchParams;
  const [, , what, id, part, kind] = url.pathname.split("/");
  const { thread, page } = forum.opened;
  const on = method === "PUT";
  if (what === "notifications") return forum.news.inbox(id, part, body);
  if (what === "earlier") return id ? takeOver(forum, method, part, body) : (forum.earlier ?? NO_COPY);
  if (what === "mail") return forum.news.mailed(on, body, id);
  if (what === "follows") return forum.news.follow(id, part, on);
  if (what === "feed" && id === "tags") return forum.news.feed(decodeURIComponent(part), on);
  if (what === "credit") return credit(forum, method, url, body);
  const kept = keepOrder(forum, method, url, body);
  if (kept !== undefined) return kept;
  switch (what === "sharing" ? what : `${what}${part ? `/${part}` : ""}`) {
    case "session": {
      if (id === "renewal") return { expiresAt: new Date(Date.now() + 1.8e6).toISOString() };
      if (forum.lost || body.resume !== "r-1") throw refusal(401, "session-expired");
      forum.expired = false;
      return { ...forum.state, drafts: [], threads: forum.list() };
    }
    case "threads":
      if (method === "POST") return forum.holds ? hold(forum, null, body) : forum.begin(body);
      return id ? forum.thread(id) : forum.list(asked);
    case "threads/export":
      response.writeHead(200, {
        "Content-Type": "text/markdown;charset=utf-8",
        "Content-Disposition": `attachment; filename=thread-${id}.${asked.get("format") === "json" ? "json" : "md"}`,
      });
      response.end(`# ${thread.title}\n`);
      return undefined;
    case "threads/posts":
      if (method === "POST") return forum.holds ? hold(forum, id, body) : forum.write(id, body);
      return forum.page(Object.fromEntries(asked));
    case "threads/acceptance":
      return forum.accept(on ? body.post : null);
    case "threads/pin":
      return Object.assign(thread, { pin: on ? { until: body.until } : null });
    case "threads/duplicate":
      return Object.assign(thread, { duplicateOf: on ? "6" : null });
    case "threads/lock":
      if (on && !body.reason) throw refusal(400, "reason-missing", { field: "reason" });
      return Object.assign(thread, { lock: on ? { at: new Date().toISOString(), reason: body.reason } : null });
    case "discussions":
      return contract("discussions");
    case "placements":
      return contract("placements");
    case "threads/forum":
      if (!body.reason) throw refusal(400, "reason-missing", { field: "reason" });
      return { ...contract("whereabouts"), placement: body.placement, here: false };
    case "threads/merger":
      if (!body.reason) throw refusal(400, "reason-missing", { field: "reason" });
      return { ...contract("whereabouts"), post: body.post };
    case "posts/thread":
      return { ...contract("whereabouts"), post: id };
    case "tags":
      if (on) forum.tags = [{ tag: body.to, threads: 13 }];
      return { tags: forum.tags ?? contract("tags").tags };
    case "similar":
      return /hadamard/i.test(asked.get("title")) ? contract("similar") : { threads: [] };
    case "deflections":
      return contract("deflections");
    case "posts/deflection":
      return null;
    case "search":
      return forum.search(asked);
    case "threads/reading":
      return { unread: 0 };
    case "uploads": {
      if (method === "POST") return forum.take(body);
      const found = forum.uploads.get(id);
      if (!found) throw refusal(404, "upload-not-found");
      const picture = found.mediaType.startsWith("image/");
      response.writeHead(200, {
        "Content-Type": found.mediaType,
        "Content-Disposition": picture ? "inline" : `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      });
      response.end(found.data);
      return undefined;
    }
    case "drafts":
      if (on) forum.drafts.set(id, body);
      else forum.drafts.delete(id);
      return null;
    case "settings":
      if (id === "dates" && body.opensAt && body.opensAt >= body.closesAt) throw refusal(400, "dates-invalid");
      return body;
    case "roster":
      if (id === "absent" || id === "gone") return contract("roster-page");
      return { ...contract("roster"), ...forum.roster, waits: id === "reading" };
    case "groups":
      if (method === "POST") {
        if (!body.name.trim()) throw refusal(400, "group-name-invalid", { limit: 100 });
        forum.groups.groups.push({ id: String(++forum.id), ...body, members: 0 });
      }
      if (id === "apart") forum.groups.apart = body.set;
      if (method === "DELETE") throw refusal(409, "group-in-use");
      return forum.groups;
    case "groups/members":
      if (on) forum.grouped.push(contract("members").members.find((each) => each.id === kind));
      if (method === "DELETE") forum.grouped = forum.grouped.filter((each) => each.id !== kind);
      return { members: forum.grouped };
    case "sharing": {
      if (id === "invitations") return { code: "1-k7Qx", expiresAt: new Date(Date.now() + 1.2e9).toISOString() };
      if (method === "PUT" && body.code === "") throw refusal(404, "forum-not-found");
      if (method === "PUT") forum.sharing.own = false;
      if (id === "places") forum.sharing.guests = [];
      else if (method === "DELETE") forum.sharing.own = true;
      return forum.sharing;
    }
    case "threads/answer-first":
      return Object.assign(thread, { answerFirst: on });
    case "posts/source":
      return { text: forum.typed(id), format: "markdown" };
    case "posts/history":
      return contract("history");
    case "posts":
      if (on) return forum.revise(id, body);
      if (method !== "DELETE") return { thread, page: forum.page({ at: forum.post(id).number }), post: id };
      return Object.assign(forum.post(id), {
        state: "deleted",
        kept: forum.post(id).html,
        html: "",
      });
    case "posts/hiding":
      if (!body.reason) throw refusal(400, "reason-missing", { field: "reason" });
      return Object.assign(forum.post(id), { state: "hidden", kept: forum.post(id).html, stateReason: body.reason });
    case "posts/author":
      if (!body.reason) throw refusal(400, "reason-missing", { field: "reason" });
      return { name: "Ana Souza" };
    case "feed":
      if (method === "DELETE") return (forum.feed = null);
      if (on) forum.feed = { address: `https://weft.test/feeds/1-${++forum.id}`, since: new Date().toISOString() };
      return { address: on ? forum.feed.address : null, since: forum.feed?.since ?? null, tags: forum.news.tagFeeds };
    case "threads/follow":
      return Object.assign(thread, { following: on });
    case "audit":
      return contract("audit");
    case "posts/restoration":
      return Object.assign(forum.post(id), { state: "visible", html: forum.post(id).kept, stateReason: null });
    case "posts/vote": {
      const post = forum.post(id);
      post.votes += on ? 1 : -1;
      return { votes: post.votes, mine: on };
    }
    case "posts/votes":
      return contract("voters");
    case "posts/endorsement":
      return Object.assign(forum.post(id), { endorsedBy: on ? forum.state.viewer.name : null });
    case "posts/reactions": {
      const post = forum.post(id);
      if (method === "GET") return contract("who-reacted");
      const mine = new Set(page.mine.reactions[id] ?? []);
      post.reactions = { ...post.reactions, [kind]: (post.reactions[kind] ?? 0) + (on ? 1 : -1) };
      if (on) mine.add(kind);
      else mine.delete(kind);
      page.mine.reactions[id] = [...mine];
      return { reactions: post.reactions, mine: [...mine] };
    }
    case "reading":
      forum.rows.forEach((row) => (row.unread = 0));
      return null;
    case "preferences":
      return null;
    case "preview":
      return {
        html: `<p dir="auto">${forum
          .shown(body.text)
          .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
          .replace(/\$(.+?)\$/g, '<span class="math" data-display="inline" dir="ltr">$1</span>')}</p>`,
        math: body.text.includes("$"),
      };
    case "members":
      return contract("members");
    case "events":
      return stream(forum, response);
    case "changes":
      return { events: [], last: `100-${forum.event}` };
    default:
      throw refusal(404, "not-found");
  }
}

function takeOver(forum, method, thread, body) {
  const { threads } = forum.earlier;
  const chosen = threads.filter((each) =>
    method === "DELETE" ? each.thread === thread : !each.thread && (!body.posts || body.posts.includes(each.post)),
  );
  for (const each of chosen) each.thread = method === "DELETE" ? null : String(++forum.id);
  forum.earlier.waiting = threads.filter((each) => !each.thread).length;
  return method === "DELETE" ? null : { taken: chosen.length, left: forum.earlier.waiting };
}

function stream(forum, response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(":\n\n");
  const listener = ({ id, event, data }) =>
    response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  listener.end = () => response.end();
  forum.listeners.add(listener);
  response.on("close", () => forum.listeners.delete(listener));
  return undefined;
}

function page(forum, manifest, response, path) {
  const code = path.slice("/open/".length);
  const state = { ...forum.state, drafts: [...forum.drafts].map(([key, body]) => ({ key, body })) };
  const given = forum.spent
    ? { resume: true, returnUrl: state.host.returnUrl }
    : code === "list"
      ? { ...state, threads: forum.list() }
      : { ...state, open: { ...forum.thread("5"), ...(code === "thread" ? {} : { post: code }) } };
  const rtl = state.viewer.locale.startsWith("ar");
  const html = `<!doctype html><html lang="${state.viewer.locale}" dir="${rtl ? "rtl" : "ltr"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${state.placement.title}</title>
<link rel="stylesheet" href="/widgets/${manifest["weft.css"]}"><script type="module" src="/widgets/${manifest["weft.js"]}"></script>
<script type="application/json" id="weft-state">${JSON.stringify(given).replaceAll("<", "\\u003c")}</script></head><body><weft-discussion></weft-discussion></body></html>`;
  response.setHeader("Content-Security-Policy", CSP);
  return reply(response, 200, html, "text/html; charset=utf-8");
}

/** A page of another site that holds the widget in a frame and gives it the height it asks for. */
function host(url) {
  return `<!doctype html><html lang="en"><title>Course</title><body><h1>Course page</h1><iframe title="Questions" width="600" height="150" src="${url.searchParams.get("src")}"></iframe>
<script>window.told = []; addEventListener("message", (e) => { if (e.data.subject === "lti.frameResize") { told.push(e.data.height); document.querySelector("iframe").height = e.data.height; } });</script></body></html>`;
}

async function file(request, url, forum) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
    await forum.slowly;
  }
  return { name: url.searchParams.get("name"), data: Buffer.concat(chunks) };
}

async function read(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text ? JSON.parse(text) : undefined;
}

function reply(response, status, body, type) {
  if (response.headersSent) return;
  const text = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
  response.end(text);
}
