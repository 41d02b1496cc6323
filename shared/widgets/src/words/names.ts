import type { Author } from "../session/types.js";
import { t } from "./words.js";

/** What someone is called: by name, by their number in a thread when they hide it, or by what they are elsewhere. */
export function nameOf(author: Author | null): string {
  if (!author) return "";
  if (author.alias !== null) return t("anonymous", { n: author.alias });
  return author.name ?? t(`elsewhere.${author.role === "preview" ? "learner" : author.role}`);
}
