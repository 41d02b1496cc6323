/** Runs every test in one process with one browser; "npm test -- composer" runs those files only. */
import { readdir } from "node:fs/promises";
import { describe } from "node:test";

const wanted = process.argv.slice(2);
const here = new URL("./", import.meta.url);
const files = (await readdir(here)).filter((file) => file.endsWith(".test.mjs")).sort();
const chosen = files.filter((file) => !wanted.length || wanted.some((part) => file.includes(part)));

describe("widgets", { concurrency: 4 }, async () => {
  for (const file of chosen) await import(new URL(file, here).href);
});
