import type { Part } from "../words.js";
import type { members as en } from "../en/members.js";

export const members: Part<typeof en> = {
  "roster.title": "Wer fehlt",
  "roster.none": {
    one: "Die Teilnehmerliste des Kurses wird nicht mit Weft geteilt. Bisher war {n} Person hier.",
    other: "Die Teilnehmerliste des Kurses wird nicht mit Weft geteilt. Bisher waren {n} Personen hier.",
  },
  "roster.read": {
    one: "{n} Person auf der Liste des Kurses, gelesen",
    other: "{n} Personen auf der Liste des Kurses, gelesen",
  },
  "roster.unread": "Die Teilnehmerliste des Kurses wurde noch nicht gelesen.",
  "roster.waits": "Sie wird gerade gelesen.",
  "roster.hurry": "Jetzt lesen",
  "roster.show": "Namen zeigen",
  "roster.since": "nicht mehr dabei seit",
  "roster.absent": {
    one: "{n} Person auf der Liste war noch nie hier",
    other: "{n} Personen auf der Liste waren noch nie hier",
  },
  "roster.gone": {
    one: "{n} Person hier steht nicht auf der Liste",
    other: "{n} Personen hier stehen nicht auf der Liste",
  },
  "roster.problem.not-allowed":
    "Die Lernplattform lässt Weft ihre Liste nicht lesen. Bitten Sie deren Administration, den Dienst „Names and Roles“ zu erlauben.",
  "roster.problem.gone":
    "Die Lernplattform kennt die Liste dieses Kurses nicht mehr. Öffnen Sie diese Seite neu aus dem Kurs.",
  "roster.problem.unavailable": "Die Lernplattform war gerade nicht zu erreichen. Weft versucht es von selbst wieder.",
  "roster.problem.refused":
    "Die Antwort der Lernplattform ergibt keinen Sinn. Sagen Sie deren Administration, wann das war.",
  "roster.problem.empty":
    "Die Lernplattform zeigt niemanden, also wurde niemand als nicht mehr dabei markiert. Fragen Sie deren Administration, was Weft sehen darf.",
};
