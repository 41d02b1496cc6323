import assert from "node:assert/strict";
import { contract } from "./contract.mjs";
import { called, calls, focused, story, until } from "./story.mjs";

const staff = { viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const points = async (page) => {
  await page.getByRole("button", { name: "Points", exact: true }).click();
  return page.locator("weft-credit");
};

story("a learner sees rules, points and what each is for, and goes there", {}, async ({ page }) => {
  const panel = await points(page);
  await panel.getByRole("heading", { name: "Your points: 4 of 10" }).waitFor();
  assert.match(await focused(page), /Your points/);
  await panel.getByText("2 points: your answer is accepted, or endorsed by staff").waitFor();
  await panel.getByText("At most 3 in a week.").waitFor();
  await panel.getByText("Helped two others in the lab").waitFor();
  await panel.getByText("beyond the limit").waitFor();
  assert.equal(await panel.locator("weft-scores").count(), 0);

  await panel
    .getByRole("button", { name: /What happens to the phase/ })
    .first()
    .click();
  await page.locator("weft-thread").waitFor();
});

story("where nothing counts there is no word of it", { state: { credit: false } }, async ({ page }) => {
  await page.getByRole("button", { name: "Feed" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Points", exact: true }).count(), 0);
});

story("staff sees what has arrived, what hasn’t and why, and decides", staff, async ({ page, forum }) => {
  const panel = await points(page);
  await panel.getByText("1 in the gradebook.").waitFor();
  await panel.getByText("The gradebook has 8.5, which Weft didn’t set.").waitFor();
  await panel.getByText("doesn’t take a grade for this person").waitFor();
  await panel.getByText("1 not taken.").waitFor();
  await panel.getByText("Weft doesn’t try this one again by itself.").waitFor();

  await panel.getByRole("button", { name: "Keep that: Chidi Nair" }).focus();
  await page.keyboard.press("Enter");
  await panel.getByText("The gradebook keeps 8.5.").waitFor();
  await until(async () => (await focused(page)).includes("Everyone’s points"), "the focus isn’t lost");
  const [decided] = await called(forum, "PUT", "/api/credit/people/13/delivery");
  assert.deepEqual(decided.body, { decision: "keep" });

  await panel.getByLabel("Only those that haven’t arrived").check();
  await until(async () => (await panel.locator("weft-scores li").count()) === 1, "only one is left");

  await panel.getByRole("button", { name: "Send again now" }).click();
  await called(forum, "POST", "/api/credit/deliveries");
  assert.equal(await panel.locator("weft-scores li").count(), 1);
});

story("what is decided far down the list leaves the list as long as it is", staff, async ({ page, forum }) => {
  const known = contract("credit-people");
  const [ana, chidi] = known.people;
  forum.points = {
    ...contract("credit"),
    page: known,
    pages: { "": { people: [ana], next: "a" }, a: { people: [chidi], next: null } },
  };
  const panel = await points(page);
  await panel.getByRole("button", { name: "Show more" }).click();
  await panel.getByRole("button", { name: "Keep that: Chidi Nair" }).click();
  await panel.getByText("The gradebook keeps 8.5.").waitFor();
  assert.equal(await panel.locator("weft-scores li").count(), 2);
});

story("staff gives points by hand, saying what for, and takes them back", staff, async ({ page, forum }) => {
  const panel = await points(page);
  await panel.getByRole("button", { name: "Ana Souza" }).click();
  await panel.getByRole("button", { name: "Give", exact: true }).click();
  await panel.getByText("Say what the points are for.").waitFor();
  await until(async () => (await focused(page)).startsWith("input"), "the reason is focused");

  await page.keyboard.type("Brought a good example");
  await page.keyboard.press("Enter");
  await panel.getByText("Brought a good example").waitFor();
  const sent = calls(forum, "POST", "/api/credit/people/12/given").map(({ body }) => body);
  assert.equal(sent[0].clientKey, sent[1].clientKey);
  assert.equal(sent[1].points, 1);

  await panel.getByRole("button", { name: "Take back" }).last().click();
  await until(async () => (await panel.getByText("Brought a good example").count()) === 0, "it is gone");
});

story("staff sets what earns points", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  const form = page.locator("weft-credit-rules");
  await form.getByLabel("points in all at most, as in the gradebook").fill("0");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Choose whole numbers up to 1,000.").waitFor();
  assert.match(await focused(page), /^input/);

  await form.getByLabel("points in all at most, as in the gradebook").fill("20");
  await form.getByLabel("points a week at most; empty for no limit").fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Saved").waitFor();
  const { body } = calls(forum, "PUT", "/api/credit").at(-1);
  assert.equal(body.maximum, 20);
  assert.equal(body.weekCap, null);
});
