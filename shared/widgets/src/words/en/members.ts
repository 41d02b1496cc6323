/** English for the host's list of members. */
export const members = {
  "roster.title": "Who is missing",
  "roster.none": {
    one: "The course’s list of members isn’t shared with Weft. {n} person has come so far.",
    other: "The course’s list of members isn’t shared with Weft. {n} people have come so far.",
  },
  "roster.read": { one: "{n} person on the course’s list, read", other: "{n} people on the course’s list, read" },
  "roster.unread": "The course’s list of members hasn’t been read yet.",
  "roster.waits": "It is being read.",
  "roster.hurry": "Read it now",
  "roster.show": "Show names",
  "roster.since": "left",
  "roster.absent": {
    one: "{n} person on the list has never come here",
    other: "{n} people on the list have never come here",
  },
  "roster.gone": { one: "{n} person here isn’t on the list", other: "{n} people here aren’t on the list" },
  "roster.problem.not-allowed":
    "The course platform doesn’t let Weft read its list. Ask its administrator to allow the “Names and Roles” service.",
  "roster.problem.gone": "The course platform knows this course’s list no more. Open this page from the course again.",
  "roster.problem.unavailable": "The course platform couldn’t be read just now. Weft tries again by itself.",
  "roster.problem.refused": "The course platform’s answer makes no sense. Tell its administrator when this happened.",
  "roster.problem.empty":
    "The course platform shows nobody, so nobody was marked as gone. Ask its administrator what Weft may see.",
} as const satisfies Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>;
