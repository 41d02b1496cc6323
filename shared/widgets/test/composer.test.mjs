import assert from "node:assert/strict";
import { calls, focused, story, until } from "./story.mjs";

const thread = { at: "thread" };
const area = (page) => page.locator("weft-composer textarea");
const openReply = async (page) => {
  await page.getByRole("button", { name: "Write an answer" }).click();
  await area(page).waitFor();
};
const sent = (forum) => calls(forum, "POST", "/api/threads/5/posts");

story(
  "tags that threads have are offered while one is typed, behind those that are there",
  {},
  async ({ page, forum }) => {
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    const tags = page.getByLabel("Tags");
    const offered = () => page.locator("#known option").evaluateAll((all) => all.map(({ value }) => value));
    assert.deepEqual(await offered(), []);
    await tags.focus();
    await until(async () => (await offered()).includes("gates"), "offered");

    await tags.fill("Gates, h");

    await until(async () => (await offered()).includes("Gates, gate"), "behind it");
    assert.equal((await offered()).includes("Gates, gates"), false);
    assert.equal(calls(forum, "GET", "/api/tags").length, 1);
  },
);

story("someone asks by keyboard alone", {}, async ({ page, forum }) => {
  await page.locator("h1").focus();
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /^button Notifications/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until(async () => (await focused(page)).startsWith("input"), "focus in the title");
  await page.keyboard.type("What is a phase?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("A global one, I mean.");
  await page.keyboard.press("Control+Enter");

  await page.locator("weft-thread h1", { hasText: "What is a phase?" }).waitFor();
  const { kind, title, text, audience } = calls(forum, "POST", "/api/threads")[0].body;
  assert.deepEqual(
    { kind, title, text, audience },
    { kind: "question", title: "What is a phase?", text: "A global one, I mean.", audience: "all" },
  );
});

story(
  "where people talk more than ask, that is what one begins with",
  { prepare: ({ forum }) => (Object.assign(forum.state.settings, { kind: "discussion" }), forum.rows.splice(0)) },
  async ({ page, forum }) => {
    await page.getByText("Nobody has begun yet. What would you like to talk about?").waitFor();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    assert.equal(await page.getByRole("radio", { name: "Discussion" }).isChecked(), true);
    await page.locator("input.title").fill("Which book do you like?");
    await area(page).fill("And why?");
    await page.keyboard.press("Control+Enter");

    await page.locator("weft-thread h1").waitFor();
    assert.equal(calls(forum, "POST", "/api/threads")[0].body.kind, "discussion");
  },
);

story("only staff may announce", { viewer: { staff: true } }, async ({ page }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await page.getByRole("radio", { name: "Announcement" }).check();
  await page.getByRole("button", { name: "Announce" }).waitFor();
});

story("a learner is not offered an announcement", {}, async ({ page }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await page.getByRole("radio", { name: "Discussion" }).waitFor();
  assert.equal(await page.getByRole("radio", { name: "Announcement" }).count(), 0);
});

story("a missing title is said before sending", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await area(page).fill("Only a text");
  await page.locator("weft-composer").getByRole("button", { name: "Ask" }).click();

  await page.getByRole("alert").filter({ hasText: "Give it a title" }).waitFor();
  assert.equal(calls(forum, "POST", "/api/threads").length, 0);
});

story(
  "a text that is too long is counted in code points and not sent",
  { ...thread, state: { limits: { titleChars: 200, textChars: 10, tags: 5, tagChars: 30 } } },
  async ({ page, forum }) => {
    await openReply(page);
    await area(page).fill("😀😀😀😀😀😀😀😀😀😀😀😀");
    await page.getByText("2 characters too many").waitFor();

    await page.keyboard.press("Control+Enter");

    await page.getByRole("alert").filter({ hasText: "Shorten it to 10 characters" }).waitFor();
    assert.equal(sent(forum).length, 0);
  },
);

story("an answer appears at once and a double click sends it once", thread, async ({ page, forum }) => {
  await openReply(page);
  await area(page).fill("Two clicks");
  await page.locator("weft-composer .button").dblclick();

  await page.locator("weft-post", { hasText: "Two clicks" }).waitFor();
  assert.equal(sent(forum).length, 1);
  assert.equal(await page.locator("weft-outgoing").count(), 0);
  await until(async () => (await focused(page)) === "article Post 8 by Ana Souza", "focus on the new post");
});

story("a broken connection after the server stored it posts once", thread, async ({ page, forum }) => {
  forum.refusals.push({ method: "POST", path: /posts$/, lost: true });
  await openReply(page);
  await area(page).fill("Lost answer");
  await page.keyboard.press("Control+Enter");

  await page.locator("weft-post", { hasText: "Lost answer" }).waitFor();
  assert.equal(new Set(sent(forum).map((call) => call.body.clientKey)).size, 1);
  assert.equal(forum.opened.page.posts.filter((each) => /Lost answer/.test(each.html)).length, 1);
});

