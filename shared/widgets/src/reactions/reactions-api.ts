import type { Session } from "../session/session.js";
import type { Post, ReactionKind } from "../session/types.js";

/** Gives a reaction or takes it back; doing either twice is the same as once. @throws Problem */
export function react(
  session: Session,
  post: string,
  kind: ReactionKind,
  on: boolean,
): Promise<{ reactions: Post["reactions"]; mine: ReactionKind[] }> {
  return session.call(on ? "PUT" : "DELETE", `/api/posts/${encodeURIComponent(post)}/reactions/${kind}`);
}
