/** A test that opens a widget and closes it again; fails when the page had an error of its own. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, open } from "./browser.mjs";

let browser;

export function story(name, setting, play) {
  test(name, { timeout: 60_000 }, async () => {
    browser ??= launch();
    const widget = await open(await browser, setting);
    widget.page.setDefaultTimeout(15_000);
    try {
      await play(widget);
      assert.deepEqual(widget.errors, []);
    } finally {
      await widget.close();
    }
  });
}

after(async () => (await browser)?.close());

/** Waits until a condition holds. */
export async function until(condition, what, ms = 15_000) {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`never: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** The calls to one path. */
export function calls(forum, method, path) {
  return forum.calls.filter(
    (call) => call.method === method && (path instanceof RegExp ? path.test(call.path) : call.path === path),
  );
}

/** Waits until there was one call to a path, and no more; it, as a list. */
export async function called(forum, method, path) {
  await until(() => calls(forum, method, path).length > 0, `${method} ${path}`);
  const found = calls(forum, method, path);
  assert.equal(found.length, 1);
  return found;
}

/** What has the focus, through all shadow roots. */
export function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return `${element?.localName ?? ""} ${element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? ""}`;
  });
}
