import assert from "node:assert/strict";
import { calls, focused, story, until } from "./story.mjs";

const thread = { at: "thread" };
const staff = { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const asker = { at: "thread", viewer: { person: "13", name: "Imani Diaz" } };
const post = (page, number) => page.locator(`weft-post:not([variant=answer]) #post-${number}`);
const area = (page) => page.locator("weft-editor textarea");

async function edit(page, number) {
  await post(page, number).getByRole("button", { name: "More" }).click();
  await post(page, number).getByRole("button", { name: "Edit" }).click();
  await area(page).waitFor();
}

story("an author changes a post in its place", thread, async ({ page, forum }) => {
  await edit(page, 5);
  assert.match(await area(page).inputValue(), /this also helped me/);
  assert.equal(await page.getByLabel("Why do you change it?").count(), 0);

  await area(page).fill("It helped me too.");
  await page.keyboard.press("Control+Enter");

  await post(page, 5).getByText("It helped me too.").waitFor();
  await until(async () => (await focused(page)) === "article Post 5 by Ana Souza", "focus on the post");
  assert.deepEqual(calls(forum, "PUT", "/api/posts/74")[0].body, { text: "It helped me too.", version: 1 });
  await post(page, 5).getByRole("button", { name: "edited" }).waitFor();
});

story("others' posts can't be changed by a learner", thread, async ({ page }) => {
  await post(page, 4).getByRole("button", { name: "More" }).click();

  assert.equal(await post(page, 4).getByRole("button", { name: "Edit" }).count(), 0);
});

story("staff says why, and everyone reads it", staff, async ({ page, forum }) => {
  await edit(page, 4);
  await area(page).fill("Shorter.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").filter({ hasText: "Say why." }).waitFor();
  await page.locator("#reason:focus").waitFor();

  await page.keyboard.type("Off topic");
  await page.keyboard.press("Control+Enter");

  await post(page, 4).getByText("Off topic").waitFor();
  await post(page, 4).getByRole("button", { name: "edited by staff" }).waitFor();
  assert.equal(calls(forum, "PUT", "/api/posts/73")[0].body.reason, "Off topic");
});

story("a question changes with its title and tags", asker, async ({ page, forum }) => {
  await edit(page, 1);
  await page.getByLabel("Title").fill("Why is CNOT turned around?");
  await page.getByLabel("Tags").fill("Gates, two qubits");
  await page.getByRole("button", { name: "Save" }).click();

  await page.getByRole("heading", { name: "Why is CNOT turned around?" }).waitFor();
  const { title, tags } = calls(forum, "PUT", "/api/posts/70")[0].body;
  assert.equal(title, "Why is CNOT turned around?");
  assert.deepEqual(tags, ["gates", "two-qubits"]);
});

story("what was typed is kept until it is saved or discarded", thread, async ({ page }) => {
  await edit(page, 5);
  await area(page).fill("Half a thought");
  await page.keyboard.press("Escape");
  await edit(page, 5);
  assert.equal(await area(page).inputValue(), "Half a thought");
  await page.getByText("Draft saved").waitFor();

  await page.getByRole("button", { name: "Discard" }).click();
  await edit(page, 5);

  assert.match(await area(page).inputValue(), /this also helped me/);
});

story("a post that was changed meanwhile is replaced only on a second save", thread, async ({ page, forum }) => {
  await edit(page, 5);
  forum.post("74").version = 4;
  await area(page).fill("Mine");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").filter({ hasText: "Someone has changed this post" }).waitFor();
  assert.equal(await area(page).inputValue(), "Mine");

  await page.getByRole("button", { name: "Save" }).click();

  await post(page, 5).getByText("Mine").waitFor();
});

story("a save that fails says so and keeps the text", thread, async ({ page, forum }) => {
  await edit(page, 5);
  forum.refusals.push({ method: "PUT", path: /posts/, status: 500, code: "unexpected", more: { incident: "7f3a" } });
  await area(page).fill("Kept");
  await page.getByRole("button", { name: "Save" }).click();

  await page.getByRole("alert").filter({ hasText: "7f3a" }).waitFor();
  assert.equal(await area(page).inputValue(), "Kept");
});

story("staff sees what a post said before", staff, async ({ page }) => {
  await post(page, 7).getByRole("button", { name: "edited" }).click();

  const list = page.getByRole("list", { name: "What it said before" });
  await list.waitFor();
  assert.match(await list.getByRole("listitem").first().innerText(), /Ravi Sato.*The table was wrong/s);
  assert.equal(await list.locator("del").textContent(), "Removed: A table");
  assert.equal(await list.locator("ins").textContent(), "Added: A comparison");
});

story("a learner only sees that it was changed, and why", thread, async ({ page }) => {
  assert.match(await post(page, 7).innerText(), /edited \(The table was wrong\)/);
  assert.equal(await post(page, 7).getByRole("button", { name: "edited" }).count(), 0);
});

story("staff sets how long nothing is marked", { ...staff, at: undefined }, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Authors can correct their posts").selectOption("as long as they like");

  await page.getByText("Saved").waitFor();
  assert.deepEqual(calls(forum, "PUT", "/api/settings")[0].body, {
    editMinutes: null,
    anonymity: true,
    flagsToHide: 3,
    slowSeconds: null,
    view: "threaded",
    order: "oldest",
    kind: "question",
  });
});

story("staff sets what people begin with", { ...staff, at: undefined }, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("What people write first").selectOption("Anything, to be talked about");

  await page.getByText("Saved").waitFor();
  assert.equal(calls(forum, "PUT", "/api/settings")[0].body.kind, "discussion");
});

story("staff sets how threads are shown", { ...staff, at: undefined }, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  const settings = page.getByRole("region", { name: "Settings" });
  await settings.getByLabel("View").selectOption("Linear");

  await settings.getByText("Saved").waitFor();
  await settings.getByLabel("Order").selectOption("Newest first");
  await until(() => calls(forum, "PUT", "/api/settings").length === 2, "both are set");
  const { view, order } = calls(forum, "PUT", "/api/settings")[1].body;
  assert.deepEqual({ view, order }, { view: "linear", order: "newest" });
});

story("a learner has no settings", {}, async ({ page }) => {
  assert.equal(await page.getByRole("button", { name: "Settings" }).count(), 0);
});
