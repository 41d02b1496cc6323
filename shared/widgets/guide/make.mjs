/**
 * Makes the pictures of the guides anew, in docs/images/guide: starts Weft with its practice course on a database of its
 * own, does in a browser what the guides describe, and takes a picture of each. ./weft pictures [part of a name]
 */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../test/browser.mjs";
import { SCENES } from "./scenes.mjs";

const home = fileURLToPath(new URL("../../../", import.meta.url));
const folder = join(home, "docs/images/guide");
/** At which Chromium draws a frame of another site as wide as it says that it is. */
const WIDTH = 820;
const MARGIN = 6;

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Starts Weft; resolves to the practice LMS's address when both answer. */
async function start(data) {
  const [port, lms] = [await freePort(), await freePort()];
  const weft = spawn(join(home, "weft"), ["run"], {
    env: { ...process.env, WEFT_PORT: port, WEFT_PRACTICE_PORT: lms, WEFT_PRACTICE: "true", WEFT_DATA: data },
  });
  let said = "";
  await new Promise((done, failed) => {
    weft.stdout.on("data", (text) => (said += text).includes("Ctrl-C stops it") && done());
    weft.stderr.on("data", (text) => (said += text));
    weft.on("exit", () => failed(new Error(`Weft didn't start:\n${said}`)));
  });
  return { address: `http://127.0.0.1:${lms}`, stop: () => ended(weft) };
}

function ended(weft) {
  return new Promise((done) => {
    weft.removeAllListeners("exit");
    weft.on("exit", done);
    weft.kill("SIGTERM");
  });
}

/** A person with a browser of their own. */
class Visitor {
  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  /** Opens a page of a course and answers the widget in it. */
  async open(person, page) {
    await this.page.goto(`${this.address}/courses/${page}?as=${person}`);
    this.frame = this.page.frameLocator("iframe.tool-frame");
    await this.frame.locator("h1").first().waitFor();
    return this.frame;
  }

  /** What stands in a part of the widget, with a margin. */
  async shoot(part, most = 900) {
    await part.scrollIntoViewIfNeeded();
    await this.page.mouse.move(0, 0);
    await this.page.waitForTimeout(500); // what fades in has done so
    const { x, y, width, height } = await part.boundingBox();
    const clip = {
      x: Math.max(0, x - MARGIN),
      y: Math.max(0, y - MARGIN),
      width: width + 2 * MARGIN,
      height: Math.min(height, most) + 2 * MARGIN,
    };
    return this.page.screenshot({ clip });
  }
}

const wanted = process.argv[2] ?? "";
const data = await mkdtemp(join(tmpdir(), "weft-guide-"));
const weft = await start(data);
const browser = await launch();
try {
  await mkdir(folder, { recursive: true });
  const visit = async () => {
    const context = await browser.newContext({
      viewport: { width: WIDTH, height: 1300 },
      colorScheme: "light",
      locale: "en",
    });
    return new Visitor(await context.newPage(), weft.address);
  };
  for (const [name, play] of Object.entries(SCENES)) {
    const picture = await play(visit);
    if (!name.includes(wanted)) continue;
    await writeFile(join(folder, `${name}.png`), picture);
    console.log(`${name}.png`);
  }
} finally {
  await browser.close();
  await weft.stop();
  await rm(data, { recursive: true });
}
