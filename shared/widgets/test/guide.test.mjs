/** The guides and their pictures: none is missing, none is left over, and each has words for those who can't see it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { SCENES } from "../guide/scenes.mjs";

const docs = new URL("../../../docs/", import.meta.url);
const guides = readdirSync(new URL("guide/", docs)).map((name) => readFileSync(new URL(`guide/${name}`, docs), "utf8"));

test("every picture of the guides is one that the command makes, and is there", () => {
  const shown = guides.flatMap((text) => [...text.matchAll(/!\[(.*?)\]\(\.\.\/images\/guide\/(.+?)\.png\)/g)]);
  const made = Object.keys(SCENES).sort();

  assert.deepEqual([...new Set(shown.map(([, , name]) => name))].sort(), made);
  assert.deepEqual(readdirSync(new URL("images/guide/", docs)).sort(), made.map((name) => `${name}.png`).sort());
  for (const [, words] of shown) assert.ok(words.length > 10, words);
});
