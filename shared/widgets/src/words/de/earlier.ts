import type { Part } from "../words.js";
import type { earlier as en } from "../en/earlier.js";

export const earlier: Part<typeof en> = {
  "earlier.title": "Von früheren Gruppen",
  "earlier.none": "Diese Diskussion ist keine Kopie einer früheren.",
  "earlier.about":
    "Fragen mit einer angenommenen oder empfohlenen Antwort, ohne Namen und Dateien. Namen, die der Kurs nicht kennt, können in einem Text stehen geblieben sein: Lies ihn zuerst. Was du übernimmst, können hier alle lesen, und niemand kann darauf antworten.",
  "earlier.unconfirmed":
    "Die Lernplattform sagt, dass dies eine Kopie aus „{course}“ ist. Jemand, der dort unterrichtet hat, muss diese Seite einmal öffnen; dann zeigen sich die Antworten hier.",
  "earlier.nothing": "Dort hat keine Frage eine angenommene oder empfohlene Antwort.",
  "earlier.waiting": { one: "{n} Frage ist nicht übernommen", other: "{n} Fragen sind nicht übernommen" },
  "earlier.all": "Alle übernehmen",
  "earlier.take": "Übernehmen",
  "earlier.taken": "Übernommen",
  "earlier.out": "Herausnehmen",
  "earlier.isTaken": { one: "{n} Frage wurde übernommen.", other: "{n} Fragen wurden übernommen." },
  "earlier.isOut": "Sie wurde herausgenommen und kann wieder übernommen werden.",
  "problem.from-earlier-group":
    "Das ist von einer früheren Gruppe und nur zum Lesen da. Stell deine Frage in einem eigenen Thema.",
  "problem.posts-invalid": "Wähle zwischen 1 und {limit} Fragen.",
  "audit.earlier-taken": "hat Antworten einer früheren Gruppe übernommen",
  "audit.earlier-removed": "hat eine Antwort einer früheren Gruppe herausgenommen",
};
