import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";

/** A source module, made readable for Node. */
async function module(path) {
  const outfile = join(await mkdtemp(join(tmpdir(), "weft-unit-")), "module.mjs");
  const entryPoints = [new URL(`../src/${path}`, import.meta.url).pathname];
  await build({ entryPoints, outfile, bundle: true, format: "esm", logLevel: "warning" });
  return import(outfile);
}

const { Ranges } = await module("discussion/ranges.ts");
const { StreamParser } = await module("live/sse.ts");
const { lengthOf, newKey, tagsOf } = await module("composer/drafts.ts");

test("ranges that touch are joined", () => {
  const ranges = new Ranges([
    [1, 3],
    [5, 5],
  ]);

  ranges.add(4);

  assert.deepEqual(ranges.list(), [[1, 5]]);
});

test("taking a number out of a range splits it", () => {
  const ranges = new Ranges([[1, 5]]);

  ranges.remove(3);

  assert.deepEqual(ranges.list(), [
    [1, 2],
    [4, 5],
  ]);
  assert.equal(ranges.missing(6), 2);
});

test("a stream cut anywhere gives the same messages", () => {
  const stream = ': hello\n\nid: 7-1\nevent: post-created\ndata: {"a":1}\n\nid: 7-2\r\nevent: reset\r\ndata:\r\n\r\n';
  const whole = new StreamParser().push(stream);

  for (let cut = 1; cut < stream.length; cut++) {
    const parser = new StreamParser();
    assert.deepEqual([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))], whole, `cut at ${cut}`);
  }
  assert.deepEqual(whole, [
    { id: "7-1", event: "post-created", data: '{"a":1}' },
    { id: "7-2", event: "reset", data: "" },
  ]);
});

test("a text is counted in code points", () => {
  assert.equal(lengthOf("a😀é"), 3);
});

test("tags are tidied and not doubled", () => {
  assert.deepEqual(tagsOf("#Gates, two qubit ,gates,"), ["gates", "two-qubit"]);
});

test("keys are version 4 and never the same", () => {
  assert.match(newKey(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(newKey(), newKey());
});
