import type { Author } from "../session/types.js";
import { t } from "./words.js";

/** What someone is called: by name, or by their number in a thread when they hide it. */
export function nameOf(author: Author | null): string {
  if (!author) return "";
  return author.alias === null ? author.name : t("anonymous", { n: author.alias });
}
