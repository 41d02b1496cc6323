/** Chromium, and a widget in it that talks to a fake forum. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { bundle } from "../build.mjs";
import { FakeForum } from "./fake-forum.mjs";
import { serve } from "./fake-server.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

let built;

/** The bundle of the sources as they are now, made once a process. */
export function freshBundle() {
  built ??= mkdtemp(join(tmpdir(), "weft-widgets-")).then(async (folder) => (await bundle(folder), folder));
  return built;
}

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** Opens the widget: at the list, at the thread, or at a post. @returns page, forum, and what closes both */
export async function open(browser, { at = "list", width = 768, context: settings = {}, prepare, ...story } = {}) {
  const forum = story.forum ?? new FakeForum(story);
  const { port, close } = await serve(forum, await freshBundle());
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...settings });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => /Content Security|Refused to/.test(message.text()) && errors.push(message.text()));
  const origin = `http://127.0.0.1:${port}`;
  await prepare?.({ context, page, forum, origin });
  await page.goto(`${origin}/open/${at}`);
  await page.locator(at === "list" ? "weft-thread-list h1" : "weft-thread h1").waitFor();
  return { page, forum, errors, origin, port, context, close: async () => (await context.close(), close()) };
}
