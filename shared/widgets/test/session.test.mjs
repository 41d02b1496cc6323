import assert from "node:assert/strict";
import { calls, story, until } from "./story.mjs";

story("an expired session keeps the text and reconnects in place", { at: "thread" }, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Write an answer" }).click();
  await page.locator("weft-composer textarea").fill("After lunch");
  forum.expired = true;
  await page.keyboard.press("Control+Enter");
  await page.getByText("Saved here; it goes out when you have reconnected.").waitFor();

  await page.getByRole("button", { name: "Reconnect" }).click();

  await page.locator("weft-post", { hasText: "After lunch" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Reconnect" }).count(), 0);
});

story(
  "where the browser keeps nothing, one is told to copy what a reload would lose",
  {
    at: "thread",
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
  async ({ page, forum }) => {
    await page.getByRole("button", { name: "Write an answer" }).click();
    await page.locator("weft-composer textarea").fill("After lunch");
    forum.expired = true;
    forum.lost = true;
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Reconnect" }).click();

    await page.getByText("Copy what you typed: this browser keeps nothing here.").waitFor();
  },
);

story("a reloaded frame comes back by its resume code", {}, async ({ page, forum }) => {
  forum.spent = true;
  await page.reload();

  await until(async () => (await page.locator("weft-thread-row").count()) === 6, "the list");
});

story("a reloaded frame comes back as the page it was, whatever else the tab has open", {}, async ({ page, forum }) => {
  await page.evaluate(() => {
    for (const other of ["0-first", "9-last"]) {
      sessionStorage.setItem(`weft:resume:${other}`, "r-other");
      sessionStorage.setItem(`weft:page:${other}`, `/open/${other}`);
    }
  });
  forum.spent = true;
  await page.reload();

  await until(async () => (await page.locator("weft-thread-row").count()) === 6, "the list");
  const resumed = calls(forum, "POST", "/api/session/resume");
  assert.deepEqual(
    resumed.map(({ body }) => body),
    [{ resume: "r-1", placement: "1-Zk3" }],
  );
});

story("a frame that can't come back says what to do", {}, async ({ page, forum }) => {
  await page.evaluate(() => sessionStorage.clear());
  forum.spent = true;

  await page.reload();

  const notice = page.getByRole("alert");
  await notice.filter({ hasText: "Reload the course page to come back here" }).waitFor();
  assert.equal(await notice.getByRole("link").getAttribute("href"), "http://127.0.0.1:8081/course/1");
});

story(
  "the token is renewed before it runs out",
  { prepare: ({ page }) => page.clock.install() },
  async ({ page, forum }) => {
    await page.clock.fastForward(16 * 60_000);

    await until(() => calls(forum, "POST", "/api/session/renewal").length > 0, "renewed");
  },
);

story("the token leaves the page's text and reaches no storage", {}, async ({ page }) => {
  assert.equal(await page.evaluate(() => document.getElementById("weft-state")), null);
  assert.equal(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }).includes("t-1")),
    false,
  );
});
