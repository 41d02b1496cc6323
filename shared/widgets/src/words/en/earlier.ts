/** English for what earlier groups have answered. */
export const earlier = {
  "earlier.title": "From earlier groups",
  "earlier.none": "This discussion isn’t a copy of an earlier one.",
  "earlier.about":
    "Questions with an accepted or endorsed answer, without names and files. Names that the course doesn’t know can be left in a text: read it first. What you take over everyone here can read, and nobody can answer.",
  "earlier.unconfirmed":
    "The course platform says that this is a copy from “{course}”. Somebody who taught there has to open this page once; then its answers show here.",
  "earlier.nothing": "No question there has an accepted or endorsed answer.",
  "earlier.waiting": { one: "{n} question isn’t taken over", other: "{n} questions aren’t taken over" },
  "earlier.all": "Take over all",
  "earlier.take": "Take over",
  "earlier.taken": "Taken over",
  "earlier.out": "Take out",
  "earlier.isTaken": { one: "{n} question was taken over.", other: "{n} questions were taken over." },
  "earlier.isOut": "It was taken out. It can be taken over again.",
  "problem.from-earlier-group":
    "This is from an earlier group, to be read only. Ask your question in a thread of your own.",
  "problem.posts-invalid": "Choose between 1 and {limit} questions.",
  "audit.earlier-taken": "took over answers of an earlier group",
  "audit.earlier-removed": "took out an answer of an earlier group",
} as const satisfies Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>;
