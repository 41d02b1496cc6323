import assert from "node:assert/strict";
import { calls, focused, story, until } from "./story.mjs";

const thread = { at: "thread" };
const ben = { person: "20", name: "Ben Okafor", role: "learner" };
const listening = (forum) => until(() => forum.listeners.size > 0, "listening");

story("a new post is announced, and shown when the reader wants it", thread, async ({ page, forum }) => {
  await listening(forum);
  forum.write("5", { text: "From Ben", parent: null }, ben);
  const arrived = page.getByRole("button", { name: "1 new post" });
  await arrived.waitFor();
  assert.equal(await page.locator("weft-post", { hasText: "From Ben" }).count(), 0);

  await arrived.click();

  await page.locator("weft-post", { hasText: "From Ben" }).waitFor();
  await until(async () => (await focused(page)) === "article Post 8 by Ben Okafor", "focus");
});

story("one's own post is not announced", thread, async ({ page, forum }) => {
  await listening(forum);
  await page.getByRole("button", { name: "Write an answer" }).click();
  await page.locator("weft-composer textarea").fill("Mine");
  await page.keyboard.press("Control+Enter");
  await page.locator("weft-post", { hasText: "Mine" }).waitFor();

  assert.equal(await page.getByRole("button", { name: /new post/ }).count(), 0);
});

story("votes and reactions of others arrive in place", thread, async ({ page, forum }) => {
  await listening(forum);

  forum.tell("votes-changed", { thread: "5", post: "73", votes: 9 });
  forum.tell("reactions-changed", { thread: "5", post: "73", reactions: { celebrate: 2 } });

  await page.getByRole("button", { name: "Useful · 9" }).waitFor();
  await page.getByRole("button", { name: "Well done 2" }).waitFor();
});

story("a removed post becomes a tombstone and its replies stay", thread, async ({ page, forum }) => {
  await listening(forum);

  forum.tell("post-deleted", { thread: "5", post: "73" });

  await page.locator("#post-4", { hasText: "Removed by its author" }).waitFor();
  assert.equal(await page.locator("#post-5").count(), 1);
});

story("an acceptance elsewhere shows here", thread, async ({ page, forum }) => {
  await listening(forum);
  forum.accept("73");

  forum.tell("post-changed", { thread: "5", post: "73" });

  await page.locator("weft-post[variant=answer]", { hasText: "the phase kicks back" }).waitFor();
});

story("the stream resumes after the last event that was seen", thread, async ({ forum, page }) => {
  await listening(forum);
  forum.tell("votes-changed", { thread: "5", post: "73", votes: 2 });
  await page.getByRole("button", { name: "Useful · 2" }).first().waitFor();
  const last = `100-${forum.event}`;
  forum.hangUp();

  await until(() => calls(forum, "GET", "/api/events").length === 2, "connected again", 7_000);
  assert.equal(new URLSearchParams(calls(forum, "GET", "/api/events")[1].search).get("after"), last);
});

story(
  "after three failures it asks instead",
  {
    ...thread,
    prepare: ({ forum, page }) => {
      forum.refusals.push(...Array(3).fill({ method: "GET", path: /events$/, status: 502, code: "unavailable" }));
      return page.addInitScript(() => (Math.random = () => 0));
    },
  },
  async ({ forum }) => {
    await until(() => calls(forum, "GET", "/api/changes").length > 0, "polling", 8_000);
  },
);
