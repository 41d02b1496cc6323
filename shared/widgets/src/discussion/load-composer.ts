/** Fetches the composer when it is first wanted; a second call costs nothing. */
export async function loadComposer(): Promise<void> {
  await import("../composer/weft-composer.js");
}