story("a refused text stays, with the reason, and can be edited", thread, async ({ page, forum }) => {
  forum.refusals.push({ method: "POST", path: /posts$/, status: 409, code: "thread-locked" });
  await openReply(page);
  await area(page).fill("Too late");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").filter({ hasText: "closed to new posts" }).waitFor();

  await page.getByRole("button", { name: "Edit" }).click();

  await until(async () => (await area(page).inputValue()) === "Too late", "text is back");
});

story(
  "offline it waits here and goes out once when the connection is back",
  thread,
  async ({ page, forum, context }) => {
    await openReply(page);
    await area(page).fill("From the train");
    await context.setOffline(true);
    await page.keyboard.press("Control+Enter");
    await page.getByText("Saved here; it goes out when you’re back online.").waitFor();

    await context.setOffline(false);

    await page.locator("weft-post", { hasText: "From the train" }).waitFor();
    assert.equal(forum.opened.page.posts.filter((each) => /From the train/.test(each.html)).length, 1);
  },
);

story("what waits survives a reload with its key", thread, async ({ page, forum, context }) => {
  await openReply(page);
  await area(page).fill("Reloaded");
  forum.refusals.push(...Array(3).fill({ method: "POST", path: /posts$/, status: 503, code: "unavailable" }));
  await page.keyboard.press("Control+Enter");
  await page.getByText("Saved here; it goes out").waitFor();
  const [key] = sent(forum).map((call) => call.body.clientKey);

  await page.reload();

  await page.locator("weft-post", { hasText: "Reloaded" }).waitFor();
  assert.equal(sent(forum).at(-1).body.clientKey, key);
  void context;
});

story("a draft is saved while one types, and survives closing and a reload", thread, async ({ page }) => {
  await openReply(page);
  await area(page).fill("Half a thought");
  await page.getByText(/Draft saved/).waitFor();
  await page.keyboard.press("Escape");
  await until(async () => /^button Write an answer/.test(await focused(page)), "focus on the opener");

  await page.reload();
  await page.getByText("You have a draft here").click();

  await until(async () => (await area(page).inputValue()) === "Half a thought", "draft is back");
});

story(
  "drafts work where storage is blocked",
  {
    ...thread,
    prepare: ({ page }) =>
      page.addInitScript(() => {
        for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException("blocked", "SecurityError");
            },
          });
      }),
  },
  async ({ page }) => {
    await openReply(page);
    await area(page).fill("Kept in memory");
    await page.keyboard.press("Escape");
    await page.getByText("You have a draft here").click();

    await until(async () => (await area(page).inputValue()) === "Kept in memory", "draft is back");
  },
);

story("@ finds people by keyboard and writes a mention", thread, async ({ page }) => {
  await openReply(page);
  await area(page).pressSequentially("Thanks @im");
  await page.getByRole("option", { name: /Imani Diaz/ }).waitFor();
  assert.equal(await area(page).getAttribute("aria-activedescendant"), "suggest-0");

  await page.keyboard.press("Enter");

  assert.equal(await area(page).inputValue(), "Thanks @[Imani Diaz](person:13) ");
});

story(": finds emoji, and Esc closes only the suggestions", thread, async ({ page }) => {
  await openReply(page);
  await area(page).pressSequentially("Done :tad");
  await page.getByRole("option", { name: /tada/ }).waitFor();
  await page.keyboard.press("Escape");
  await until(async () => (await page.locator(".suggest li").count()) === 0, "closed");
  await page.keyboard.type("a");
  await page.getByRole("option", { name: /tada/ }).waitFor();
  await page.keyboard.press("Tab");

  assert.equal(await area(page).inputValue(), "Done 🎉 ");
});

story("the toolbar marks the selection and takes the mark off again", thread, async ({ page }) => {
  await openReply(page);
  await area(page).fill("very big");
  await area(page).evaluate((it) => it.setSelectionRange(0, 4));
  const bold = page.getByRole("button", { name: "Bold" });
  await bold.click();
  assert.equal(await area(page).inputValue(), "**very** big");

  await bold.click();

  assert.equal(await area(page).inputValue(), "very big");
});

story("the preview comes from the server and follows what is typed", thread, async ({ page }) => {
  await openReply(page);
  await area(page).fill("It is **here** and $x^2$");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.locator("weft-preview strong", { hasText: "here" }).waitFor();
  await page.locator("weft-preview math").waitFor();

  await area(page).fill("It is **there**");

  await page.locator("weft-preview strong", { hasText: "there" }).waitFor();
});

story("a reply under a post quotes what is selected", thread, async ({ page, forum }) => {
  const post = page.locator("weft-post #post-3");
  await post.locator(".body p").evaluate((it) => getSelection().selectAllChildren(it));
  await post.getByRole("button", { name: "Reply" }).click();
  await until(
    async () => (await area(page).inputValue()) === "> Thank you, writing it out did it for me.\n\n",
    "quoted",
  );

  await area(page).pressSequentially("Glad.");
  await page.keyboard.press("Control+Enter");

  await page.locator("weft-post[nested]", { hasText: "Glad." }).waitFor();
  assert.equal(sent(forum)[0].body.parent, "72");
});
