export type CreditRule = "question" | "answer" | "return" | "share";

/** What counts; 0 points for a rule that doesn't. A week without a cap has null. */
export interface CreditRules {
  enabled: boolean;
  maximum: number;
  weekCap: number | null;
  question: number;
  answer: number;
  back: number;
  share: number;
}

/** One thing that somebody did, and the points that it counts after the limits. */
export interface Evidence {
  rule: CreditRule;
  thread: string;
  post: string;
  title: string;
  at: string;
  points: number;
}

/** Points that staff gave. */
export interface Given {
  id: number;
  points: number;
  comment: string;
  by: string;
  at: string;
}

export interface Standing {
  person: string;
  name: string;
  points: number;
  evidence: Evidence[];
  given: Given[];
}

/** The viewer's own standing; null for whoever has none. */
export interface Credit {
  rules: CreditRules;
  standing: Standing | null;
  editable: boolean;
}

export type Delivery = "waiting" | "delivered" | "differs" | "kept" | "refused";

/** A learner's points, and what became of them in the gradebook. */
export interface Scored {
  id: string;
  name: string;
  points: number;
  state: Delivery | null;
  problem: string | null;
  theirs: number | null;
  deliveredAt: string | null;
  nextAt: string | null;
}

export interface Deliveries {
  byHost: boolean;
  problem: string | null;
  triedAt: string | null;
  waiting: number;
  delivered: number;
  differs: number;
  kept: number;
  refused: number;
  people: Scored[];
  next: string | null;
}
