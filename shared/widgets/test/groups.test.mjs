import assert from "node:assert/strict";
import { called, calls, focused, story, until } from "./story.mjs";

const GROUPS = {
  set: "Sections",
  groups: [
    { id: "4", name: "Monday lab" },
    { id: "5", name: "Thursday lab" },
  ],
};
const viewer = { staff: true, role: "instructor", person: "15", name: "Ravi Sato" };
const staff = { viewer, state: { groups: GROUPS } };
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const settings = async (page) => {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.locator("weft-groups li").first().waitFor();
};
const withheld = {
  at: "thread",
  prepare: ({ forum }) => {
    Object.assign(forum.opened.thread, { answerFirst: true, acceptedAnswer: null, acceptedPost: null });
    Object.assign(forum.opened.page, { posts: [], withheld: true });
  },
};

story("staff begins a thread for one group, and looks at one group", staff, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Ask" }).click();
  await page.getByLabel("Title").fill("Bring your notebook");
  await page.locator("weft-composer textarea").fill("On Thursday");
  await page.locator("weft-composer .extras select").selectOption("Thursday lab");
  await page.locator("weft-composer .foot .button").click();
  await until(() => calls(forum, "POST", "/api/threads").length === 1, "it is sent");
  assert.equal(calls(forum, "POST", "/api/threads")[0].body.group, "5");

  await page.getByRole("button", { name: "All questions" }).click();
  await page.getByLabel("Show the threads of").selectOption("Monday lab");
  await until(() => forum.calls.some((call) => call.search.includes("group=4")), "the group's threads are asked for");
});

story(
  "a learner in one group has nothing to choose",
  { state: { groups: { set: "Sections", groups: GROUPS.groups.slice(0, 1) } } },
  async ({ page }) => {
    assert.equal(await page.getByLabel("Show the threads of").count(), 0);
    await page.getByRole("button", { name: "Ask" }).click();
    await page.locator("weft-composer textarea").waitFor();
    assert.equal(await page.locator("weft-composer select").count(), 0);
  },
);

story(
  "the row and the open thread say for which group it is",
  {
    at: "thread",
    prepare: ({ forum }) => (forum.opened.thread.group = forum.rows[0].group = "Monday lab"),
  },
  async ({ page }) => {
    await page.locator("weft-thread .about").getByText("Monday lab").waitFor();
  },
);

story("staff keeps groups apart, adds one and fills it, by keyboard", staff, async ({ page, forum }) => {
  await settings(page);
  await page.getByLabel("Kept apart here:").selectOption("Sections");
  await until(() => calls(forum, "PUT", "/api/groups/apart").length === 1, "it is set");

  await page.getByLabel("New group").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Give it a name" }).waitFor();
  await page.keyboard.type("Friday lab");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Sections: Friday lab" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Put somebody in" }).fill("kei");
  await page
    .getByRole("button", { name: /^Put in: / })
    .first()
    .focus();
  await page.keyboard.press("Enter");

  await page
    .getByRole("button", { name: /^Take out: / })
    .last()
    .waitFor();
  await until(async () => (await focused(page)).startsWith("input"), "the focus is in the field again");
});

story("a group in which something was written stays, and it is said", staff, async ({ page }) => {
  await settings(page);
  await page.getByRole("button", { name: "Remove: Monday lab" }).click();
  await page.getByRole("alert").filter({ hasText: "so it stays" }).waitFor();
});

story("staff sets dates, and is told when they make no sense", staff, async ({ page, forum }) => {
  await settings(page);
  await page.getByLabel("Learners see it from").fill("2031-05-04T09:00");
  await page.getByLabel("They can write until").fill("2031-05-01T09:00");
  await page.locator("weft-dates .button").click();
  await page.getByRole("alert").filter({ hasText: "Choose a later end" }).waitFor();
  await page.getByLabel("They can write until").fill("2031-06-01T09:00");
  await page.locator("weft-dates .button").click();

  await page.locator("weft-dates [role=status]").filter({ hasText: "Saved" }).waitFor();
  const { opensAt } = calls(forum, "PUT", "/api/settings/dates").at(-1).body;
  assert.equal(new Date(opensAt).getHours(), 9);
});

