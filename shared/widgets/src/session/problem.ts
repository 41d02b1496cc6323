import { moment } from "../words/weft-time.js";
import { t, has, type Word } from "../words/words.js";

/** A call that did not succeed: refused by the server, or never arrived. */
export class Problem extends Error {
  constructor(
    /** Stable kebab-case code of the server, or "offline", "unreachable", "unexpected". */
    readonly code: string,
    readonly status = 0,
    readonly detail: {
      field?: string;
      limit?: number;
      incident?: string;
      retryAfter?: number;
      version?: number;
      post?: string;
      placement?: string;
      /** Of a search that can't be read. */
      operator?: string;
      until?: string;
      word?: string;
    } = {},
  ) {
    super(code);
    this.name = "Problem";
  }

  /** True when the same call may succeed later without any change. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || [502, 503, 504].includes(this.status);
  }

  get expired(): boolean {
    return this.code === "session-expired";
  }

  static async of(response: Response): Promise<Problem> {
    let body: Record<string, unknown> = {};
    try {
      body = (await response.json()) as Record<string, unknown>;
    } catch {
      // not JSON: a proxy's page; the status says enough
    }
    const text = (key: string) => (typeof body[key] === "string" ? body[key] : undefined);
    const number = (key: string) => (typeof body[key] === "number" ? body[key] : undefined);
    const retryAfter = Number(response.headers.get("Retry-After") ?? NaN);
    return new Problem(text("code") ?? codeOf(response.status), response.status, {
      field: text("field"),
      limit: number("limit"),
      version: number("version"),
      incident: text("incident"),
      post: text("post"),
      placement: text("placement"),
      operator: text("operator"),
      until: text("until"),
      word: text("word"),
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    });
  }

  static from(thrown: unknown): Problem {
    return thrown instanceof Problem ? thrown : new Problem("unexpected");
  }
}

function codeOf(status: number): string {
  if (status === 401) return "session-expired";
  if (status === 403) return "not-allowed";
  if (status === 404) return "not-found";
  if (status === 413) return "body-too-large";
  if (status === 429) return "too-many-requests";
  return status >= 502 ? "unavailable" : "unexpected";
}

/** Says in the viewer's language what happened and what to do. */
export function inWords(problem: Problem): string {
  const key = `problem.${problem.code}`;
  const word: Word = has(key) ? key : "problem.unexpected";
  const { limit = "", retryAfter = 30, until } = problem.detail;
  const day = moment(until ?? new Date(Date.now() + retryAfter * 1000).toISOString());
  const words = t(word, { limit, seconds: retryAfter, day, word: problem.detail.word ?? "" });
  if (until) return `${words} ${t("blocked.until", { day })}`;
  return problem.detail.incident ? `${words} ${t("problem.incident", { incident: problem.detail.incident })}` : words;
}
