import assert from "node:assert/strict";
import { contract } from "./contract.mjs";
import { called, calls, focused, story, until } from "./story.mjs";

const bell = (page) => page.getByRole("button", { name: /^Notifications/ });
const entries = (page) => page.locator("weft-inbox li");
const open = async (page) => {
  await bell(page).click();
  await entries(page).first().waitFor();
};

story("the bell tells how much there is to know, and leads to it by keyboard", {}, async ({ page }) => {
  assert.equal(await bell(page).locator(".sr").innerText(), "Notifications: news in 2 threads");
  await bell(page).focus();
  await page.keyboard.press("Enter");
  await entries(page).first().waitFor();
  assert.match(await focused(page), /^h2 Notifications/);

  await until(async () => (await entries(page).count()) === 3, "all are there");
  assert.match(await entries(page).nth(0).innerText(), /Ben Okafor and Anonymous 2 in/);
  assert.match(await entries(page).nth(0).innerText(), /New in a thread that you follow/);
  assert.match(await entries(page).nth(1).innerText(), /Ravi Sato in.*recording.*You were mentioned · Quantum Lab/s);
  assert.match(await entries(page).nth(2).innerText(), /Your answer was accepted in/);
  assert.equal(await entries(page).nth(1).getByRole("link").getAttribute("href"), "/go/1-Zk9/90");

  await bell(page).focus();
  await page.keyboard.press("Enter");
  await until(async () => (await page.locator("weft-inbox").count()) === 0, "closed");
  assert.match(await focused(page), /^button Notifications/);
});

for (const at of ["list", "thread"]) {
  story(`the bell stays where it is when its list opens (${at}), and Escape closes it`, { at }, async ({ page }) => {
    const before = await bell(page).boundingBox();
    await open(page);
    await entries(page).first().waitFor();
    assert.deepEqual(await bell(page).boundingBox(), before);

    await page.keyboard.press("Escape");

    await until(async () => (await page.locator("weft-inbox").count()) === 0, "closed");
    assert.match(await focused(page), /^button Notifications/);
  });
}

story("what is chosen opens at the post, and is news no more", {}, async ({ page, forum }) => {
  await open(page);
  await entries(page).nth(0).getByRole("button").click();

  await page.locator("weft-thread h1").waitFor();
  await until(async () => (await page.locator("weft-inbox").count()) === 0, "closed");
  assert.deepEqual((await called(forum, "PUT", "/api/notifications/reading"))[0].body, { post: "75" });
  await until(async () => /1 thread$/.test(await bell(page).locator(".sr").innerText()), "one less");
});

story("all can be marked as read", {}, async ({ page }) => {
  await open(page);
  await page.locator("weft-inbox").getByRole("button", { name: "Mark all as read" }).click();

  await until(async () => (await bell(page).locator(".sr").innerText()) === "Notifications", "nothing new");
  assert.equal(await page.locator("weft-inbox .new").count(), 0);
});

story("what comes is told at once, in the bell and in the open list", {}, async ({ page, forum }) => {
  await until(() => forum.listeners.size, "it listens");
  await open(page);
  const [first] = forum.news.entries;
  forum.news.entries.unshift({ ...first, thread: "8", title: "Anything new?", reason: "announcement" });
  forum.tell("notified", {});

  await page.locator("weft-inbox").getByText("Anything new?").waitFor();
  await until(async () => /3 threads$/.test(await bell(page).locator(".sr").innerText()), "one more");
});

story("one says what one wants to hear of", {}, async ({ page, forum }) => {
  await open(page);
  await page.getByRole("button", { name: "What I hear of" }).click();
  await page.getByLabel("in this discussion").check();
  await until(() => forum.news.follows.discussion, "followed");
  await page.getByRole("checkbox", { name: "tagged gates" }).uncheck();
  await until(() => !forum.news.follows.tags.length, "no more");
  await page.getByLabel("An answer to your question").selectOption("Not at all");
  await until(() => forum.news.choices.answer === "none", "chosen");
  await page.getByLabel("A reply to you").selectOption("Here and by mail");
  await until(() => forum.news.choices.reply === "mail", "chosen");

  await page.locator("weft-hearing").getByText("Saved").waitFor();
  assert.equal(await page.getByLabel("Staff was called for").count(), 0);
});

