/** Fetches what is beyond reading when it is first wanted; a second call costs nothing. */
export async function loadLater(): Promise<void> {
  await import("./later.js");
}
