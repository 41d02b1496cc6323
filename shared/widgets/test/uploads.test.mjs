import assert from "node:assert/strict";
import { choose, picture, sheet } from "./pictures.mjs";
import { calls, focused, story, until } from "./story.mjs";

const thread = { at: "thread" };
const area = (page) => page.locator("weft-composer textarea");
const openReply = async (page) => {
  await page.getByRole("button", { name: "Write an answer" }).click();
  await area(page).waitFor();
};
const sends = (forum) => calls(forum, "POST", "/api/threads/5/posts");
const shows = (locator) => locator.evaluate((image) => image.complete && image.naturalWidth > 0);

story("a picture is put in at the caret, described, sent and shown", thread, async ({ page, forum }) => {
  await openReply(page);
  await area(page).fill("Before after");
  await area(page).evaluate((it) => it.setSelectionRange(6, 6));
  await choose(page, picture());
  const alt = page.getByLabel("Describe the picture");
  await alt.fill("A [ball] with an arrow");
  const [id] = forum.uploads.keys();
  assert.equal(await area(page).inputValue(), `Before\n\n![A \\[ball\\] with an arrow](upload:${id})\n after`);
  assert.match(await focused(page), /^input/);

  await alt.fill("A ball");
  await area(page).press("Control+Enter");

  const shown = page.locator("weft-post img[data-upload]");
  await until(() => shows(shown), "the picture is there");
  assert.equal(await shown.getAttribute("alt"), "A ball");
  assert.match(await shown.getAttribute("src"), /^blob:/);
  assert.equal(sends(forum).length, 1);
});

story("words that are changed in the text change in the row", thread, async ({ page, forum }) => {
  await openReply(page);
  await choose(page, picture());
  await page.getByLabel("Describe the picture").waitFor();
  const [id] = forum.uploads.keys();

  await area(page).fill(`![From the text](upload:${id})`);
  await until(async () => (await page.getByLabel("Describe the picture").inputValue()) === "From the text", "in step");
  await area(page).fill("Gone");
  await page.getByText("No longer in your text.").waitFor();
  await page.getByRole("button", { name: "Put it in again" }).click();

  assert.match(await area(page).inputValue(), /^Gone\n\n!\[\]\(upload:/);
});

story("a draft comes back with a row for what is in it", thread, async ({ page }) => {
  await openReply(page);
  await choose(page, picture());
  await page.getByLabel("Describe the picture").fill("A ball");
  await choose(page, sheet());
  await until(async () => (await area(page).inputValue()).includes("[sheet 3.txt]"), "put in");
  await page.reload();
  await openReply(page);

  const alt = page.getByLabel("Describe the picture");
  assert.equal(await alt.inputValue(), "A ball");
  await alt.fill("A ball with an arrow");
  await page.getByRole("button", { name: "Remove sheet 3.txt" }).click();

  assert.match(await area(page).inputValue(), /^\s*!\[A ball with an arrow\]\(upload:\d+\)\s*$/);
  await page.getByRole("button", { name: "Remove Picture" }).click();
  await until(async () => (await page.locator("weft-uploads li").count()) === 0, "gone");
});

story("other files are links with a size, and are saved under their name", thread, async ({ page }) => {
  await openReply(page);
  await area(page).fill("See");
  await choose(page, sheet());
  await until(async () => /^See \[sheet 3.txt\]\(upload:\d+\) $/.test(await area(page).inputValue()), "put in");
  await area(page).press("Control+Enter");

  const link = page.locator("weft-post a[data-upload]");
  await link.filter({ hasText: "sheet 3.txt (0.1 kB)" }).waitFor();
  const [saved] = await Promise.all([page.waitForEvent("download"), link.press("Enter")]);
  assert.equal(saved.suggestedFilename(), "sheet 3.txt");
});

story("pasting and dropping pictures attaches them; pasted text stays text", thread, async ({ page, forum }) => {
  await openReply(page);
  const { buffer } = picture();
  const give = (type, withText) =>
    area(page).evaluate(
      (it, { type, bytes, withText }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
        if (withText) data.setData("text/plain", "cells");
        const event =
          type === "paste"
            ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
        return !it.dispatchEvent(event);
      },
      { type, bytes: [...buffer], withText },
    );

  assert.equal(await give("paste", true), false);
  assert.equal(await give("paste", false), true);
  await page.locator("weft-uploads li").nth(0).waitFor();
  assert.equal(await give("dragover", false), true);
  assert.equal(await give("drop", false), true);

  await until(() => forum.uploads.size === 2, "both are sent");
});

story("what is on its way shows how far it is, and can be cancelled", thread, async ({ page, forum }) => {
  forum.slowly = new Promise(() => undefined);
  await openReply(page);
  await choose(page, picture("large.png", 2000, 2000));
  await page.getByRole("progressbar", { name: "Sending large.png" }).waitFor();

  await area(page).fill("Text");
  await area(page).press("Control+Enter");
  await page.getByRole("alert").filter({ hasText: "Some files aren’t there yet" }).waitFor();
  assert.equal(sends(forum).length, 0);
  await page.getByRole("button", { name: "Cancel large.png" }).click();

  await until(async () => (await page.locator("weft-uploads li").count()) === 0, "gone");
  await area(page).press("Control+Enter");
  await until(() => sends(forum).length === 1, "sent without it");
});

story("what failed says why, and can be tried again or removed", thread, async ({ page, forum }) => {
  forum.refusals.push({ method: "POST", path: /uploads$/, status: 503, code: "unavailable" });
  await openReply(page);
  await choose(page, picture());
  await page.getByRole("alert").filter({ hasText: "The server is busy" }).waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByLabel("Describe the picture").waitFor();

  await choose(page, { ...sheet("odd.png"), buffer: Buffer.from("broken") });
  await page.getByRole("alert").filter({ hasText: "damaged" }).waitFor();
  await page.getByRole("button", { name: "Remove odd.png" }).click();
  await page.getByRole("button", { name: "Remove bloch sphere.png" }).click();

  await until(async () => (await area(page).inputValue()).trim() === "", "out of the text");
  assert.equal(await page.locator("weft-uploads li").count(), 0);
});

story(
  "files too large and empty ones are said before sending",
  { ...thread, state: { uploads: { megabytes: 0, kinds: ["image"] } } },
  async ({ page, forum }) => {
    await openReply(page);
    await choose(page, picture());
    await page.getByRole("alert").filter({ hasText: "At most 0 MB" }).waitFor();
    await choose(page, { ...sheet("empty.txt"), buffer: Buffer.alloc(0) });
    await page.getByRole("alert").filter({ hasText: "nothing in this file" }).waitFor();

    assert.equal(calls(forum, "POST", "/api/uploads").length, 0);
    assert.equal(
      await page.locator("weft-text-field input[type=file]").getAttribute("accept"),
      "image/png,image/jpeg,image/gif,image/webp",
    );
  },
);

story("the toolbar's button opens the choice of files, by keyboard too", thread, async ({ page }) => {
  const choosers = [];
  page.on("filechooser", (chooser) => choosers.push(chooser)); // at once: it takes a while until Chromium tells of them
  await openReply(page);
  await page.getByRole("button", { name: "Bold" }).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "button Attach a file, up to 10 MB");

  await page.keyboard.press("Enter");

  await until(() => choosers.length, "the choice of files");
  assert.equal(choosers[0].isMultiple(), true);
});

