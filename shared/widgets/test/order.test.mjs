import assert from "node:assert/strict";
import { called, calls, focused, story, until } from "./story.mjs";

const staff = { viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const post = (page, number) => page.locator(`weft-post article#post-${number}`).last();

story("staff blocks who wrote a post, with a reason and a day", { ...staff, at: "thread" }, async ({ page, forum }) => {
  await post(page, 4).getByRole("button", { name: "More" }).click();
  await post(page, 4).getByRole("button", { name: "Block", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Why do you block this person?").fill("Advertises");
  await page.getByLabel("Until (leave empty for no end)").fill("2030-01-31");
  await page.keyboard.press("Enter");

  await page.getByText("Blocked. Settings lists who is.").waitFor();
  const [{ body }] = calls(forum, "PUT", "/api/posts/73/block");
  assert.equal(body.reason, "Advertises");
  assert.match(body.until, /^2030-0(1-31|2-01)T/);
});

story("learners block nobody, and nobody blocks staff", { at: "thread" }, async ({ page }) => {
  await post(page, 4).getByRole("button", { name: "More" }).click();
  assert.equal(await post(page, 4).getByRole("button", { name: "Block" }).count(), 0);
});

story("staff lifts a block, and may say why", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  const blocked = page.getByRole("list", { name: "Blocked" }).getByRole("listitem");
  assert.match(await blocked.first().innerText(), /Dmitri Petrov · for good: Advertises his shop, again/);

  await blocked.first().getByRole("button", { name: "Lift the block" }).click();
  assert.equal(await focused(page), "input ");
  await page.keyboard.type("Said sorry");
  await page.keyboard.press("Enter");

  await page.getByText("Nobody is blocked.").waitFor();
  assert.equal(calls(forum, "DELETE", /blocks/)[0].search, "?reason=Said%20sorry");
});

const refused = (code, more = {}, status = 403) => ({
  at: "thread",
  prepare: ({ forum }) => forum.refusals.push({ method: "POST", path: /posts$/, status, code, more }),
});
const write = async (page) => {
  await page.locator(".opener").click();
  await page.locator("weft-composer textarea").fill("Hello");
  await page.keyboard.press("Control+Enter");
};

story(
  "who is blocked reads until when, and keeps the text",
  refused("blocked", { until: "2030-01-31T12:00:00Z" }),
  async ({ page }) => {
    await write(page);

    await until(
      async () => /blocked you[^]*This ends Thu, Jan 31/.test(await page.locator("weft-outgoing article").innerText()),
      "told",
    );
    assert.match(await page.locator("weft-outgoing article").innerText(), /Hello/);
  },
);

const blocked = { until: "2030-01-31T12:00:00Z", reason: "Advertises his shop" };

story(
  "who is blocked reads why and until when in the place of the field",
  { at: "thread", state: { blocked } },
  async ({ page }) => {
    const told = page.locator("weft-thread .notice", { hasText: "Staff has blocked you" });
    assert.match(await told.innerText(), /This ends Thu, Jan 31.*Reason: Advertises his shop/);
    assert.equal(await page.locator(".opener").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Useful" }).count(), 0);

    await page.getByRole("button", { name: "All questions" }).click();
    await page.locator("weft-thread-list .notice", { hasText: "Staff has blocked you" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Ask", exact: true }).count(), 0);
  },
);

story("who was blocked meanwhile is told before they type", { at: "thread" }, async ({ page, forum }) => {
  forum.state.blocked = { until: null, reason: null };
  await page.locator(".opener").click();

  await page.getByRole("status").filter({ hasText: "Staff has blocked you" }).waitFor();
  await until(async () => (await page.locator("weft-composer").count()) === 0, "no field");
  assert.equal(await page.locator(".blocked").evaluate((it) => it.matches(":focus")), true);
});

story("the time until the next post is counted down", { at: "thread" }, async ({ page, forum }) => {
  forum.seconds = 3;
  await page.locator(".opener").click();

  await page.getByRole("timer").filter({ hasText: "You can post again in 0:0" }).waitFor();
  assert.ok(await page.locator("weft-composer textarea").isVisible());
  await until(async () => (await page.getByRole("timer").count()) === 0, "counted down");
});

story(
  "in a closed thread it says why in the place of the field",
  {
    at: "thread",
    prepare: ({ forum }) => (forum.opened.thread.lock = { at: new Date().toISOString(), reason: "Solved in class" }),
  },
  async ({ page }) => {
    assert.equal(await page.getByText("Closed to new posts: Solved in class").count(), 2);
  },
);

story(
  "in slow mode the text waits, says until when, and goes out by itself",
  {
    at: "thread",
    prepare: ({ forum }) =>
      forum.refusals.push({
        method: "POST",
        path: /posts$/,
        status: 429,
        code: "slow-mode",
        more: { retryAfterSeconds: 3 },
      }),
  },
  async ({ page, forum }) => {
    await write(page);

    await page.getByText("This discussion is in slow mode: you can post again").waitFor();
    assert.ok(await page.locator("weft-outgoing").getByRole("button", { name: "Back to draft" }).isVisible());
    await until(() => calls(forum, "POST", "/api/threads/5/posts").length === 2, "sent again");
    await until(async () => (await page.locator("weft-outgoing").count()) === 0, "settled");
  },
);

story("staff sets how fast one may write", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Slow mode: time between two posts").selectOption("5 minutes");
  await page.getByText("Saved").waitFor();
  await page.getByLabel("Most posts of a person in a day").selectOption("50");

  await until(() => calls(forum, "PUT", "/api/rules").length, "set");
  assert.equal((await called(forum, "PUT", "/api/settings"))[0].body.slowSeconds, 300);
  assert.deepEqual(calls(forum, "PUT", "/api/rules")[0].body, { holdFirst: 0, postsPerMinute: 20, postsPerDay: 50 });
});

story("staff adds words to look out for, and removes them", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  const words = page.getByRole("list", { name: "Words to look out for" }).getByRole("listitem");
  await page.getByRole("list", { name: "For all courses of your organization" }).getByText("casino").waitFor();
  await page.getByLabel("Word", { exact: true }).fill("two words");
  await page.keyboard.press("Enter");
  await page.getByText("One word of up to 50 letters and digits").waitFor();
  await page.getByLabel("Word", { exact: true }).fill("loan");
  await page.getByLabel("A post with it").selectOption("can’t be sent");
  await page.getByRole("button", { name: "Add", exact: true }).first().click();

  await until(async () => (await words.count()) === 2, "added");
  assert.deepEqual(calls(forum, "PUT", "/api/words/loan")[0].body, { effect: "refuse" });
  await words.first().getByRole("button", { name: "Remove solution" }).click();
  await until(async () => (await words.count()) === 1, "removed");
});

story(
  "a word that is refused is named, and the text is kept",
  refused("word-refused", { word: "loan", field: "text" }, 400),
  async ({ page }) => {
    await write(page);

    await page.getByText("The word “loan” can’t be used here").waitFor();
    assert.match(await page.locator("weft-outgoing article").innerText(), /Hello/);
  },
);
