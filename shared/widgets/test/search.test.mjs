import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { calls, focused, story, until } from "./story.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const field = (page) => page.getByRole("searchbox", { name: "Search this discussion" });
const results = (page) => page.locator("weft-found");

async function search(page, typed) {
  await field(page).fill(typed);
  await page.locator("weft-search").waitFor();
}

async function found(page, typed = "hadamard") {
  await search(page, typed);
  await results(page).first().waitFor();
}

for (const [name, setting, play] of [
  ["what was found", {}, found],
  ["what was found on a phone, in the dark", { width: 320, context: { colorScheme: "dark" } }, found],
  [
    "what was found, in Arabic",
    { viewer: { locale: "ar" } },
    async (page) => {
      await page.getByRole("searchbox").fill("hadamard");
      await results(page).first().waitFor();
    },
  ],
  ["the help", {}, (page) => page.getByRole("button", { name: "How to search" }).click()],
  [
    "a search that can't be read",
    {},
    async (page) => {
      await search(page, "is:nice");
      await page.getByRole("alert").waitFor();
    },
  ],
]) {
  story(`${name}: nothing in the way of anyone`, setting, async ({ page }) => {
    await play(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
      [],
    );
  });
}

story("what is typed is found, marked, counted and announced", {}, async ({ page, forum }) => {
  await found(page);

  assert.equal(await results(page).count(), 4);
  assert.equal(await results(page).first().locator("mark").first().innerText(), "Hadamards");
  assert.equal(await page.locator("weft-search").getByRole("status").innerText(), "4 results");
  assert.match(await results(page).nth(1).locator("article").innerText(), /Accepted answer[\s\S]*Reply 2 · Ravi Sato/);
  assert.match(await results(page).nth(1).locator("article").innerText(), /<b>nothing<\/b>/);
  assert.match(await results(page).nth(2).locator("article").innerText(), /Anonymous 1/);
  assert.match(calls(forum, "GET", "/api/search").at(-1).search, /q=hadamard&scope=page&zone=/);
  assert.ok(!(await page.locator("weft-thread-row").first().isVisible()));
});

story("everything is typed before it is asked for", {}, async ({ page, forum }) => {
  await field(page).pressSequentially("hadamard", { delay: 10 });
  await results(page).first().waitFor();

  assert.ok(calls(forum, "GET", "/api/search").length <= 2);
});

story("one looks everywhere in the course when it isn't here", {}, async ({ page, forum }) => {
  await found(page);
  await page.getByRole("checkbox", { name: "Everywhere in this course" }).check();

  await until(async () => (await results(page).count()) === 5, "five results");
  assert.match(calls(forum, "GET", "/api/search").at(-1).search, /scope=course/);
  const elsewhere = results(page).last().getByRole("link");
  assert.equal(await elsewhere.getAttribute("href"), "/go/1-k7QxWq/820");
  assert.match(await results(page).last().locator("article").innerText(), /Week 2: Gates/);
});

story("a slash leads to the field, arrows to the results, Escape to the list as it was", {}, async ({ page }) => {
  await page.getByRole("button", { name: "Tagged tools" }).click();
  await until(async () => (await page.locator("weft-thread-row").count()) === 1, "one row");
  await page.keyboard.press("/");
  await page.keyboard.type("hadamard");
  await results(page).first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), /^a Why does CNOT/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page), /^a How do I draw/);

  await page.keyboard.press("Escape");

  await until(async () => !(await page.locator("weft-search").count()), "no results");
  assert.equal(await page.locator("weft-thread-row").count(), 1);
  assert.match(await focused(page), /^input Search/);
  assert.equal(await field(page).inputValue(), "");
});

story("a result opens at its post, and one comes back to it", {}, async ({ page }) => {
  await found(page);
  await results(page).nth(1).getByRole("link").click();
  await page.locator("weft-thread h1").waitFor();
  await until(async () => /Post 2 by/.test(await focused(page)), "the post has the focus");

  await page.goBack();

  await until(async () => (await focused(page)).startsWith("a Why does CNOT"), "back at the result");
  assert.ok(
    await results(page)
      .nth(1)
      .evaluate((row) => row.matches(":focus-within")),
  );
  assert.equal(await field(page).inputValue(), "hadamard");
});

story("what was searched for is there again after the page was reloaded", {}, async ({ page }) => {
  await found(page);
  await page.reload();

  await results(page).first().waitFor();
  assert.equal(await field(page).inputValue(), "hadamard");
});

story("an example of the help is typed and searched for", {}, async ({ page, forum }) => {
  await page.getByRole("button", { name: "How to search" }).click();
  await page.getByRole("button", { name: "is:unanswered" }).click();

  await until(() => calls(forum, "GET", "/api/search").length, "asked");
  assert.equal(await field(page).inputValue(), "is:unanswered");
  assert.match(await focused(page), /^input Search/);
  assert.match(await page.locator("weft-search").getByRole("status").innerText(), /Nothing found on this page/);
});

story("what can't be read is said, with what to do", {}, async ({ page }) => {
  await search(page, "before:yesterday");

  await page.getByRole("alert").filter({ hasText: "before: needs a day, such as before:2026-03-01." }).waitFor();
  await page.getByRole("button", { name: "is:accepted" }).click();
  assert.equal(await field(page).inputValue(), "is:accepted");
});

story("when it fails, one tries again", {}, async ({ page, forum }) => {
  forum.refusals.push({ method: "GET", path: /search$/, status: 500, code: "unexpected", more: { incident: "ab12" } });
  await search(page, "hadamard");
  await page.getByRole("alert").filter({ hasText: "ab12" }).waitFor();

  await page.getByRole("button", { name: "Try again" }).click();

  await results(page).first().waitFor();
});

story("more results come after the others", {}, async ({ page, forum }) => {
  await search(page, "endless");
  await results(page).first().waitFor();
  assert.match(await page.locator("weft-search").getByRole("status").innerText(), /More than 700 results/);
  await page.getByRole("button", { name: "Show more results" }).click();

  await until(() => calls(forum, "GET", "/api/search").some((call) => /cursor=2/.test(call.search)), "asked for more");
});

story("the list of keys names the slash", {}, async ({ page }) => {
  await page.keyboard.press("?");

  assert.match(await page.locator("weft-shortcuts dl").innerText(), /\/\s*search/);
});

story("help leaves what is typed, and its results", {}, async ({ page }) => {
  await found(page);
  const help = page.getByRole("button", { name: "How to search" });
  await help.click();
  await page.getByText("You can also search for:").waitFor();
  assert.equal(await field(page).inputValue(), "hadamard");
  assert.ok((await results(page).count()) > 0);

  await help.click();

  await until(async () => (await page.getByText("You can also search for:").count()) === 0, "no help");
  assert.equal(await help.getAttribute("aria-expanded"), "false");
});
