import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { called, calls, focused, story, until } from "./story.mjs";

const thread = { at: "thread" };
const staff = { ...thread, viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const post = (page, number) => page.locator(`weft-post:not([variant=answer]) #post-${number}`);

story("the accepted answer stands under the question and leads to its place", thread, async ({ page }) => {
  const answer = page.locator("weft-post[variant=answer] article");
  assert.match(await answer.innerText(), /accepted by Imani Diaz, endorsed by Ravi Sato/);

  await answer.getByRole("link", { name: "See it in the discussion" }).click();

  await until(async () => (await focused(page)) === "article Post 2 by Keiko Nakata", "focus on its place");
  assert.match(await post(page, 2).innerText(), /Write both sides out/);
});

story("formulas become MathML that keeps the TeX", thread, async ({ page }) => {
  await page.locator("weft-post[variant=answer] math").first().waitFor();
  const tex = await page.locator("weft-post[variant=answer] annotation").last().textContent();
  assert.match(tex, /\\mathrm\{CNOT\}/);
});

story("a reply to a reply says whom it answers, and goes there", thread, async ({ page }) => {
  await post(page, 6).getByRole("link", { name: "in reply to #5" }).click();

  await until(async () => (await focused(page)) === "article Post 5 by Ana Souza", "focus");
});

story("new posts stand below a line and are marked", thread, async ({ page }) => {
  assert.equal(await page.locator(".since").innerText(), "3 new since your last visit");
  assert.match(await post(page, 4).innerText(), /New/);
  assert.doesNotMatch(await post(page, 5).innerText(), /New/);
});

story("posts are read when they were seen, in one call", { ...thread, width: 768 }, async ({ page, forum }) => {
  await page.setViewportSize({ width: 768, height: 2400 });

  await until(() => calls(forum, "PUT", "/api/threads/5/reading").length > 0, "reading sent", 6_000);
  assert.deepEqual(calls(forum, "PUT", "/api/threads/5/reading")[0].body.read, [
    [4, 4],
    [6, 7],
  ]);
  assert.equal(await page.getByText("3 unread").count(), 0);
});

const answerUnread = {
  ...thread,
  prepare: async ({ page, forum }) => {
    await page.setViewportSize({ width: 768, height: 600 }); // its place among the replies is further below
    forum.opened.thread.unread = 1;
    forum.opened.page.mine.read = [
      [1, 1],
      [3, 7],
    ];
  },
};

story("the accepted answer is read where it stands under the question", answerUnread, async ({ page, forum }) => {
  await page.locator("weft-post[variant=answer]").scrollIntoViewIfNeeded();

  await until(() => calls(forum, "PUT", "/api/threads/5/reading").length > 0, "reading sent", 6_000);
  assert.deepEqual(calls(forum, "PUT", "/api/threads/5/reading")[0].body.read, [[2, 2]]);
});

for (const width of [860, 1280]) {
  story(`what stands around a thread ends with it, ${width} px wide`, { ...staff, width }, async ({ page }) => {
    const ends = ["weft-thread .opener", "footer", "weft-review"].map(async (part) => {
      const { x, width } = await page.locator(part).boundingBox();
      return Math.round(x + width);
    });

    assert.equal(new Set(await Promise.all(ends)).size, 1);
  });
}

story("a vote shows at once and is taken back the same way", thread, async ({ page, forum }) => {
  const too = page.getByRole("button", { name: "I have this too · 5" });
  await too.click();
  const mine = page.getByRole("button", { name: "I have this too · 6", pressed: true });
  await mine.waitFor();

  await mine.click();

  await page.getByRole("button", { name: "I have this too · 5", pressed: false }).waitFor();
  await until(() => calls(forum, "DELETE", "/api/posts/70/vote").length === 1, "taken back");
});

story("a vote that is refused goes back and says why", thread, async ({ page, forum }) => {
  forum.refusals.push({ method: "PUT", path: /vote$/, status: 403, code: "not-allowed" });

  await page.getByRole("button", { name: "I have this too · 5" }).click();

  await page.getByRole("alert").filter({ hasText: "You can’t do this here." }).waitFor();
  await page.getByRole("button", { name: "I have this too · 5", pressed: false }).waitFor();
});

story("reactions are given, counted, and named on demand", thread, async ({ page, forum }) => {
  await post(page, 4).getByRole("button", { name: "React" }).click();
  await post(page, 4).getByRole("button", { name: "This helped me" }).click();
  await post(page, 4).getByRole("button", { name: "This helped me 1", pressed: true }).waitFor();
  await called(forum, "PUT", "/api/posts/73/reactions/helped");

  await post(page, 4).getByRole("button", { name: "More" }).click();
  await post(page, 4).getByRole("button", { name: "Who reacted" }).click();

  await post(page, 4).getByText("Thanks: Ana Souza").waitFor();
  await post(page, 4).getByText("Useful: Ana Souza, Imani Diaz").waitFor();
});

story("a thread is saved as a file", thread, async ({ page }) => {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Markdown" }).click(),
  ]);

  assert.equal(download.suggestedFilename(), "thread-5.md");
  assert.match(await readFile(await download.path(), "utf8"), /^# Why does CNOT/);
});

story("a thread that can't be saved says why", thread, async ({ page, forum }) => {
  forum.refusals.push({ method: "GET", path: /export/, status: 404, code: "thread-not-found" });
  await page.getByRole("button", { name: "JSON" }).click();

  await page.getByRole("alert").filter({ hasText: "This thread isn’t here any more" }).waitFor();
});

