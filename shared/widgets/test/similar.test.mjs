import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { calls, focused, story, until } from "./story.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TITLE = "Why do two Hadamards";
const row = (page) => page.getByRole("button", { name: /^Why does CNOT turn around/ });

async function typed(page, title = TITLE) {
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.locator("weft-composer #title").pressSequentially(title);
}

async function peek(page) {
  await typed(page);
  await row(page).click();
  await page.getByRole("button", { name: "This answers it" }).waitFor();
}

for (const [name, setting] of [
  ["a similar thread", {}],
  ["a similar thread on a phone, in the dark", { width: 320, context: { colorScheme: "dark" } }],
]) {
  story(`${name}: nothing in the way of anyone`, setting, async ({ page }) => {
    await peek(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
      [],
    );
  });
}

story(
  "from the third word on similar threads are offered, announced, and the focus stays",
  {},
  async ({ page, forum }) => {
    await typed(page, "Hadamard twice ");
    await page.waitForTimeout(600);
    assert.equal(calls(forum, "GET", "/api/similar").length, 0);
    await page.keyboard.type("is");
    await row(page).waitFor();

    assert.match(await focused(page), /^input/);
    assert.equal(
      await page.locator("weft-similar").getByRole("status").textContent(),
      "2 similar threads below the title",
    );
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^button.*Why does CNOT/s);
  },
);

story("a peek shows the accepted answer and how it begins", {}, async ({ page }) => {
  await peek(page);

  const shown = await page.locator("weft-similar .peek").innerText();
  assert.match(shown, /^Accepted answer[\s\S]*conjugating a CNOT/);
  assert.equal(await row(page).getAttribute("aria-expanded"), "true");
});

story("this answers it: the field closes, it is counted, and the draft is kept", {}, async ({ page, forum }) => {
  await peek(page);
  await page.getByRole("button", { name: "This answers it" }).click();
  await page.getByText("Nothing was sent.").waitFor();
  await until(() => calls(forum, "PUT", "/api/posts/70/deflection").length, "counted");
  assert.match(await focused(page), /^button Go on writing/);

  await page.getByRole("button", { name: "Go on writing" }).click();

  assert.equal(await page.locator("weft-composer #title").inputValue(), TITLE);
  await until(() => calls(forum, "DELETE", "/api/posts/70/deflection").length, "taken back");
});

story("what was typed is among the drafts afterwards", {}, async ({ page }) => {
  await peek(page);
  await page.getByRole("button", { name: "This answers it" }).click();
  await page.locator("weft-composer .notice").getByRole("button").last().click();

  await page.getByRole("button", { name: "Drafts 1" }).click();
  await page.getByRole("button", { name: TITLE }).waitFor();
});

story("staff sees how often that was so", { viewer: { staff: true, person: "15" } }, async ({ page }) => {
  await page.getByRole("button", { name: "Settings" }).click();

  await page.getByText("3 in the last 30 days, 12 in all").waitFor();
});

story("an announcement answers nothing that was asked before", { viewer: { staff: true } }, async ({ page }) => {
  await typed(page);
  await row(page).waitFor();
  await page.getByLabel("Announcement").check();
  await until(async () => (await row(page).count()) === 0, "not offered");
});
