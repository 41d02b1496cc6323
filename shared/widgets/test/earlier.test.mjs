import assert from "node:assert/strict";
import { contract } from "./contract.mjs";
import { calls, focused, story, until } from "./story.mjs";

const staff = { viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" } };
const offer = contract("earlier").threads[0];
const copied = ({ forum }) => {
  const threads = [offer, { ...offer, post: "42", title: "What is a qubit?" }].map((each) => ({ ...each }));
  forum.earlier = { ...contract("earlier"), threads };
};
const settings = async (page) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.locator("weft-earlier p").first().waitFor();
};

story("staff reads an earlier answer and takes it over, by keyboard", { ...staff, prepare: copied }, async (it) => {
  const { page, forum } = it;
  await settings(page);
  const earlier = page.locator("weft-earlier");
  await earlier.getByText("2 questions aren’t taken over").waitFor();

  await earlier.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  await earlier.getByText("it is a NAND").first().waitFor();
  await earlier.locator("math").first().waitFor();
  await earlier.getByRole("button", { name: "Take over: Why is the Toffoli gate universal?" }).focus();
  await page.keyboard.press("Enter");

  await earlier.getByText("1 question was taken over.").waitFor();
  await earlier.getByText("1 question isn’t taken over").waitFor();
  await until(async () => (await focused(page)).includes("Take out"), "the way back is focused");
  assert.deepEqual(calls(forum, "POST", "/api/earlier/threads")[0].body, { posts: ["41"] });

  await page.keyboard.press("Enter");
  await earlier.getByText("It was taken out").waitFor();
});

story("all are taken over at once", { ...staff, prepare: copied }, async ({ page }) => {
  await settings(page);
  const earlier = page.locator("weft-earlier");
  await earlier.getByRole("button", { name: "Take over all" }).click();
  await earlier.getByText("2 questions were taken over.").waitFor();
  await earlier.getByRole("button", { name: "Take over all" }).waitFor({ state: "detached" });
});

story(
  "who never taught there is told who can confirm it",
  {
    ...staff,
    prepare: ({ forum }) =>
      (forum.earlier = { runs: [{ course: "Optics", confirmed: false }], waiting: 0, threads: [], next: null }),
  },
  async ({ page }) => {
    await settings(page);
    await page.locator("weft-earlier").getByText("Somebody who taught there").waitFor();
  },
);

story("a discussion that is no copy says so", staff, async ({ page }) => {
  await settings(page);
  await page.locator("weft-earlier").getByText("isn’t a copy").waitFor();
});

story(
  "what was taken over is marked, and has no field to answer in",
  { prepare: ({ forum }) => Object.assign(forum.opened.thread, { earlier: true }), at: "thread" },
  async ({ page }) => {
    await page.locator("weft-thread").getByText("From an earlier group, to be read only").waitFor();
    assert.equal(await page.locator("weft-thread .opener").count(), 0);
    assert.equal(await page.locator("weft-post .reply").count(), 0);
  },
);
