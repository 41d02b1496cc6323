/** States of the widget when somebody searches, for pictures. */
import { ask } from "./look-staff.mjs";

export const SEARCH_STATES = {
  search: [
    {},
    async (page) => {
      await page.getByRole("searchbox").fill("hadamard");
      await page.locator("weft-found").first().waitFor();
      await page.locator("weft-search input").check();
      await page.waitForTimeout(300);
    },
  ],
  "search-help": [{}, (page) => page.locator(".search button").click()],
  similar: [
    {},
    async (page) => {
      await ask(page);
      await page.locator("#title").fill("Why do two Hadamards turn it?");
      await page.locator("weft-similar .title").first().click();
      await page.locator("weft-similar .peek").waitFor();
    },
  ],
};
