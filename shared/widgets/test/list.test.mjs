import assert from "node:assert/strict";
import { called, calls, focused, story, until } from "./story.mjs";

story("the list paints from the page without a request", {}, async ({ page, forum }) => {
  assert.equal(await page.locator("weft-thread-row").count(), 6);
  assert.deepEqual(
    forum.calls.filter((call) => call.path !== "/api/events"),
    [],
  );
});

story("a row says its state in words", {}, async ({ page }) => {
  const row = (n) => page.locator("weft-thread-row article").nth(n).innerText();

  assert.match(await row(0), /Answer accepted[\s\S]*7 posts · staff took part · 5 people have this too/);
  assert.match(await row(1), /Waiting since/);
  assert.match(await row(5), /Only staff can see this/);
});

const justAsked = ({ forum, page, origin }) => {
  forum.rows[1].createdAt = new Date().toISOString();
  return page.goto(`${origin}/open/list`);
};
story("what was asked today waits since an hour", { prepare: justAsked }, async ({ page }) => {
  assert.match(await page.locator("weft-thread-row article").nth(1).innerText(), /Waiting since \d+:\d\d/);
});

story("what can't be fetched is said beside the click, and the next click tries again", {}, async ({ page }) => {
  await page.route(/later-/, (route) => route.abort());
  await page.getByRole("button", { name: "Ask" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "We can’t reach the server." });
  await alert.waitFor();
  const [said, button] = await Promise.all(
    [alert, page.getByRole("button", { name: "Ask" })].map((it) => it.boundingBox()),
  );
  assert.ok(Math.abs(said.y - button.y - button.height) < 30, "just below");

  await page.unroute(/later-/);
  await page.getByRole("button", { name: "Ask" }).click();

  await page.locator("weft-composer textarea").waitFor();
  assert.equal(await alert.count(), 0);
});

story("the unread tab asks for unread threads and counts them", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Unread 2" }).click();

  await until(async () => (await page.locator("weft-thread-row").count()) === 2, "two rows");
  assert.match(calls(forum, "GET", "/api/threads")[0].search, /filter=unread/);
});

story("counts follow what was written", { at: "thread", viewer: { staff: true } }, async ({ page, forum }) => {
  Object.assign(forum.opened.thread, { state: "answered", staffTookPart: false });
  Object.assign(
    forum.rows.find((row) => row.id === "5"),
    { state: "answered", staffTookPart: false },
  );
  await page.getByRole("button", { name: "All questions" }).click();
  const needs = page.getByRole("button", { name: /Needs staff/ });
  const before = Number(/\d+/.exec(await needs.innerText())?.[0]);
  await page.getByRole("link", { name: /Why does CNOT/ }).click();
  await page.getByRole("button", { name: "Write an answer" }).click();
  await page.locator("textarea").fill("Like this");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Following" }).waitFor();
  await page.getByRole("button", { name: "All questions" }).click();

  await until(async () => Number(/\d+/.exec(await needs.innerText())?.[0] ?? 0) === before - 1, "one fewer");
});

story("sorting asks the server and keeps the filter", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Mine" }).click();
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("waiting");

  await until(() => calls(forum, "GET", "/api/threads").some((call) => /mine.*waiting/.test(call.search)), "both");
});

story("a tag narrows the list and can be taken off again", {}, async ({ page }) => {
  await page.getByRole("button", { name: "Tagged tools" }).click();
  await until(async () => (await page.locator("weft-thread-row").count()) === 1, "one row");

  await page.getByRole("button", { name: "Show all tags" }).click();

  await until(async () => (await page.locator("weft-thread-row").count()) === 6, "six rows");
});

story("a list that can't be loaded says so and tries again", {}, async ({ page, forum }) => {
  forum.refusals.push({ method: "GET", path: /threads$/, status: 500, code: "unexpected", more: { incident: "ab12" } });
  await page.getByRole("button", { name: "Mine" }).click();
  await page.getByRole("alert").filter({ hasText: "report number ab12" }).waitFor();

  await page.getByRole("button", { name: "Try again" }).click();

  await until(async () => (await page.getByRole("alert").count()) === 0, "no error");
});

story("an empty forum invites a question", { empty: true }, async ({ page }) => {
  assert.match(await page.locator(".empty").innerText(), /What would you like to know about this page\?/);
});

story("an observer can't ask", { viewer: { mayWrite: false, role: "observer" } }, async ({ page }) => {
  assert.equal(await page.getByRole("button", { name: "Ask" }).count(), 0);
  assert.match(await page.locator("weft-notices .notice").innerText(), /You can read along here/);
});

story("what happens elsewhere is announced and moves nothing", {}, async ({ page, forum }) => {
  await until(() => forum.listeners.size, "listening");
  const before = await page.locator("weft-thread-row article").allInnerTexts();

  forum.tell("post-created", { thread: "6", post: "800", number: 2, root: 2 });
  forum.tell("thread-created", { thread: "77" });

  const line = page.getByRole("button", { name: "2 new or changed threads" });
  await line.waitFor();
  assert.deepEqual(await page.locator("weft-thread-row article").allInnerTexts(), before);
  await line.click();
  await until(() => calls(forum, "GET", "/api/threads").length === 1, "loaded again");
});

story("opening a thread and going back returns to its row", {}, async ({ page }) => {
  await page.getByRole("link", { name: /Why does CNOT/ }).click();
  await page.locator("weft-thread h1").waitFor();
  assert.match(await focused(page), /^h1 Why does CNOT/);

  await page.getByRole("button", { name: "All questions" }).click();

  await until(async () => (await focused(page)).startsWith("a Why does CNOT"), "focus on the row");
});

story("everything can be marked as read", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Mark all as read" }).click();

  await until(async () => (await page.locator(".badge").count()) === 0, "no badges");
  await called(forum, "PUT", "/api/reading");
});

story("in Arabic the page runs from right to left", { viewer: { locale: "ar" } }, async ({ page }) => {
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  assert.equal(await page.locator(".ask").innerText(), "اسأل");
});

story(
  "staff sees what waits for staff; learners aren't offered that",
  { viewer: { staff: true, person: "15" } },
  async ({ page }) => {
    await page.getByRole("button", { name: "Needs staff 1" }).click();

    await until(async () => (await page.locator("weft-thread-row").count()) === 1, "one row");
    await page.locator("weft-thread-row").getByText("Which simulator should I install").waitFor();
  },
);

story("a learner has no filter for staff", {}, async ({ page }) => {
  assert.equal(await page.getByRole("button", { name: "Needs staff" }).count(), 0);
});