story(
  "before it opens learners are told when",
  { empty: true, prepare: ({ forum }) => (forum.state.dates = { opensAt: day(3), closesAt: null }) },
  async ({ page }) => {
    await page.getByText("This discussion opens on").waitFor();
    assert.equal(await page.getByRole("button", { name: "Ask" }).count(), 0);
  },
);

story(
  "after it closes learners read, and nothing offers to write",
  { at: "thread", prepare: ({ forum }) => (forum.state.dates = { opensAt: null, closesAt: day(-1) }) },
  async ({ page }) => {
    await page.getByText("This discussion closed on").waitFor();
    await page.locator("weft-post").first().waitFor();
    for (const name of ["Write an answer", "Reply", "Accept as answer", "I have this too"]) {
      assert.equal(await page.getByRole("button", { name }).count(), 0, name);
    }
  },
);

story("answers are withheld until one's own is written", withheld, async ({ page, forum }) => {
  await page.getByText("You see them when you have written yours").waitFor();
  assert.equal(await page.locator('weft-post[variant="list"]').count(), 0);

  await page.getByRole("button", { name: "Write an answer" }).click();
  await page.locator("weft-composer textarea").fill("It stays");
  forum.opened.page.withheld = false;
  forum.opened.page.posts = [
    { ...forum.opened.thread.firstPost, id: "701", number: 2, root: 2, html: "<p>It falls</p>" },
  ];
  await page.keyboard.press("Control+Enter");

  await page.getByText("It falls").waitFor();
  await page.getByText("You see them when you have written yours").waitFor({ state: "detached" });
});

story("staff asks for an answer first, and takes it back", { ...staff, at: "thread" }, async ({ page, forum }) => {
  await page.getByRole("button", { name: "Show answers after one’s own" }).click();
  await page.locator(".about").getByText("Answer before you see answers").waitFor();
  await page.getByRole("button", { name: "Show answers to everyone" }).click();
  await called(forum, "DELETE", "/api/threads/5/answer-first");
});

story(
  "who asks is told where it can be read as well, and sends what they know",
  {
    state: { shown: { reach: 3, others: ["Quantum Lab"] } },
  },
  async ({ page, forum }) => {
    await page.getByRole("button", { name: "Ask" }).click();
    await page.getByText("People in Quantum Lab can read this too.").waitFor();
    await page.getByLabel("Title").fill("Is a qubit a bit?");
    await page.locator("weft-composer textarea").fill("Or two?");
    await page.keyboard.press("Control+Enter");
    await until(() => calls(forum, "POST", "/api/threads").length === 1, "it is sent");
    assert.equal(calls(forum, "POST", "/api/threads")[0].body.reach, 3);
  },
);

story(
  "people of another course are shown by what they are",
  {
    at: "thread",
    prepare: ({ forum }) => {
      forum.post("74").author = { id: null, name: null, role: "learner", alias: null };
      Object.assign(forum.post("73"), { endorsedBy: "" });
      forum.opened.thread.elsewhere = 3;
    },
  },
  async ({ page }) => {
    await page.getByText("A learner in another course").waitFor();
    await page.getByText("endorsed by staff of another course").first().waitFor();
    await page.getByText("3 replies from other places").waitFor();
  },
);

story(
  "staff makes a code, shows another discussion, and ends what is shown elsewhere",
  staff,
  async ({ page, forum }) => {
    await settings(page);
    await page.getByRole("button", { name: "Make a code for a colleague" }).click();
    assert.equal(await page.locator("weft-sharing input[readonly]").inputValue(), "1-k7Qx");
    await page.getByRole("button", { name: "Stop showing it there: Quantum Lab" }).click();
    await page.getByText("It is also shown in:").waitFor({ state: "detached" });
    await page.locator("weft-sharing form").last().getByRole("button").click();
    await page.getByRole("alert").filter({ hasText: "A code works once" }).waitFor();

    await page.locator("weft-sharing form").first().getByRole("button").click();
    await until(() => calls(forum, "PUT", "/api/sharing").length === 2, "it is asked for");
    assert.deepEqual(calls(forum, "PUT", "/api/sharing").at(-1).body, { placement: "1-Zk9" });
  },
);
