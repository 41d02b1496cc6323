/** Pictures of every state in target/look, to be looked at: npm run look -- [part of a name]. */
import { mkdir } from "node:fs/promises";
import { launch, open } from "./browser.mjs";
import { SEARCH_STATES } from "./look-search.mjs";
import { ask, STAFF_STATES } from "./look-staff.mjs";
import { UPLOADS } from "./look-uploads.mjs";

const folder = new URL("../target/look/", import.meta.url);
const reply = async (page) => {
  await page.locator(".opener").click();
  await page.locator("weft-composer textarea").waitFor();
};

const STATES = {
  ...STAFF_STATES,
  ...SEARCH_STATES,
  list: [{}],
  empty: [{ empty: true }],
  readonly: [{ viewer: { mayWrite: false } }],
  updates: [
    {},
    async (page, forum) => {
      while (!forum.listeners.size) await page.waitForTimeout(20);
      forum.tell("thread-created", { thread: "77" });
      await page.locator(".pill").waitFor();
    },
  ],
  ask: [
    {},
    async (page) => {
      await ask(page);
      await page.locator("#title").fill("What exactly is a phase?");
      await page.locator("weft-composer textarea").fill("I mean the **global** one.");
      await page.waitForTimeout(700);
    },
  ],
  refused: [
    {},
    async (page) => {
      await ask(page);
      await page.locator("weft-composer .button").click();
    },
  ],
  error: [
    {},
    async (page, forum) => {
      forum.refusals.push({
        method: "GET",
        path: /threads$/,
        status: 500,
        code: "unexpected",
        more: { incident: "7f3a" },
      });
      await page.locator(".tab").last().click();
      await page.getByRole("alert").waitFor();
    },
  ],
  thread: [{ at: "thread" }, (page) => page.locator("math").first().waitFor()],
  lonely: [
    {},
    async (page) => {
      await page.locator("weft-thread-row a").nth(1).click();
      await page.locator("weft-thread h1").waitFor();
    },
  ],
  long: [{ at: "thread", long: 40 }],
  staff: [
    { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } },
    (page) => page.locator("#post-4 .acts > button[aria-expanded]").click(),
  ],
  reshaping: [
    {
      at: "thread",
      viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" },
      prepare: ({ forum }) => {
        forum.post("73").title = "Does the order of two gates matter?";
        const title = "Windows and doors";
        forum.opened.thread.departures = [{ post: "90", thread: "9", title, placement: null, posts: 2, numbers: [] }];
      },
    },
    async (page) => {
      await page.locator("#post-4 .acts > button[aria-expanded]").click();
      await page.locator("#post-4 [data-deed=split]").click();
      await page.locator("weft-thread-acts button").nth(3).click();
      await page.locator("weft-thread-acts select").waitFor();
    },
  ],
  hiding: [
    { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } },
    async (page) => {
      await page.locator("#post-7 .acts > button[aria-expanded]").click();
      await page.locator("#post-7 [data-deed=hide]").click();
      await page.locator("weft-why input").waitFor();
    },
  ],
  hidden: [
    {
      at: "thread",
      viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" },
      prepare: ({ forum }) =>
        Object.assign(forum.post("74"), { state: "hidden", stateReason: "Not about this course" }),
    },
  ],
  nameless: [
    {
      at: "thread",
      prepare: ({ forum }) => {
        const nameless = { id: null, name: null, role: null, alias: 2 };
        forum.opened.thread.author = forum.opened.thread.firstPost.author = nameless;
        forum.post("74").author = nameless;
        Object.assign(forum.post("75"), {
          state: "hidden",
          stateReason: "Not about this course",
          html: "",
          author: null,
        });
      },
    },
    async (page) => {
      await reply(page);
      await page.locator("weft-composer .choice input").check();
    },
  ],
  flagging: [
    { at: "thread" },
    async (page) => {
      await page.locator("#post-4 .acts > button[aria-expanded]").click();
      await page.locator("#post-4 [data-deed=flag]").click();
      await page.locator("weft-why select").waitFor();
    },
  ],
  muted: [
    {
      at: "thread",
      prepare: ({ forum }) => (forum.opened.page.mine.muted = ["75"]),
    },
    (page) => page.locator("#post-4 .acts > button[aria-expanded]").click(),
  ],
  mutedrow: [{ prepare: ({ forum }) => (forum.rows[1].muted = true) }],
  print: [{ at: "thread" }, (page) => page.emulateMedia({ media: "print" })],
  feed: [
    {},
    async (page) => {
      await page.locator("footer button").first().click();
      await page.locator("weft-feed .tag").fill("gates");
      await page.keyboard.press("Enter");
      await page.locator("weft-feed .address").waitFor();
      await page.keyboard.press("Escape");
    },
  ],
  inbox: [
    {},
    async (page) => {
      await page.locator("weft-bell button").click();
      await page.locator("weft-inbox li").first().waitFor();
      await page.locator("weft-inbox .row .row button").last().click();
      await page.locator("weft-hearing .choice").last().waitFor();
    },
  ],
  discussions: [
    {},
    async (page) => {
      await page.locator("weft-bell button").click();
      await page.locator("weft-inbox .row .row button").nth(-2).click();
      await page.locator("weft-discussions li").last().waitFor();
    },
  ],
  editing: [
    { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } },
    async (page) => {
      await page.locator("#post-4 .acts > button[aria-expanded]").click();
      await page.locator("#post-4 .more .text").first().click();
      await page.locator("weft-editor textarea").waitFor();
    },
  ],
  history: [
    { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } },
    async (page) => {
      await page.locator("#post-7 .who button").click();
      await page.locator("weft-history ins").waitFor();
    },
  ],
  closing: [
    {
      at: "thread",
      viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" },
      prepare: ({ forum }) => Object.assign(forum.opened.thread, { pin: { until: null } }),
    },
    async (page) => {
      await page.locator("weft-thread-acts button").nth(1).click();
      await page.locator("weft-thread-acts form").waitFor();
    },
  ],
  closed: [
    {
      at: "thread",
      prepare: ({ forum }) =>
        Object.assign(forum.opened.thread, { lock: { at: new Date().toISOString(), reason: "Solved in class" } }),
    },
  ],
  drafts: [
    {},
    async (page) => {
      for (const title of ["What exactly is a phase?", "Is there a recording of last week?"]) {
        await ask(page);
        await page.locator("#title").fill(title);
        await page.keyboard.press("Escape");
      }
      await page.locator(".tools button").first().click();
      await page.locator("weft-drafts li").first().waitFor();
    },
  ],
  reacting: [{ at: "thread" }, (page) => page.locator("#post-4 .add").click()],
  replying: [
    { at: "thread" },
    async (page) => {
      await reply(page);
      await page.locator("weft-composer textarea").fill("The basis is what **changes**, see $H^2 = I$.");
      await page.locator("weft-composer .foot .text").first().click();
      await page.locator("weft-preview math").waitFor();
    },
  ],
  ...UPLOADS,
  mentioning: [
    { at: "thread" },
    async (page) => {
      await reply(page);
      await page.locator("weft-composer textarea").pressSequentially("Thanks @im");
      await page.locator(".suggest li").first().waitFor();
    },
  ],
  arrived: [
    { at: "thread" },
    async (page, forum) => {
      while (!forum.listeners.size) await page.waitForTimeout(20);
      forum.write("5", { text: "From Ben", parent: null }, { person: "20", name: "Ben Okafor", role: "learner" });
      await page.locator(".pill").waitFor();
    },
  ],
  removed: [
    { at: "thread" },
    async (page) => {
      await page.locator("#post-5 .acts > button[aria-expanded]").click();
      await page.locator("#post-5 .danger").click();
      await page.locator(".undo").waitFor();
    },
  ],
  offline: [
    { at: "thread" },
    async (page, forum, context) => {
      await reply(page);
      await page.locator("weft-composer textarea").fill("From the train, where the net is thin.");
      await context.setOffline(true);
      await page.keyboard.press("Control+Enter");
      await page.locator("weft-outgoing .notice").waitFor();
    },
  ],
  expired: [
    { at: "thread" },
    async (page, forum) => {
      forum.expired = true;
      await page.locator(".join").click();
      await page.locator("weft-notices .button").waitFor();
    },
  ],
  keys: [{}, (page) => page.keyboard.press("?")],
  deeplink: [{ at: "76" }],
};

const LOOKS = [
  [320, "light", "en"],
  [320, "dark", "ar"],
  [768, "light", "en"],
  [768, "dark", "en"],
  [1280, "light", "en"],
  [1280, "dark", "ar"],
];

await mkdir(folder, { recursive: true });
const browser = await launch();
for (const [name, [setting, prepare]] of Object.entries(STATES)) {
  if (process.argv[2] && !name.includes(process.argv[2])) continue;
  for (const [width, colorScheme, locale] of LOOKS) {
    const viewer = { ...setting.viewer, locale };
    const { page, forum, context, close } = await open(browser, {
      ...setting,
      viewer,
      width,
      context: { colorScheme },
    });
    await prepare?.(page, forum, context);
    await page.waitForTimeout(200);
    const file = `${name}-${width}-${colorScheme}-${locale}.png`;
    await page.screenshot({ path: new URL(file, folder).pathname, fullPage: true, animations: "disabled" });
    await close();
  }
}
await browser.close();
console.log(`Pictures are in ${folder.pathname}`);
