import assert from "node:assert/strict";
import { calls, story } from "./story.mjs";

const open = (page) => page.getByRole("button", { name: "Feed" }).click();

story("a learner makes an address, sees it once, and ends it", {}, async ({ page, forum }) => {
  await open(page);
  await page.getByRole("button", { name: "Make an address" }).first().click();
  const first = await page.getByLabel("Your address").inputValue();
  assert.equal(first, forum.feed.address);

  await page.getByRole("button", { name: "Make a new one" }).click();
  await page.waitForFunction((before) => {
    const feed = document.querySelector("weft-discussion").renderRoot.querySelector("weft-feed");
    return feed.renderRoot.querySelector("input").value !== before;
  }, first);
  await open(page);
  await open(page);
  await page.getByText("You have an address.").waitFor();
  assert.equal(await page.getByLabel("Your address").count(), 0);

  await page.getByRole("button", { name: "Stop it" }).click();
  await page.getByRole("button", { name: "Make an address" }).nth(1).waitFor();
});

story("a tag has an address of its own, by keyboard", {}, async ({ page, forum }) => {
  await open(page);
  await page.getByLabel("Tag", { exact: true }).focus();
  await page.keyboard.type("no!");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Tag", { exact: true }).fill("#Gates");
  await page.keyboard.press("Enter");
  await page.getByText("#gates", { exact: true }).last().waitFor();
  assert.match(await page.getByLabel("Your address").inputValue(), /feeds/);
  assert.equal(calls(forum, "PUT", "/api/feed/tags/gates").length, 1);

  await page.getByRole("button", { name: "Stop it" }).click();
  await page.waitForFunction(
    () =>
      !document.querySelector("weft-discussion").renderRoot.querySelector("weft-feed").renderRoot.querySelector("bdi"),
  );
  assert.deepEqual(forum.news.tagFeeds, []);
});
