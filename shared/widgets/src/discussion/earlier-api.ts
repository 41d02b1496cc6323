import type { Session } from "../session/session.js";
import type { Earlier } from "../session/staff-types.js";

/** Calls about what earlier groups of a copied course have answered; for staff. All throw Problem. */
export class EarlierApi {
  constructor(private readonly session: Session) {}

  page(cursor: string): Promise<Earlier> {
    const query = cursor ? `?${new URLSearchParams({ cursor })}` : "";
    return this.session.call("GET", `/api/earlier${query}`);
  }

  /** Null takes over what is left, up to fifty at a time. */
  take(posts: string[] | null): Promise<{ taken: number; left: number }> {
    return this.session.call("POST", "/api/earlier/threads", { posts });
  }

  remove(thread: string): Promise<void> {
    return this.session.call("DELETE", `/api/earlier/threads/${thread}`);
  }
}
