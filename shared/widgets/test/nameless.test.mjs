import assert from "node:assert/strict";
import { calls, focused, story } from "./story.mjs";

const staff = { at: "thread", viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const nameless = { id: null, name: null, role: null, alias: 2 };
const post = (page, number) => page.locator(`weft-post article#post-${number}`).last();
const hide = (page) => page.getByLabel("Hide my name from classmates");
const more = (page, number) => post(page, number).getByRole("button", { name: "More" }).click();

story("a learner asks without a name", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByLabel("Title").fill("Is it only me?");
  await page.getByRole("textbox", { name: "Text" }).fill("I am lost");
  await hide(page).check();
  await page.getByText("You appear as a number").waitFor();
  await page.locator("weft-composer .button").click();

  await page.locator("weft-thread").getByText("Anonymous 1").first().waitFor();
  assert.equal(calls(forum, "POST", "/api/threads")[0].body.anonymous, true);
});

story(
  "whoever has replied without a name goes on without it, and sees which posts are theirs",
  { at: "thread" },
  async ({ page }) => {
    await page.getByRole("button", { name: "Write an answer" }).click();
    await page.locator("weft-composer textarea").fill("So do I");
    await hide(page).check();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Anonymous 1 (you)").waitFor();

    await page.getByRole("button", { name: "Write an answer" }).click();

    assert.equal(await hide(page).isChecked(), true);
  },
);

story("the choice is kept with the draft", {}, async ({ page }) => {
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByLabel("Title").fill("Is it only me?");
  await hide(page).check();
  await page.getByText("Draft saved").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Ask", exact: true }).click();

  assert.equal(await hide(page).isChecked(), true);
});

story("when names have become a must, the post isn't sent, and says so", {}, async ({ page, forum }) => {
  forum.refusals.push({ method: "POST", path: /threads$/, status: 403, code: "anonymity-off" });
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByLabel("Title").fill("Is it only me?");
  await page.getByRole("textbox", { name: "Text" }).fill("I am lost");
  await hide(page).check();
  await page.locator("weft-composer .button").click();

  await page.getByRole("alert").filter({ hasText: "switched off here" }).waitFor();
  assert.equal(
    forum.rows.some((row) => row.title === "Is it only me?"),
    false,
  );
});

story("staff isn't offered to hide, nor anyone where it is switched off", staff, async ({ page }) => {
  await page.getByRole("button", { name: "Write an answer" }).click();
  await page.locator("weft-composer textarea").waitFor();
  assert.equal(await hide(page).count(), 0);
});

const asked = { ...staff, prepare: ({ forum }) => (forum.post("74").author = nameless) };

story("staff looks a name up, by keyboard, with a reason", asked, async ({ page, forum }) => {
  await more(page, 5);
  await post(page, 5).getByRole("button", { name: "Who wrote this?" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("weft-why input:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Say why" }).waitFor();
  await page.keyboard.type("Somebody may be in danger");
  await page.keyboard.press("Enter");

  await page.getByRole("status").filter({ hasText: "Written by Ana Souza" }).waitFor();
  assert.deepEqual(calls(forum, "POST", "/api/posts/74/author").at(-1).body, { reason: "Somebody may be in danger" });
});

story("a learner can't ask who it was", { ...asked, viewer: {} }, async ({ page }) => {
  await more(page, 5);
  assert.equal(await post(page, 5).getByRole("button", { name: "Who wrote this?" }).count(), 0);
});

story("staff hides a post with a reason and shows it again", staff, async ({ page }) => {
  await more(page, 4);
  await post(page, 4).getByRole("button", { name: "Hide" }).click();
  await page.getByLabel("Why do you hide it?").fill("Rude");
  await page.keyboard.press("Enter");
  await post(page, 4).getByText("Hidden by staff: Rude").waitFor();

  await post(page, 4).getByRole("button", { name: "Show it to everyone again" }).click();

  await post(page, 4).getByText("Hidden by staff").waitFor({ state: "detached" });
});

story("Escape closes the question and goes back to its button", staff, async ({ page }) => {
  await more(page, 4);
  await post(page, 4).getByRole("button", { name: "Hide" }).click();
  await page.locator("weft-why input:focus").waitFor();
  await page.keyboard.press("Escape");

  await page.locator("weft-why").waitFor({ state: "detached" });
  assert.match(await focused(page), /^button Hide/);
});

story(
  "learners see that a post was hidden, and why",
  {
    at: "thread",
    prepare: ({ forum }) =>
      Object.assign(forum.post("74"), { state: "hidden", stateReason: "Rude", html: "", author: null }),
  },
  async ({ page }) => {
    assert.match(await post(page, 5).innerText(), /Hidden by staff: Rude/);
  },
);

story("staff reads what staff did, and goes there", { ...staff, at: undefined }, async ({ page }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  const entry = page.getByRole("list", { name: "What staff did here" }).getByRole("listitem").first();
  await entry.getByText("Ravi Sato · closed a thread: Solved in class").waitFor();
  await entry.getByRole("button", { name: "See it" }).click();

  await page.locator("weft-thread h1").waitFor();
});

story("staff switches hidden names off", { ...staff, at: undefined }, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Learners can hide their names").uncheck();

  await page.getByText("Saved").waitFor();
  assert.equal(calls(forum, "PUT", "/api/settings")[0].body.anonymity, false);
});
