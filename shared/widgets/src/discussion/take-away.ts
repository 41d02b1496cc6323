import type { Weft } from "../session/weft.js";
import { saveFile } from "./save-file.js";
import type { ThreadKeeper } from "./thread-keeper.js";
import type { WeftPost } from "./weft-post.js";

/** Saves a thread as a file of the viewer's. */
export async function saveThread(weft: Weft, thread: string, format: "markdown" | "json"): Promise<void> {
  saveFile(await weft.api.export(thread, format));
}

/** Prints a thread, all of it, however much is shown. */
export async function printThread(keeper: ThreadKeeper, shown: () => Promise<WeftPost[]>): Promise<void> {
  await keeper.whole();
  const posts = await shown();
  await Promise.all(posts.map((post) => post.tended()));
  if (!keeper.problem) print();
}
