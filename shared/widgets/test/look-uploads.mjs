/** States with pictures and files, for look.mjs. */
import { choose, picture, sheet } from "./pictures.mjs";

export const UPLOADS = {
  attaching: [
    { at: "thread" },
    async (page, forum) => {
      await page.locator(".opener").click();
      await page.locator("weft-composer textarea").waitFor();
      await page.locator("weft-composer textarea").fill("The state moves like this:");
      await choose(page, picture());
      await page.locator("weft-uploads .field").fill("A ball with an arrow to its north pole");
      await choose(page, sheet("Übungsblatt 3 with a rather long name for a file.txt"), {
        ...sheet("odd.png"),
        buffer: Buffer.from("broken"),
      });
      await page.locator("weft-uploads .wrong").waitFor();
      forum.slowly = new Promise(() => undefined);
      await choose(page, picture("still on its way.png", 1500, 1500));
      await page.waitForTimeout(300);
    },
  ],
  pictures: [
    {
      at: "thread",
      prepare: ({ forum }) => {
        const give = (file) => forum.take({ name: file.name, data: file.buffer }).id;
        const text = `It moves like this: ![A ball with an arrow](upload:${give(picture())}) The rest is in [sheet 3](upload:${give(sheet())}).`;
        forum.opened.page.posts[1].html = `<p dir="auto">${forum.shown(text)}</p><p><img data-upload="404" alt="A lost picture" width="600" height="300"></p>`;
      },
    },
    async (page) => {
      await page.locator(".picture").last().scrollIntoViewIfNeeded();
      await page.locator("[data-failed]").waitFor();
    },
  ],
};