story("an imported post says where it is from", thread, async ({ page }) => {
  const link = post(page, 4).getByRole("link", { name: "From forum.example" });

  assert.equal(await link.getAttribute("href"), "https://forum.example/a/4711");
  assert.equal(await post(page, 5).getByRole("link", { name: /^From/ }).count(), 0);
});

story("a removed post can be brought back at its place", thread, async ({ page }) => {
  await post(page, 5).getByRole("button", { name: "More" }).click();
  await post(page, 5).getByRole("button", { name: "Remove" }).click();
  await post(page, 5).getByText("You removed this post.").waitFor();
  await until(async () => (await focused(page)) === "button Undo", "focus on undo");

  await page.keyboard.press("Enter");

  await post(page, 5).getByText("this also helped me").waitFor();
});

story("one may not remove another's post", thread, async ({ page }) => {
  await post(page, 4).getByRole("button", { name: "More" }).click();

  assert.equal(await post(page, 4).getByRole("button", { name: "Remove" }).count(), 0);
});

story("staff endorse a post", staff, async ({ page }) => {
  await post(page, 4).getByRole("button", { name: "More" }).click();
  await post(page, 4).getByRole("button", { name: "Endorse" }).click();

  await post(page, 4).getByText("endorsed by Ravi Sato").waitFor();
});

story("the link is shown for copying where the clipboard is closed", thread, async ({ page, origin }) => {
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await post(page, 4).getByRole("button", { name: "More" }).click();

  await post(page, 4).getByRole("button", { name: "Copy link" }).click();

  assert.equal(await post(page, 4).getByLabel("Copy this link").inputValue(), `${origin}/go/1-Zk3/73`);
});

story("keys walk over posts, and over unread ones", thread, async ({ page }) => {
  await page.keyboard.press("j");
  assert.equal(await focused(page), "article Post 1 by Imani Diaz");
  await page.keyboard.press("n");
  assert.match(await focused(page), /^article Post 4 by/);
  await page.keyboard.press("k");
  assert.equal(await focused(page), "article Post 3 by Imani Diaz");
});

story("r goes back to the field that is open", thread, async ({ page }) => {
  await page.keyboard.press("r");
  await page.locator("textarea:focus").waitFor();
  await page.getByRole("button", { name: "Markdown" }).focus();
  await page.keyboard.press("r");

  await page.locator("textarea:focus").waitFor();
});

const accepting = { ...thread, prepare: ({ forum }) => (forum.opened.thread.mayAccept = true) };
story("the focus stays with a post whose button is gone", accepting, async ({ page }) => {
  const accept = page.getByRole("button", { name: "Accept as answer" }).first();
  await accept.focus();
  await page.keyboard.press("Enter");

  await until(async () => /^article/.test(await focused(page)), "the post has the focus");
});

story("a list and a quotation run as their words do", thread, async ({ page, forum }) => {
  forum.opened.thread.firstPost.html =
    '<ol><li dir="auto">أولا</li><li dir="auto">Second</li></ol><blockquote dir="auto"><p dir="auto">قال</p></blockquote>';
  await page.reload();
  const first = page.locator("weft-post").first();
  const runs = (css) => first.locator(css).evaluate((element) => getComputedStyle(element).direction);

  assert.deepEqual([await runs("ol"), await runs("li:last-child"), await runs("blockquote")], ["rtl", "rtl", "rtl"]);
});

story("single keys can be switched off", thread, async ({ page }) => {
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Use single-key shortcuts" }).uncheck();
  await page.getByRole("region", { name: "Keyboard shortcuts" }).getByRole("button", { name: "Close" }).click();

  await page.keyboard.press("j");

  assert.match(await focused(page), /^button Keyboard shortcuts/);
});

story("order and view are remembered", { ...thread, long: 120 }, async ({ page, forum }) => {
  await page.getByRole("combobox", { name: "Order" }).selectOption("newest");

  await post(page, 120).waitFor();
  assert.deepEqual((await called(forum, "PUT", "/api/preferences"))[0].body, { view: "threaded", order: "newest" });
});

story("a long thread comes in pages, and the focus goes on", { ...thread, long: 120 }, async ({ page }) => {
  assert.equal(await page.locator("weft-post:not([variant])").count(), 0);
  assert.equal(await page.locator("weft-post[variant=list]").count(), 50);

  await page.getByRole("button", { name: "Show 50 more" }).click();

  await until(async () => (await page.locator("weft-post[variant=list]").count()) === 100, "100 posts");
  await until(async () => /^article Post 52 by/.test(await focused(page)), "focus on the first new one");
});

story("a deep link puts the focus on its post", { at: "75" }, async ({ page }) => {
  await until(async () => /^article Post 6 by/.test(await focused(page)), "focus");
  assert.equal(await post(page, 6).evaluate((it) => it.classList.contains("here")), true);
});

story("a long thread prints whole, without what is for the screen", { at: "thread", long: 130 }, async ({ page }) => {
  await page.evaluate(() => {
    window.print = () => (window.printed = true);
  });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("weft-thread-list").isVisible(), false);
  assert.equal(await page.getByRole("button").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Print" }).click();

  await page.waitForFunction(() => window.printed);
  await page.locator("#post-130").waitFor();
  assert.ok((await page.locator("weft-thread weft-post").count()) >= 130);
});
