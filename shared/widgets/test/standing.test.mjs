import assert from "node:assert/strict";
import { calls, story } from "./story.mjs";

const staff = { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const acts = (page) => page.locator("weft-thread-acts");

story("the list says what is pinned and what is closed", {}, async ({ page }) => {
  const row = (title) => page.locator("weft-thread-row article", { hasText: title });

  assert.match(await row("The exercise sheet").innerText(), /Pinned/);
  assert.match(await row("oral exam").innerText(), /Closed/);
});

story("staff pins a thread until a day, by keyboard, and takes the pin down", staff, async ({ page, forum }) => {
  await acts(page).getByRole("button", { name: "Pin to the top" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("weft-thread-acts input:focus").fill("2031-05-04");
  await page.keyboard.press("Enter");

  await page.locator("weft-thread").getByText("Pinned", { exact: true }).waitFor();
  const { until } = calls(forum, "PUT", "/api/threads/5/pin")[0].body;
  assert.equal(new Date(until).toLocaleDateString("sv"), "2031-05-04");

  await acts(page).getByRole("button", { name: "Take down the pin" }).click();

  await acts(page).getByRole("button", { name: "Pin to the top" }).waitFor();
});

const inTheEvening = {
  ...staff,
  context: { timezoneId: "America/Los_Angeles" },
  prepare: ({ page }) => page.clock.setFixedTime("2031-05-05T03:00:00Z"),
};

story("a pin may end today, also where the day ends later than in London", inTheEvening, async ({ page }) => {
  await acts(page).getByRole("button", { name: "Pin to the top" }).click();

  assert.equal(await page.locator("weft-thread-acts input:focus").getAttribute("min"), "2031-05-04");
});

story("a pin may have no end", staff, async ({ page, forum }) => {
  await acts(page).getByRole("button", { name: "Pin to the top" }).click();
  await acts(page).locator("form").getByRole("button", { name: "Pin to the top" }).click();

  await acts(page).getByRole("button", { name: "Take down the pin" }).waitFor();
  assert.equal(calls(forum, "PUT", "/api/threads/5/pin")[0].body.until, null);
});

story("staff closes a thread with a reason, and still writes in it", staff, async ({ page }) => {
  await acts(page).getByRole("button", { name: "Close to new posts" }).click();
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Say why" }).waitFor();

  await page.getByLabel("Why is it closed?").fill("Solved in class");
  await page.keyboard.press("Enter");

  await page.getByText("Closed to new posts: Solved in class").waitFor();
  assert.equal(await page.getByRole("button", { name: "Write an answer" }).count(), 1);
  await acts(page).getByRole("button", { name: "Open to new posts" }).click();
  await acts(page).getByRole("button", { name: "Close to new posts" }).waitFor();
});

story("Escape leaves the thread as it is", staff, async ({ page, forum }) => {
  await acts(page).getByRole("button", { name: "Close to new posts" }).click();
  await page.locator("weft-thread-acts input:focus").waitFor();
  await page.keyboard.press("Escape");

  await page.locator("weft-thread-acts input").waitFor({ state: "detached" });
  assert.equal(calls(forum, "PUT", "/api/threads/5/lock").length, 0);
});

const closed = {
  at: "thread",
  prepare: ({ forum }) => (forum.opened.thread.lock = { at: new Date().toISOString(), reason: "The exam is over" }),
};

story("in a closed thread learners read, and nothing offers to write", closed, async ({ page }) => {
  await page.getByText("Closed to new posts: The exam is over").last().waitFor();

  assert.equal(await page.getByRole("button", { name: "Write an answer" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Reply" }).count(), 0);
  await page.keyboard.press("r");
  assert.equal(await page.locator("weft-composer").count(), 0);
});

story("a learner pins and closes nothing", { at: "thread" }, async ({ page }) => {
  assert.equal(await acts(page).count(), 0);
});

story("staff says that it was asked before by pasting a link, and takes that back", staff, async ({ page, forum }) => {
  await acts(page).getByRole("button", { name: "Asked before" }).click();
  await page.getByLabel("Link to the earlier question").fill("see above");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Paste the link of a post" }).waitFor();
  await page.getByLabel("Link to the earlier question").fill("https://weft.test/go/1-Zk3/412");
  await page.keyboard.press("Enter");

  await page.getByText("This was asked before.").waitFor();
  assert.deepEqual(calls(forum, "PUT", "/api/threads/5/duplicate")[0].body, { post: "412" });
  await acts(page).getByRole("button", { name: "Not asked before" }).click();
  await page.getByText("This was asked before.").waitFor({ state: "detached" });
});