story("all one's discussions are there, with what is unread", {}, async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "My discussions" }).click();

  const rows = page.locator("weft-discussions li");
  await until(async () => (await rows.count()) === 3, "three");
  assert.match(await rows.nth(0).innerText(), /Questions about qubits\s+This page · 2 unread threads · /);
  assert.match(await rows.nth(1).innerText(), /Week 2: Gates\s+1 unread thread · /);
  assert.match(await rows.nth(2).innerText(), /Recording the lab\s+Quantum Lab · Nothing unread$/);
  assert.equal(await rows.getByRole("link").count(), 1);
  assert.equal(await rows.getByRole("link").getAttribute("href"), "/go/1-Qm8");
});

const hears = async (page) => {
  await open(page);
  await page.getByRole("button", { name: "What I hear of" }).click();
};

story("one says when one is mailed", {}, async ({ page, forum }) => {
  await hears(page);
  await page.getByText("To ana@example.org").waitFor();
  await page.getByLabel("How often").selectOption("Every morning");
  await until(() => forum.news.mail.often === "daily", "less often");
  assert.equal(forum.news.mail.zone, await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone));
  await page.getByLabel("until").fill("08:15");
  await page.getByLabel("until").blur();
  await until(() => forum.news.mail.quietTo === "08:15", "later");
  await page.getByLabel("Quiet hours").uncheck();
  await until(() => forum.news.mail.quietFrom === null, "none");

  await page.locator("weft-mail").getByText("Saved").waitFor();
  assert.equal(await page.getByLabel("until").count(), 0);
});

story("an address that takes no mail says why, and is mailed again when one wants", {}, async ({ page, forum }) => {
  forum.news.mail.returned = contract("mail").returned;
  await hears(page);
  await page.getByText(/Nothing is mailed to ana@example.org any more.*last .*: 5\.1\.1/).waitFor();
  await page.getByRole("button", { name: "Mail me again" }).click();

  await page.getByText("To ana@example.org").waitFor();
  await page.getByText("Mails are sent to you again").waitFor();
  assert.equal(calls(forum, "DELETE", "/api/mail/returned").length, 1);
});

story("where nobody is mailed, one is told here or not", {}, async ({ page, forum }) => {
  forum.news.mail.offered = false;
  await hears(page);
  await page.getByLabel("An answer to your question").uncheck();
  await until(() => forum.news.choices.answer === "none", "chosen");

  assert.equal(await page.locator("weft-mail").count(), 0);
});

story("without an address one can only be told here", {}, async ({ page, forum }) => {
  forum.news.mail.address = null;
  await hears(page);

  await page.getByText("told us no mail address").waitFor();
  assert.equal(await page.getByRole("checkbox", { name: "An answer to your question" }).count(), 1);
  assert.equal(await page.getByLabel("How often").count(), 0);
});

for (const unfollowed of [false, true]) {
  story(`who writes ${unfollowed ? "but left the thread doesn't follow" : "follows"}`, { at: "thread" }, async (at) => {
    const { page, forum } = at;
    forum.unfollowed = unfollowed;
    await page.getByRole("button", { name: "Write an answer" }).click();
    await page.locator("textarea").fill("Like this");
    await page.keyboard.press("Control+Enter");
    await until(() => calls(forum, "GET", /^\/api\/posts\/\d+$/).length, "asked again");
    await page.getByRole("button", { name: unfollowed ? "Follow" : "Following", exact: true }).waitFor();
  });
}

story("a thread is followed and left, by keyboard", { at: "thread" }, async ({ page, forum }) => {
  const follow = page.getByRole("button", { name: "Follow", exact: true });
  await follow.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Following", pressed: true }).waitFor();
  await called(forum, "PUT", "/api/threads/5/follow");
  await page.keyboard.press("Enter");

  await follow.waitFor();
  await called(forum, "DELETE", "/api/threads/5/follow");
});

story("a tag that is shown can be followed", {}, async ({ page, forum }) => {
  await page.locator("weft-thread-row .tag").first().click();
  await page.getByRole("button", { name: "Follow this tag" }).click();

  await page.getByText(/You will be told of new threads tagged/).waitFor();
  await called(forum, "PUT", /^\/api\/follows\/tags\//);
});

story("when the news can't be had, it says so", {}, async ({ page, forum }) => {
  forum.refusals.push({ method: "GET", path: /notifications$/, status: 503, code: "unavailable" });
  forum.refusals.push({ method: "GET", path: /notifications$/, status: 503, code: "unavailable" });
  forum.refusals.push({ method: "GET", path: /notifications$/, status: 503, code: "unavailable" });
  await bell(page).click();

  await page.locator("weft-inbox").getByRole("alert").waitFor();
});
