import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { choose, picture, sheet } from "./pictures.mjs";
import { story } from "./story.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the dark scheme can break; everything else was checked in the light one. */
const CONTRAST = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** States in which the accessibility check must find nothing at all. */
const STATES = {
  "the list": [{}],
  "an empty list": [{ empty: true }],
  "the list for an observer": [{ viewer: { mayWrite: false } }],
  "the field for a question": [{}, (page) => page.getByRole("button", { name: "Ask" }).click()],
  "a refused question": [
    {},
    async (page) => {
      await page.getByRole("button", { name: "Ask" }).click();
      await page.locator("weft-composer").getByRole("button", { name: "Ask" }).click();
      await page.getByRole("alert").waitFor();
    },
  ],
  "a thread": [{ at: "thread" }],
  "a thread beside the list": [{ at: "thread", width: 1280 }],
  "a thread for staff": [
    { at: "thread", viewer: { staff: true, person: "15" } },
    (page) => page.getByRole("button", { name: "More" }).last().click(),
  ],
  "a thread with a muted post": [{ at: "thread", prepare: ({ forum }) => (forum.opened.page.mine.muted = ["75"]) }],
  "a list with a muted thread": [{ prepare: ({ forum }) => (forum.rows[1].muted = true) }],
  "a thread of 120 posts": [{ at: "thread", long: 120 }],
  "a thread on a phone": [{ at: "thread", width: 320 }],
  "a thread in Arabic": [{ at: "thread", viewer: { locale: "ar" } }],
  "open reactions": [{ at: "thread" }, (page) => page.getByRole("button", { name: "React" }).first().click()],
  notifications: [
    { width: 320 },
    async (page) => {
      await page.getByRole("button", { name: /^Notifications/ }).click();
      await page.getByRole("button", { name: "What I hear of" }).click();
      await page.locator("weft-hearing .choice").last().waitFor();
      await page.locator("weft-mutes li").last().waitFor();
    },
  ],
  "my discussions": [
    { width: 320 },
    async (page) => {
      await page.getByRole("button", { name: /^Notifications/ }).click();
      await page.getByRole("button", { name: "My discussions" }).click();
      await page.locator("weft-discussions li").last().waitFor();
    },
  ],
  "the keyboard list": [{ at: "thread" }, (page) => page.keyboard.press("?")],
  "the field for a change": [
    { at: "thread", viewer: { staff: true, person: "15" } },
    async (page) => {
      await page.locator("#post-4 .acts > button[aria-expanded]").click();
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await page.locator("weft-editor textarea").waitFor();
    },
  ],
  "files in the field": [
    { at: "thread", width: 320 },
    async (page) => {
      await page.getByRole("button", { name: "Write an answer" }).click();
      await choose(page, picture(), sheet(), { ...sheet("odd.png"), buffer: Buffer.from("broken") });
      await page.getByLabel("Describe the picture").waitFor();
      await page.getByRole("alert").waitFor();
      await page.getByRole("button", { name: "Preview" }).click();
      await page.locator("weft-preview .picture").waitFor();
    },
  ],
  "what a post said before": [
    { at: "thread", viewer: { staff: true, person: "15" } },
    async (page) => {
      await page.getByRole("button", { name: "edited" }).click();
      await page.locator("weft-history ins").waitFor();
    },
  ],
  "the settings": [
    { viewer: { staff: true, person: "15" } },
    async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.locator("weft-audit li").waitFor();
    },
  ],
  "flagging a post": [
    { at: "thread" },
    async (page) => {
      await page.locator("#post-4").getByRole("button", { name: "More" }).click();
      await page.getByRole("button", { name: "Flag" }).click();
      await page.locator("weft-why select").waitFor();
    },
  ],
  "what was flagged": [
    {
      viewer: { staff: true, person: "15" },
      prepare: ({ forum }) =>
        (forum.review = [
          {
            post: forum.post("73"),
            thread: "5",
            title: "How?",
            placement: null,
            here: true,
            place: "3",
            placeTitle: "Introduction to Quantum Computing",
            held: null,
            flags: [{ reason: "rude", note: null, at: new Date().toISOString() }],
          },
        ]),
    },
    async (page) => {
      await page.getByRole("button", { name: "For you to decide" }).click();
      await page.getByRole("button", { name: "Hide" }).click();
      await page.getByLabel("Why do you hide it?").waitFor();
    },
  ],
  "closing a thread": [
    { at: "thread", viewer: { staff: true, person: "15" } },
    async (page) => {
      await page.getByRole("button", { name: "Close to new posts" }).click();
      await page.locator("weft-thread-acts form button").click();
      await page.getByRole("alert").waitFor();
    },
  ],
  "mention suggestions": [
    { at: "thread" },
    async (page) => {
      await page.getByRole("button", { name: "Write an answer" }).click();
      await page.locator("weft-composer textarea").pressSequentially("@im");
      await page.locator(".suggest li").first().waitFor();
    },
  ],
  "a preview and the emoji picker": [
    { at: "thread" },
    async (page) => {
      await page.getByRole("button", { name: "Write an answer" }).click();
      await page.locator("weft-composer textarea").fill("**x**");
      await page.getByRole("button", { name: "Preview" }).click();
      await page.getByRole("button", { name: "Emoji" }).click();
      await page.locator("weft-preview strong").waitFor();
    },
  ],
  ...Object.fromEntries(
    ["en", "ar"].map((locale) => [
      `what staff makes of threads, at 320 px in ${locale}`,
      [
        { at: "thread", width: 320, viewer: { staff: true, person: "15", locale } },
        async (page, forum) => {
          forum.post("73").title = "The other question";
          await page.locator("#post-4 .acts > button[aria-expanded]").click();
          await page.locator("#post-4 [data-deed=split]").click();
          await page.locator("#post-4 weft-reshape input").first().waitFor();
          await page.locator("weft-thread-acts button").last().click();
          await page.locator("weft-thread-acts weft-reshape input").first().waitFor();
          await page.locator("footer button").first().click();
          await page.locator("weft-tags button").first().click();
        },
      ],
    ]),
  ),
  "an expired session": [
    { at: "thread" },
    async (page, forum) => {
      forum.expired = true;
      await page.getByRole("button", { name: "I have this too" }).click();
      await page.getByRole("button", { name: "Reconnect" }).waitFor();
    },
  ],
};

