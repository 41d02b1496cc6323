import assert from "node:assert/strict";
import { calls, focused, story, until } from "./story.mjs";

const staff = { viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const post = (page, number) => page.locator(`weft-post article#post-${number}`).last();
const queue = (page) => page.getByRole("list", { name: "Flagged, for you to decide:" }).getByRole("listitem");
const item = (forum, id, more = {}) => ({
  post: forum.post(id),
  thread: "5",
  title: forum.opened.thread.title,
  placement: "1-Zk3",
  here: true,
  flags: [{ reason: "rude", note: "Hurts", at: new Date().toISOString() }],
  ...more,
});
const flagged = {
  ...staff,
  prepare: ({ forum }) => (forum.review = [item(forum, "73"), item(forum, "75"), item(forum, "76", { here: false })]),
};
const open = async (page) => {
  await page.getByRole("button", { name: "Flagged, for you to decide: " }).click();
  await queue(page).first().waitFor();
};

story("a learner flags a post, by keyboard, and is thanked", { at: "thread" }, async ({ page, forum }) => {
  await post(page, 4).getByRole("button", { name: "More" }).click();
  await post(page, 4).getByRole("button", { name: "Flag" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("weft-why select:focus").waitFor();
  await page.getByLabel("What is wrong with it?").selectOption("Gives away a solution");
  await page.getByLabel("Anything staff should know").fill("It is homework");
  await page.keyboard.press("Enter");

  await page.getByRole("status").filter({ hasText: "Thank you" }).waitFor();
  assert.deepEqual(forum.flagged, [{ reason: "integrity", note: "It is homework", post: "73" }]);
});

story("nobody flags what they wrote themselves", { at: "thread" }, async ({ page }) => {
  await post(page, 5).getByRole("button", { name: "More" }).click();
  assert.equal(await post(page, 5).getByRole("button", { name: "Flag" }).count(), 0);
});

story("staff decides by keyboard, one after the other", flagged, async ({ page, forum }) => {
  await open(page);
  assert.match(await queue(page).first().innerText(), /Rude or hurtful: Hurts/);
  await queue(page).first().getByRole("button", { name: "It is fine" }).focus();
  await page.keyboard.press("Enter");
  await until(async () => (await queue(page).count()) === 2, "one is gone");
  assert.match(await focused(page), /^li /);

  await page.keyboard.press("Tab");
  await queue(page).first().getByRole("button", { name: "Hide" }).click();
  await page.getByLabel("Why do you hide it?").fill("Rude");
  await page.keyboard.press("Enter");
  await until(async () => (await queue(page).count()) === 1, "two are gone");

  assert.equal(calls(forum, "DELETE", "/api/review/73").length, 1);
  assert.deepEqual(calls(forum, "PUT", "/api/posts/75/hiding")[0].body, { reason: "Rude" });
});

story(
  "the last decision says that nothing is left",
  { ...staff, prepare: ({ forum }) => (forum.review = [item(forum, "73")]) },
  async ({ page }) => {
    await open(page);
    await queue(page).first().getByRole("button", { name: "It is fine" }).click();

    await page.getByText("Nothing left to decide.").waitFor();
  },
);

story("what is flagged here opens here, what stands elsewhere on its page", flagged, async ({ page }) => {
  await open(page);
  assert.equal(await queue(page).last().getByRole("link").getAttribute("href"), "/go/1-Zk3/76");

  await queue(page).first().getByRole("button", { name: "See it" }).click();

  await page.locator("weft-thread h1").waitFor();
});

story("a new flag shows without a reload", staff, async ({ page, forum }) => {
  await until(() => forum.listeners.size, "listening");
  assert.equal(await page.getByRole("button", { name: "Flagged" }).count(), 0);
  forum.review = [item(forum, "73")];
  forum.tell("flagged", { thread: "5", post: "73" });

  await page.getByRole("button", { name: "Flagged, for you to decide: 1" }).waitFor();
});

story("staff sets how many flags hide a post", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("So many flags hide a post").selectOption("never");

  await page.getByText("Saved").waitFor();
  assert.equal(calls(forum, "PUT", "/api/settings")[0].body.flagsToHide, null);
});

const hidden = {
  at: "thread",
  prepare: ({ forum }) => Object.assign(forum.post("74"), { state: "hidden", html: "", author: null }),
};

story("learners see that flags have hidden a post", hidden, async ({ page }) => {
  assert.match(await post(page, 5).innerText(), /Hidden until staff has looked at it/);
});
