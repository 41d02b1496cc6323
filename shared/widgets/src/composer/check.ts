import { Problem } from "../session/problem.js";
import type { Limits } from "../session/types.js";
import { lengthOf, tagsOf, type Draft } from "./drafts.js";

/** What the server would refuse, said before sending. */
export function check(draft: Draft, limits: Limits, isNew: boolean): Problem | undefined {
  const wrong = (code: string, field: string, limit?: number) => new Problem(code, 400, { field, limit });
  if (isNew) {
    if (!draft.title.trim()) return wrong("title-missing", "title");
    if (lengthOf(draft.title.trim()) > limits.titleChars) return wrong("title-too-long", "title", limits.titleChars);
  }
  if (!draft.text.trim()) return wrong("text-missing", "text");
  if (lengthOf(draft.text) > limits.textChars) return wrong("text-too-long", "text", limits.textChars);
  if (isNew) {
    const tags = tagsOf(draft.tags);
    if (tags.length > limits.tags) return wrong("too-many-tags", "tags", limits.tags);
    const odd = tags.some((tag) => lengthOf(tag) > limits.tagChars || !/^[\p{L}\p{M}\p{N}._+#-]+$/u.test(tag));
    if (odd) return wrong("tag-invalid", "tags", limits.tagChars);
  }
  return undefined;
}

/** Sending waits for files that aren't there yet. */
export function waiting(field: { unfinished: boolean }): Problem | undefined {
  return field.unfinished ? new Problem("uploads-unfinished", 400) : undefined;
}
