import assert from "node:assert/strict";
import { FakeForum } from "./fake-forum.mjs";
import { calls, story, until } from "./story.mjs";

const area = (page) => page.locator("weft-composer textarea");
const body = (text, savedAt) => ({
  text,
  title: "",
  kind: "question",
  tags: "",
  audience: "all",
  reason: "",
  version: null,
  clientKey: "5d6f3b1e-0b7a-4f5e-9a55-2f1a4b1c9d77",
  savedAt,
});

/** A forum whose server has drafts from another device. */
function withDrafts(drafts) {
  const forum = new FakeForum({});
  for (const [key, draft] of Object.entries(drafts)) forum.drafts.set(key, draft);
  return { forum };
}

story("what is typed is on the server within five seconds", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await area(page).fill("Half a thought");

  await until(() => forum.drafts.get("new")?.text === "Half a thought", "draft on the server", 5_000);
});

story("what was sent is no draft any more", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await page.locator("#title").fill("Sent");
  await area(page).fill("Sent");
  await until(() => forum.drafts.has("new"), "draft on the server");

  await page.keyboard.press("Control+Enter");

  await until(() => !forum.drafts.has("new"), "gone from the server");
  await page.getByRole("heading", { name: "Sent" }).waitFor();
});

story(
  "a draft from another device is listed, and goes on where it belongs",
  withDrafts({ "5:73": body("From the phone", Date.now() - 60_000) }),
  async ({ page }) => {
    await page.getByRole("button", { name: "Drafts 1" }).click();
    await page.getByRole("button", { name: "From the phone" }).click();

    await page.getByRole("heading", { name: "Reply to Maximiliane" }).waitFor();
    assert.equal(await area(page).inputValue(), "From the phone");
  },
);

story(
  "a change of a post that was begun elsewhere goes on",
  withDrafts({ "edit:74": { ...body("Begun on the phone", Date.now()), version: 1 } }),
  async ({ page, forum }) => {
    await page.getByRole("button", { name: "Drafts 1" }).click();
    await page.getByRole("button", { name: "Begun on the phone" }).click();

    assert.equal(await page.locator("weft-editor textarea").inputValue(), "Begun on the phone");
    await page.getByRole("button", { name: "Save" }).click();
    await until(() => calls(forum, "PUT", "/api/posts/74").length === 1, "saved");
    await until(() => !forum.drafts.has("edit:74"), "gone from the server");
  },
);

story(
  "a new thread that was begun elsewhere opens filled in",
  withDrafts({ new: { ...body("Text", 5), title: "Begun" } }),
  async ({ page }) => {
    await page.getByRole("button", { name: "Ask" }).click();

    assert.equal(await page.locator("#title").inputValue(), "Begun");
  },
);

story("the newer of two devices counts", withDrafts({ new: body("Older", 5) }), async ({ page, forum }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await area(page).fill("Newer, typed here");
  await until(() => forum.drafts.get("new").text === "Newer, typed here", "the newer on the server");
  forum.drafts.set("new", body("Older again", 6));

  await page.reload();
  await page.getByRole("button", { name: "Ask" }).click();

  assert.equal(await area(page).inputValue(), "Newer, typed here");
});

story("what was discarded elsewhere is gone here", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await area(page).fill("Only a thought");
  await until(() => forum.drafts.has("new"), "draft on the server");
  await until(
    async () => JSON.stringify(await page.evaluate(() => ({ ...localStorage }))).includes('synced\\":true'),
    "synced",
  );
  forum.drafts.clear();

  await page.reload();
  await page.getByRole("button", { name: "Ask" }).click();

  assert.equal(await area(page).inputValue(), "");
});

story(
  "a draft is discarded in the list",
  withDrafts({ "5:": body("Not needed", Date.now()) }),
  async ({ page, forum }) => {
    await page.getByRole("button", { name: "Drafts 1" }).click();
    await page.getByRole("button", { name: "Discard" }).click();

    await page.getByText("You have no drafts here.").waitFor();
    await until(() => forum.drafts.size === 0, "gone from the server");
  },
);

story("a server that can't take a draft doesn't disturb, and gets it later", {}, async ({ page, forum }) => {
  const busy = { method: "PUT", path: /drafts/, status: 503, code: "unavailable" };
  forum.refusals.push(busy, busy, busy);
  await page.getByRole("button", { name: "Ask" }).click();
  await area(page).fill("In the tunnel");
  await until(() => !forum.refusals.length, "tried three times", 10_000);
  assert.equal(await page.getByRole("alert").count(), 0);

  await page.evaluate(() => dispatchEvent(new Event("online")));

  await until(() => forum.drafts.get("new")?.text === "In the tunnel", "on the server", 6_000);
});

story("an observer has nothing to keep", { viewer: { mayWrite: false } }, async ({ page, forum }) => {
  assert.equal(await page.getByRole("button", { name: /Drafts/ }).count(), 0);
  assert.equal(calls(forum, "PUT", /drafts/).length, 0);
});
