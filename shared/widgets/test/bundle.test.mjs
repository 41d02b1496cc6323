import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { OUTPUT, bundle } from "../build.mjs";

const KILOBYTE = 1000;

test("the committed bundle is what these sources give, byte for byte", async () => {
  const folder = await mkdtemp(join(tmpdir(), "weft-again-"));
  await bundle(folder);

  assert.deepEqual(await readdir(OUTPUT), await readdir(folder));
  for (const file of await readdir(folder)) {
    assert.ok((await readFile(join(OUTPUT, file))).equals(await readFile(join(folder, file))), file);
  }
});

test("reading needs at most 45 kB gzipped in three files", async () => {
  const manifest = JSON.parse(await readFile(join(OUTPUT, "manifest.json"), "utf8"));
  const needed = ["weft.js", "shared.js", "weft.css"].map((name) => manifest[name]);

  const entry = await readFile(join(OUTPUT, manifest["weft.js"]), "utf8");
  const imported = [...entry.matchAll(/from"\.\/([^"]+)"|import"\.\/([^"]+)"/g)].map((match) => match[1] ?? match[2]);
  const sizes = await Promise.all(needed.map(async (file) => gzipSync(await readFile(join(OUTPUT, file))).length));

  assert.deepEqual(imported, [manifest["shared.js"]]);
  assert.ok(sizes.reduce((sum, size) => sum + size) <= 45 * KILOBYTE, `${sizes}`);
});
