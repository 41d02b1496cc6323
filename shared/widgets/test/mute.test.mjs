import assert from "node:assert/strict";
import { called, calls, focused, story, until } from "./story.mjs";

const post = (page, number) => page.locator(`weft-post article#post-${number}`).last();
const more = (page, number) => post(page, number).getByRole("button", { name: "More" }).click();
const folded = (page) => page.getByText("A post by someone you muted").count();
const thread = { at: "thread" };

story("whoever mutes somebody reads one line in the place of their posts", thread, async ({ page, forum }) => {
  await more(page, 4);
  const name = await post(page, 4).locator(".name").innerText();
  await post(page, 4)
    .getByRole("button", { name: `Mute ${name}` })
    .focus();
  await page.keyboard.press("Enter");

  await post(page, 4).getByText("A post by someone you muted").waitFor();
  assert.equal(await focused(page), "button Show");
  await called(forum, "PUT", /posts\/\d+\/mute$/);
  assert.equal((await post(page, 4).getAttribute("aria-label")).includes(name), false);

  await page.keyboard.press("Enter");
  await post(page, 4).locator(".body").waitFor();
  await more(page, 4);
  await post(page, 4)
    .getByRole("button", { name: `Unmute ${name}` })
    .click();
  await until(() => calls(forum, "DELETE", /posts\/\d+\/mute$/).length, "unmuted");
  assert.equal(await folded(page), 0);
});

story(
  "a number is muted by itself",
  { ...thread, prepare: ({ forum }) => (forum.post("75").author = { id: null, name: null, role: null, alias: 2 }) },
  async ({ page }) => {
    await more(page, 6);
    await post(page, 6).getByRole("button", { name: "Mute Anonymous 2" }).click();

    await post(page, 6).getByText("A post by someone you muted").waitFor();
    assert.equal(await folded(page), 1);
  },
);

story("staff isn't muted, nor oneself, nor somebody of another course", thread, async ({ page, forum }) => {
  forum.post("75").author = { id: null, name: null, role: "learner", alias: null };
  await page.reload();
  for (const number of [5, 6, 7]) await more(page, number);

  assert.equal(await page.getByRole("button", { name: /^Mute/ }).count(), 0);
});

story(
  "a thread of theirs is one line in the list",
  { prepare: ({ forum }) => (forum.rows[1].muted = true) },
  async ({ page, forum }) => {
    const row = page.locator("weft-thread-row").nth(1);
    await row.getByText("A thread by someone you muted").waitFor();
    assert.equal(await page.getByText(forum.rows[1].title).count(), 0);

    await row.getByRole("button", { name: "Show" }).click();

    await row.getByRole("link", { name: forum.rows[1].title }).waitFor();
    assert.match(await focused(page), /^a /);
  },
);

story("whom one muted stands beside what one hears of, and can be read again", {}, async ({ page, forum }) => {
  await page.locator("weft-bell button").click();
  await page.getByRole("button", { name: "What I hear of" }).click();
  const muted = page.getByRole("list", { name: "People you muted" }).getByRole("listitem");
  await muted.first().waitFor();
  assert.match(await muted.nth(1).innerText(), /Anonymous 2 in Why does the Hadamard/);

  await muted.first().getByRole("button", { name: "Unmute Malik Haddad" }).click();

  await until(async () => (await muted.count()) === 1, "unmuted");
  assert.match(await focused(page), /^h3/);
  await until(() => calls(forum, "GET", "/api/threads").length, "the list is read anew");
});
