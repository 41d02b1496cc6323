import { Problem } from "../session/problem.js";

/** Where it is, once it couldn't be fetched: a browser never asks again for a module at the same address. */
let missed = "";
let warm = false;

/**
 * Fetches what is beyond reading when it is first wanted; a second call costs nothing, and tries again what failed.
 *
 * @throws Problem "unreachable"
 */
export async function loadLater(): Promise<void> {
  try {
    await (missed ? import(`${missed}?${Date.now()}`) : import("./later.js"));
  } catch {
    const tried = performance.getEntriesByType("resource").findLast(({ name }) => /\/later-/.test(name));
    missed = tried?.name.split("?")[0] ?? "";
    throw new Problem("unreachable");
  }
}

/** Fetches it before it is wanted, so that it also opens offline. */
export function warmUp(): void {
  if (!warm) void loadLater().catch(() => undefined);
  warm = true;
}
