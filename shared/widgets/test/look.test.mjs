import assert from "node:assert/strict";
import { story } from "./story.mjs";

const look = {
  light: { accent: "#1a4f8b", onAccent: "#ffffff", tint: "#e8edf3" },
  dark: { accent: "#7fb0e6", onAccent: "#0b1114", tint: "#263443" },
};
const background = (page) => page.locator(".ask").evaluate((button) => getComputedStyle(button).backgroundColor);

story("the organization's colour is worn, light and dark, and not on paper", { state: { look } }, async ({ page }) => {
  assert.equal(await background(page), "rgb(26, 79, 139)");
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await background(page), "rgb(127, 176, 230)");
  await page.emulateMedia({ media: "print" });
  assert.notEqual(await background(page), "rgb(127, 176, 230)");
});
