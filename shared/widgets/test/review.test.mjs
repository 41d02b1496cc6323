import assert from "node:assert/strict";
import { contract } from "./contract.mjs";
import { png } from "./pictures.mjs";
import { calls, focused, story, until } from "./story.mjs";

const staff = { viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const post = (page, number) => page.locator(`weft-post article#post-${number}`).last();
const queue = (page) => page.getByRole("list", { name: "For you to decide:" }).getByRole("listitem");
const item = (forum, id, more = {}) => ({
  post: forum.post(id),
  thread: "5",
  title: forum.opened.thread.title,
  placement: "1-Zk3",
  here: true,
  place: "3",
  placeTitle: "Introduction to Quantum Computing",
  held: null,
  flags: [{ reason: "rude", note: "Hurts", at: new Date().toISOString() }],
  ...more,
});
const flagged = {
  ...staff,
  prepare: ({ forum }) => (forum.review = [item(forum, "73"), item(forum, "75"), item(forum, "76", { here: false })]),
};
const open = async (page) => {
  await page.getByRole("button", { name: "For you to decide: " }).click();
  await queue(page).first().waitFor();
};

story("the queue is decided by keys as soon as it is open", flagged, async ({ page, forum }) => {
  await page.getByRole("button", { name: "For you to decide: " }).focus();
  await page.keyboard.press("Enter");
  await queue(page).first().waitFor();
  await until(async () => /^li/.test(await focused(page)), "the first has the focus");
  await page.keyboard.press("d");

  await until(() => calls(forum, "DELETE", "/api/review/73").length, "found fine");
});

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
  assert.deepEqual(calls(forum, "PUT", "/api/review/75/hiding")[0].body, { reason: "Rude" });
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

story("staff may say why it finds a post fine", flagged, async ({ page, forum }) => {
  await open(page);
  await queue(page).first().getByRole("button", { name: "and say why" }).click();
  await page.getByLabel("Why? (may stay empty)").fill("Meant kindly");
  await page.keyboard.press("Enter");

  await until(async () => (await queue(page).count()) === 2, "one is gone");
  assert.match(calls(forum, "DELETE", "/api/review/73")[0].search, /reason=Meant%20kindly/);
});

story("a new flag shows without a reload", staff, async ({ page, forum }) => {
  await until(() => forum.listeners.size, "listening");
  assert.equal(await page.getByRole("button", { name: "For you to decide" }).count(), 0);
  forum.review = [item(forum, "73")];
  forum.tell("flagged", { thread: "5", post: "73" });

  await page.getByRole("button", { name: "For you to decide: 1" }).waitFor();
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

const waits = (id, more = {}) => {
  const [item] = contract("review-held").items;
  return { ...item, held: { ...item.held, id }, ...more };
};
const waiting = {
  ...staff,
  prepare: ({ forum }) => (forum.review = [waits("7"), item(forum, "73"), waits("8")]),
};

story("what is often said for a refusal is offered", waiting, async ({ page }) => {
  await open(page);
  await queue(page).first().getByRole("button", { name: "Don’t publish" }).click();

  const field = page.getByLabel("Why don’t you publish it?");
  const offered = await field.evaluate((input) => [...input.list.options].map(({ value }) => value));
  assert.equal(offered[0], "This was answered already");
});

story("what waits shows its pictures and files to staff", waiting, async ({ page, forum }) => {
  const picture = forum.take({ name: "gate.png", data: png() }).id;
  const file = forum.take({ name: "essay.txt", data: Buffer.from("Mine") }).id;
  forum.review[0].held.html =
    `<p><img data-upload="${picture}" alt="A gate" width="640" height="360"></p>` +
    `<p><a data-upload="${file}" data-bytes="4">Essay</a></p>`;
  await page.reload();
  await open(page);

  await until(
    () =>
      queue(page)
        .first()
        .getByRole("img", { name: "A gate" })
        .evaluate((image) => image.naturalWidth === 640),
    "the picture is there",
  );
  const saved = page.waitForEvent("download");
  await queue(page).first().getByRole("link", { name: "Essay" }).click();
  assert.equal((await saved).suggestedFilename(), "essay.txt");
});

story("staff publishes what waits, or says why not, by single keys", waiting, async ({ page, forum }) => {
  await open(page);
  assert.match(await queue(page).first().innerText(), /Nadia Haddad[^]*Among their first posts here/);
  await queue(page).first().focus();
  await page.keyboard.press("j");
  assert.match(await focused(page), /Rude or hurtful/);
  await page.keyboard.press("d");
  await until(async () => (await queue(page).count()) === 2, "one is gone");
  await page.keyboard.press("h");
  await page.getByLabel("Why don’t you publish it?").fill("had nothing");
  await page.keyboard.press("Enter");
  await until(async () => (await queue(page).count()) === 1, "two are gone");
  await page.keyboard.press("a");
  await page.getByText("Nothing left to decide.").waitFor();

  assert.equal(calls(forum, "DELETE", "/api/review/73").length, 1);
  assert.deepEqual(calls(forum, "PUT", "/api/review/held/8/refusal")[0].body, { reason: "had nothing" });
  assert.equal(calls(forum, "PUT", "/api/review/held/7/approval").length, 1);
});

story("single keys do nothing once they are switched off", waiting, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByText("find it fine, hide it").waitFor();
  await page.getByLabel("Use single-key shortcuts").uncheck();
  await open(page);
  await queue(page).first().focus();
  await page.keyboard.press("a");
  await page.keyboard.press("j");

  assert.equal(await queue(page).count(), 3);
  assert.equal(calls(forum, "PUT", /approval$/).length, 0);
});

story(
  "staff of several places looks at all of them",
  {
    ...staff,
    prepare: ({ forum }) => {
      forum.places = 2;
      forum.review = [waits("7"), waits("9", { far: true, here: false, place: "4", placeTitle: "Quantum Lab" })];
    },
  },
  async ({ page }) => {
    await open(page);
    assert.equal(await queue(page).count(), 1);

    await page.getByLabel("All my places").check();

    await page.getByText("Quantum Lab").waitFor();
    assert.equal(await queue(page).count(), 2);
  },
);

const first = { at: "thread", prepare: ({ forum }) => (forum.holds = true) };
const unpublished = (page) => page.getByRole("article", { name: "Not published yet" });

story("a first post says that it waits, and can be taken back", first, async ({ page, forum }) => {
  await page.locator(".opener").click();
  await page.locator("weft-composer textarea").fill("Is it the phase?");
  await page.keyboard.press("Control+Enter");

  await unpublished(page).getByText("Waits for staff to look at it").waitFor();
  assert.match(await unpublished(page).innerText(), /Is it the phase/);
  await unpublished(page).getByRole("button", { name: "Back to draft" }).click();
  await page.locator("weft-composer textarea").waitFor();
  assert.equal(await page.locator("weft-composer textarea").inputValue(), "Is it the phase?");
  assert.equal(forum.held.length, 0);
});

story(
  "its author reads why it wasn’t published, after a reload as well",
  { at: "thread", state: { held: [{ ...contract("held").held[0], state: "refused", reason: "Not kind" }] } },
  async ({ page, forum }) => {
    await unpublished(page).getByText("Staff didn’t publish this: Not kind").waitFor();

    await unpublished(page).getByRole("button", { name: "Discard" }).click();

    await until(async () => (await unpublished(page).count()) === 0, "it is gone");
    assert.equal(calls(forum, "DELETE", "/api/held/7").length, 1);
  },
);

story("what staff has published is no longer shown as waiting", first, async ({ page, forum }) => {
  await page.locator(".opener").click();
  await page.locator("weft-composer textarea").fill("Is it the phase?");
  await page.keyboard.press("Control+Enter");
  await unpublished(page).waitFor();
  await until(() => forum.listeners.size, "listening");
  forum.held = [];
  forum.tell("held", {});

  await until(async () => (await unpublished(page).count()) === 0, "it is gone");
});

story("staff sets how many first posts wait", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("So many first posts of each person wait for you").selectOption("2");

  await page.getByText("Saved").waitFor();
  assert.equal(calls(forum, "PUT", "/api/rules")[0].body.holdFirst, 2);
});
