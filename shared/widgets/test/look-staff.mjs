/** States of the widget that staff makes, for pictures. */
import { contract } from "./contract.mjs";

export const ask = (page) => page.getByRole("button", { name: /^(Ask|اسأل)$/ }).click();
const GROUPS = {
  set: "Sections",
  groups: [
    { id: "4", name: "Monday lab" },
    { id: "5", name: "Thursday lab" },
  ],
};
const withhold = ({ forum }) => {
  Object.assign(forum.opened.thread, { answerFirst: true, acceptedAnswer: null, acceptedPost: null });
  Object.assign(forum.opened.page, { posts: [], withheld: true });
};

export const STAFF_STATES = {
  grouped: [
    {
      viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" },
      state: { groups: GROUPS, dates: { opensAt: null, closesAt: "2026-11-30T12:00:00Z" } },
      prepare: ({ forum }) => (forum.rows[1].group = "Monday lab"),
    },
    async (page) => {
      await ask(page);
      await page.locator("weft-composer select").waitFor();
    },
  ],
  review: [
    {
      viewer: { staff: true, role: "instructor", person: "15", name: "Ravi Sato" },
      prepare: ({ forum }) => {
        forum.places = 2;
        forum.review = [...contract("review-held").items, ...contract("review").items];
      },
    },
    async (page) => {
      await page.locator("weft-review button").first().click();
      await page.locator("weft-review li .danger").first().click();
    },
  ],
  held: [
    {
      at: "thread",
      state: {
        held: [
          contract("held").held[0],
          { ...contract("held").held[0], id: "8", state: "refused", reason: "This was said in class already" },
        ],
      },
    },
    (page) => page.locator("weft-thread weft-held article").last().scrollIntoViewIfNeeded(),
  ],
  blocked: [
    { at: "thread", state: { blocked: { until: "2030-01-31T12:00:00Z", reason: "Advertises his shop, again" } } },
  ],
  slowed: [
    { at: "thread", prepare: ({ forum }) => (forum.seconds = 150) },
    async (page) => {
      await page.locator(".opener").click();
      await page.locator("weft-turn p").waitFor();
    },
  ],
  withheld: [{ at: "thread", prepare: withhold }],
  settings: [
    { viewer: { staff: true, role: "instructor", person: "15" } },
    async (page) => {
      await page.locator("footer button").first().click();
      await page.locator("weft-groups li .on").first().click();
      await page.locator("weft-group input").fill("a");
      await page.locator("weft-group [role=status] li").first().waitFor();
    },
  ],
};
