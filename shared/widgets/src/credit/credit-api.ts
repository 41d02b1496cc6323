import type { Credit, CreditRules, Deliveries, Standing } from "../session/credit-types.js";
import type { Session } from "../session/session.js";

/** Calls about points. All throw Problem. */
export class CreditApi {
  constructor(private readonly session: Session) {}

  overview(): Promise<Credit> {
    return this.session.call("GET", "/api/credit");
  }

  set(rules: CreditRules): Promise<Credit> {
    return this.session.call("PUT", "/api/credit", rules);
  }

  people(problems: boolean, cursor: string): Promise<Deliveries> {
    const asked = new URLSearchParams({ ...(problems ? { problems: "true" } : {}), ...(cursor ? { cursor } : {}) });
    return this.session.call("GET", asked.size ? `/api/credit/people?${asked}` : "/api/credit/people");
  }

  standing(person: string): Promise<Standing> {
    return this.session.call("GET", `/api/credit/people/${person}`);
  }

  give(person: string, gift: { points: number; comment: string; clientKey: string }): Promise<Standing> {
    return this.session.call("POST", `/api/credit/people/${person}/given`, gift);
  }

  takeBack(person: string, id: number): Promise<Standing> {
    return this.session.call("DELETE", `/api/credit/people/${person}/given/${id}`);
  }

  decide(person: string, decision: "send" | "overwrite" | "keep"): Promise<void> {
    return this.session.call("PUT", `/api/credit/people/${person}/delivery`, { decision });
  }

  sendAgain(): Promise<void> {
    return this.session.call("POST", "/api/credit/deliveries", {});
  }
}
