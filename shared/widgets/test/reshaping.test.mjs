import assert from "node:assert/strict";
import { calls, focused, story, until } from "./story.mjs";

const staff = { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const acts = (page) => page.locator("weft-thread-acts");
const post = (page, number) => page.locator("weft-thread weft-post").filter({ has: page.locator(`#post-${number}`) });

story("staff moves a thread to another page, by keyboard, and is told where it is", staff, async ({ page, forum }) => {
  await acts(page).getByRole("button", { name: "Move", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.locator("weft-reshape select:focus").waitFor();
  assert.deepEqual(await page.locator("weft-reshape option").allInnerTexts(), ["Week 2: Gates"]);
  await page.getByLabel("Why?").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Say why" }).waitFor();
  await page.getByLabel("Why?").fill("It is about gates");
  forum.refusals.push({
    method: "GET",
    path: /posts\/71$/,
    status: 404,
    code: "elsewhere",
    more: { post: "71", placement: "1-Qm8" },
  });
  await page.keyboard.press("Enter");

  const link = page.getByRole("link", { name: "Open it there" });
  assert.equal(await link.getAttribute("href"), "/go/1-Qm8/71");
  assert.equal(await page.getByText("This was moved to another page").count(), 1);
  assert.equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
  assert.deepEqual(calls(forum, "PUT", "/api/threads/5/forum").at(-1).body, {
    placement: "1-Qm8",
    reason: "It is about gates",
  });
});

story("Escape leaves the thread where it is", staff, async ({ page }) => {
  await acts(page).getByRole("button", { name: "Move", exact: true }).click();
  await page.locator("weft-reshape select:focus").waitFor();
  await page.keyboard.press("Escape");

  await page.locator("weft-reshape").waitFor({ state: "detached" });
  assert.match(await focused(page), /^button Move/);
});

story("staff merges a thread by the link of a post, and sees it there", staff, async ({ page, forum }) => {
  await acts(page).getByRole("button", { name: "Merge into another thread" }).click();
  await page.getByLabel("Link to a post of the other thread").fill("not a link");
  await page.getByLabel("Why?").fill("The same");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Paste the link" }).waitFor();
  await page.getByLabel("Link to a post of the other thread").fill("https://weft.test/go/1-Zk3/73");
  await page.keyboard.press("Enter");

  await until(() => calls(forum, "GET", "/api/posts/73").length, "it is shown");
  assert.deepEqual(calls(forum, "PUT", "/api/threads/5/merger")[0].body, { post: "73", reason: "The same" });
});

story("staff makes a thread of a reply", staff, async ({ page, forum }) => {
  await post(page, 4).getByRole("button", { name: "More" }).click();
  await post(page, 4).getByRole("button", { name: "Make this a thread of its own" }).click();
  await page.locator("weft-reshape input:focus").fill("Another question");
  await page.getByLabel("What is it?").selectOption("Discussion");
  await page.getByLabel("Why?").fill("It is another matter");
  await page.keyboard.press("Enter");

  await until(() => calls(forum, "GET", "/api/posts/73").length, "it is shown");
  assert.deepEqual(calls(forum, "POST", "/api/posts/73/thread")[0].body, {
    title: "Another question",
    kind: "discussion",
    reason: "It is another matter",
  });
});

story("learners are offered nothing of it", { at: "thread" }, async ({ page }) => {
  assert.equal(await page.getByRole("button", { name: "Move", exact: true }).count(), 0);
  await post(page, 4).getByRole("button", { name: "More" }).click();
  assert.equal(await page.getByRole("button", { name: "Make this a thread of its own" }).count(), 0);
});

story("what leaves an open thread leaves a line that leads there", { at: "thread" }, async ({ page, forum }) => {
  await until(() => forum.listeners.size, "listening");
  const { thread } = forum.opened;
  thread.departures = [{ post: "73", thread: "9", title: "Apart", placement: null, posts: 1, numbers: [[4, 4]] }];
  forum.tell("thread-split", { thread: "5" });

  await page.getByText("1 post was moved to").waitFor();
  await until(async () => (await post(page, 4).count()) === 0, "it is gone");
  await page.getByRole("button", { name: "Apart" }).click();
  await until(() => calls(forum, "GET", "/api/posts/73").length, "it is shown");
});

story("who has a thread open hears that it was merged, and goes there", { at: "thread" }, async ({ page, forum }) => {
  await until(() => forum.listeners.size, "listening");
  forum.tell("thread-merged", { thread: "5", post: "74", into: "6" });

  await page.getByRole("status").filter({ hasText: "merged into another" }).waitFor();
  await page.getByRole("button", { name: "Go there" }).click();
  await until(() => calls(forum, "GET", "/api/posts/74").length, "it is shown");
});

story(
  "a link to what stands on another page leads there",
  { prepare: ({ forum }) => (forum.state.elsewhere = { post: "90", placement: "1-Qm8" }) },
  async ({ page }) => {
    const link = page.getByRole("link", { name: "Open it there" });
    assert.equal(await link.getAttribute("href"), "/go/1-Qm8/90");
  },
);

story(
  "a post that opened a thread once keeps its title",
  { at: "thread", prepare: ({ forum }) => (forum.post("73").title = "The other question") },
  async ({ page }) => {
    await post(page, 4).getByRole("heading", { name: "The other question" }).waitFor();
  },
);

story("staff merges two tags, by keyboard", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Rename or merge: gate", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.locator("weft-tags input:focus").fill("gates");
  await page.keyboard.press("Enter");

  await page.locator("weft-tags li").filter({ hasText: "13 threads" }).waitFor();
  assert.deepEqual(calls(forum, "PUT", "/api/tags/gate")[0].body, { to: "gates" });
  assert.match(await focused(page), /Rename or merge: gates/);
});
