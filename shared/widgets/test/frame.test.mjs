import assert from "node:assert/strict";
import { story, until } from "./story.mjs";

story("the frame grows and shrinks with the content, without a loop", {}, async ({ page, origin, port, forum }) => {
  forum.state.parentOrigin = `http://localhost:${port}`;
  await page.goto(`http://localhost:${port}/host?src=${origin}/open/list`);
  const frame = page.frameLocator("iframe");
  await frame.locator("weft-thread-row").first().waitFor();
  await until(() => page.evaluate(() => told.at(-1) > 400), "grown");
  const list = await page.evaluate(() => told.at(-1));

  await frame.getByRole("link", { name: /Why does CNOT/ }).click();
  await frame.locator("weft-post #post-7").waitFor();
  await until(() => page.evaluate((was) => told.at(-1) > was + 200, list), "grown for the thread");
  await frame.getByRole("button", { name: "All questions" }).click();

  await until(() => page.evaluate((was) => Math.abs(told.at(-1) - was) < 4, list), "shrunk again");
  assert.ok((await page.evaluate(() => told.length)) < 15, "few messages");
  const inner = page.frames()[1];
  assert.equal(await inner.evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1), true);
});

story("a thread opens in view, and so does the list behind it", {}, async ({ page, origin, port, forum }) => {
  const [row] = forum.rows.filter(({ id }) => id === forum.opened.thread.id);
  forum.state.parentOrigin = `http://localhost:${port}`;
  forum.rows = Array.from({ length: 40 }, (_, n) => ({ ...row, id: n < 39 ? `row-${n}` : row.id, title: `Row ${n}` }));
  forum.rows[39].title = row.title;
  await page.goto(`http://localhost:${port}/host?src=${origin}/open/list`);
  const frame = page.frameLocator("iframe");
  const last = frame.getByRole("link", { name: row.title });
  const seen = async (part, most) => ((y) => y > 0 && y < most)((await part.boundingBox())?.y ?? -1);
  await page.route("**/api/threads/5", (route) => setTimeout(() => void route.continue(), 300));
  await last.click();

  await until(() => seen(frame.locator("weft-thread h1"), 300), "the title near the top");
  await frame.getByRole("button", { name: "All questions" }).click();
  await until(() => seen(last, 880), "the row in view");
});

story("nothing is told to a page of another origin", {}, async ({ page, origin, port, forum }) => {
  forum.state.parentOrigin = "http://elsewhere.test";
  await page.goto(`http://localhost:${port}/host?src=${origin}/open/list`);
  await page.frameLocator("iframe").locator("weft-thread-row").first().waitFor();
  await page.frameLocator("iframe").getByRole("button", { name: "Ask" }).click();
  await page.frameLocator("iframe").locator("weft-composer").waitFor();

  assert.deepEqual(await page.evaluate(() => told), []);
});

for (const width of [320, 1280]) {
  story(`nothing is cut off or scrolls sideways at ${width} px`, { at: "thread", width }, async ({ page }) => {
    await page.locator("weft-post math").first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });
}
