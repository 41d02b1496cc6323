import type { Deflections, FoundPage, Like } from "../session/search-types.js";
import type { Session } from "../session/session.js";

/** Calls of the search. All throw Problem. */
export class SearchApi {
  constructor(private readonly session: Session) {}

  find(typed: string, everywhere: boolean, cursor: string, signal: AbortSignal): Promise<FoundPage> {
    const asked = new URLSearchParams({ q: typed, scope: everywhere ? "course" : "page" });
    if (cursor) asked.set("cursor", cursor);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (timeZone) asked.set("zone", timeZone);
    return this.session.call("GET", `/api/search?${asked}`, undefined, { signal });
  }

  async similar(title: string, signal: AbortSignal): Promise<Like[]> {
    const path = `/api/similar?${new URLSearchParams({ title })}`;
    return (await this.session.call<{ threads: Like[] }>("GET", path, undefined, { signal })).threads;
  }

  /** That a thread answers what the viewer was about to ask. */
  answered(post: string, on: boolean): Promise<void> {
    return this.session.call(on ? "PUT" : "DELETE", `/api/posts/${encodeURIComponent(post)}/deflection`);
  }

  deflections(): Promise<Deflections> {
    return this.session.call("GET", "/api/deflections");
  }
}
