import assert from "node:assert/strict";
import { calls, focused, story, until } from "./story.mjs";

const staff = { viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const settings = async (page) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.locator("weft-roster h3, weft-roster .quiet").first().waitFor();
};

story("staff sees who is missing on which side, by keyboard", staff, async ({ page, forum }) => {
  await settings(page);
  const roster = page.locator("weft-roster");
  await roster.getByText("3 people on the course’s list, read").waitFor();
  await roster.getByText("1 person here isn’t on the list").waitFor();

  await roster.getByRole("button", { name: "Show names" }).first().focus();
  await page.keyboard.press("Enter");
  await roster.getByText("Chidi Nair").waitFor();
  await until(async () => (await focused(page)).includes("Chidi"), "the first name is focused");

  await roster.getByRole("button", { name: "Read it now" }).click();
  await roster.getByText("It is being read.").waitFor();
  assert.equal(calls(forum, "POST", "/api/roster/reading").length, 1);
});

story(
  "staff is told why the list couldn’t be read",
  { ...staff, prepare: ({ forum }) => (forum.roster = { problem: "not-allowed" }) },
  async ({ page }) => {
    await settings(page);
    await page.locator("weft-roster").getByText("allow the “Names and Roles” service").waitFor();
  },
);

story(
  "without a list there is only who has come",
  { ...staff, prepare: ({ forum }) => (forum.roster = { byHost: false }) },
  async ({ page }) => {
    await settings(page);
    await page.locator("weft-roster").getByText("4 people have come so far").waitFor();
    assert.equal(await page.locator("weft-roster button").count(), 0);
  },
);
