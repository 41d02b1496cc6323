import type { Session } from "../session/session.js";
import type { Roster, RosterPage } from "../session/staff-types.js";

/** Calls about the host's list of members; for staff. All throw Problem. */
export class RosterApi {
  constructor(private readonly session: Session) {}

  overview(): Promise<Roster> {
    return this.session.call("GET", "/api/roster");
  }

  /** Asks for the list to be read now. */
  hurry(): Promise<Roster> {
    return this.session.call("POST", "/api/roster/reading", {});
  }

  page(side: "absent" | "gone", cursor: string): Promise<RosterPage> {
    const query = cursor ? `?${new URLSearchParams({ cursor })}` : "";
    return this.session.call("GET", `/api/roster/${side}${query}`);
  }
}
