/** What the fake forum knows of points, and what it answers. */
import { contract, refusal } from "./contract.mjs";

export function credit(forum, method, url, body) {
  const known = (forum.points ??= { ...contract("credit"), page: contract("credit-people") });
  const { state } = forum;
  const [, , , what, person, part, id] = url.pathname.split("/");
  const { rules, standing, page } = known;
  if (!what) {
    if (method === "PUT") {
      if (!body.maximum) throw refusal(400, "credit-invalid", { limit: 1000, field: "maximum" });
      known.rules = body;
    }
    return {
      rules: known.rules ?? rules,
      standing: state.viewer.staff ? null : standing,
      editable: state.viewer.staff,
    };
  }
  if (what === "deliveries") return null;
  if (!person) {
    const problems = url.searchParams.has("problems");
    if (known.pages) return { ...page, ...known.pages[url.searchParams.get("cursor") ?? ""] };
    return { ...page, people: page.people.filter(({ problem }) => !problems || problem) };
  }
  if (part === "delivery") {
    const row = page.people.find((each) => each.id === person);
    Object.assign(row, { state: body.decision === "keep" ? "kept" : "waiting", problem: null, nextAt: null });
    return null;
  }
  if (method === "POST") {
    if (!body.comment.trim()) throw refusal(400, "comment-missing", { field: "comment" });
    standing.given.push({
      id: 8,
      points: body.points,
      comment: body.comment,
      by: "Ravi Sato",
      at: "2026-11-23T09:00:00Z",
    });
  }
  if (method === "DELETE") standing.given = standing.given.filter((each) => String(each.id) !== id);
  return standing;
}