for (const colorScheme of ["light", "dark"]) {
  for (const [name, [setting, prepare]] of Object.entries(STATES)) {
    story(
      `the accessibility check finds nothing in ${name}, ${colorScheme}`,
      { ...setting, context: { colorScheme, bypassCSP: true } },
      async ({ page, forum }) => {
        await prepare?.(page, forum);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(
          (rules) => window.axe.run(document, { resultTypes: ["violations"], ...rules }),
          colorScheme === "dark" ? CONTRAST : {},
        );
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`),
          [],
        );
      },
    );
  }
}

story("every button and field is 24 px or more", { at: "thread", width: 320 }, async ({ page }) => {
  await page.getByRole("button", { name: "More" }).nth(1).click();
  await page.getByRole("button", { name: "Write an answer" }).click();
  await page.locator("weft-composer textarea").waitFor();
  const small = await page.evaluate(() => {
    const all = (root) =>
      [...root.querySelectorAll("*")].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const size = (each) => each.getBoundingClientRect();
    return all(document)
      .filter((each) => each.matches("button, select, input, textarea") && each.checkVisibility())
      .filter(
        (each) =>
          Math.min(size(each).width, size(each).height) < 24 && !(size(each.closest("label") ?? each).height >= 24),
      )
      .map((each) => each.outerHTML);
  });
  assert.deepEqual(small, []);
});
