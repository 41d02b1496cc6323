import type { Session } from "../session/session.js";
import type { Feed } from "../session/types.js";
import { of } from "./discussion-api.js";

/** The calls of the viewer's own feeds: of the discussion, or of a tag in it. All throw Problem. */
export class FeedApi {
  constructor(private readonly session: Session) {}

  feed(): Promise<Feed> {
    return this.session.call("GET", "/api/feed");
  }

  make(tag = ""): Promise<Feed> {
    return this.session.call("PUT", path(tag));
  }

  async stop(tag = ""): Promise<Feed> {
    await this.session.call("DELETE", path(tag));
    return this.feed();
  }
}

function path(tag: string): string {
  return tag ? `/api/feed/tags/${of(tag)}` : "/api/feed";
}
