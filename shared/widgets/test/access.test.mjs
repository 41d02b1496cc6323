import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
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
  "a thread of 120 posts": [{ at: "thread", long: 120 }],
  "a thread on a phone": [{ at: "thread", width: 320 }],
  "a thread in Arabic": [{ at: "thread", viewer: { locale: "ar" } }],
  "open reactions": [{ at: "thread" }, (page) => page.getByRole("button", { name: "React" }).first().click()],
  "the keyboard list": [{ at: "thread" }, (page) => page.keyboard.press("?")],
  "the field for a change": [
    { at: "thread", viewer: { staff: true, person: "15" } },
    async (page) => {
      await page.locator("#post-4 .acts > button[aria-expanded]").click();
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await page.locator("weft-editor textarea").waitFor();
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
            flags: [{ reason: "rude", note: null, at: new Date().toISOString() }],
          },
        ]),
    },
    async (page) => {
      await page.getByRole("button", { name: "Flagged" }).click();
      await page.getByRole("button", { name: "Hide" }).click();
      await page.locator("weft-why input").waitFor();
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
