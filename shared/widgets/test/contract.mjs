/** What server and widgets send each other, and refusals. */
import { readFileSync } from "node:fs";

export const contract = (name) =>
  JSON.parse(readFileSync(new URL(`../contract/${name}.json`, import.meta.url), "utf8"));

export function refusal(status, code, more = {}) {
  return Object.assign(new Error(code), { status, code, more });
}