story("without a name, the file's name stays out, and one is told to look", thread, async ({ page }) => {
  await openReply(page);
  await page.getByLabel("Hide my name").check();
  await choose(page, sheet("Ana Souza.txt"));

  await until(async () => /^\[file\]\(upload:/.test(await area(page).inputValue()), "a neutral name");
  await page.getByText("may tell who you are").waitFor();
});

story("the preview shows the picture", thread, async ({ page }) => {
  await openReply(page);
  await choose(page, picture());
  await page.getByLabel("Describe the picture").fill("A ball");
  await page.getByRole("button", { name: "Preview" }).click();

  await until(() => shows(page.locator("weft-preview img")), "the picture is there");
});

const PICTURES = {
  ...thread,
  prepare: ({ forum }) => {
    const { name, buffer: data } = picture("tall.png", 600, 1200);
    const { id } = forum.take({ name, data });
    forum.opened.page.posts[2].html = `<p>${forum.shown(`![A tall one](upload:${id})`)}</p>`;
    forum.opened.page.posts[3].html = `<p><img data-upload="404" alt="Lost" width="300" height="200"></p>`;
  },
};

story("a click shows a picture larger, and a lost one is asked for again", PICTURES, async ({ page, forum }) => {
  const tall = page.locator("weft-post .picture", { has: page.locator("[alt='A tall one']") });
  await tall.scrollIntoViewIfNeeded();
  await until(() => shows(tall.locator("img")), "there");
  const width = () => tall.locator("img").evaluate((it) => it.clientWidth);
  assert.equal(await width(), 180);
  await tall.press("Enter");
  assert.ok((await width()) > 400);
  assert.equal(await tall.getAttribute("aria-expanded"), "true");

  const lost = page.locator("weft-post .picture", { has: page.locator("[alt=Lost]") });
  await lost.scrollIntoViewIfNeeded();
  await until(async () => (await lost.getAttribute("data-failed")) !== null, "said");
  forum.uploads.set("404", { ...[...forum.uploads.values()][0], id: "404" });
  await lost.click();

  await until(() => shows(lost.locator("img")), "there after all");
});

story("pictures are let go when their thread is closed", PICTURES, async ({ page }) => {
  await page.locator("[alt='A tall one']").scrollIntoViewIfNeeded();
  await until(() => shows(page.locator("[alt='A tall one']")), "there");
  const url = await page.locator("[alt='A tall one']").getAttribute("src");

  await page.getByRole("button", { name: "All questions" }).click();
  await page.locator("weft-thread-list h1").waitFor();

  const gone = (it) =>
    new Promise((done) => {
      Object.assign(new Image(), { onload: () => done(false), onerror: () => done(true), src: it });
    });
  await until(() => page.evaluate(gone, url), "revoked");
});
