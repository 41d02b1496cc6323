import type { Part } from "../words.js";
import type { earlier as en } from "../en/earlier.js";

export const earlier: Part<typeof en> = {
  "earlier.title": "De grupos anteriores",
  "earlier.none": "Este debate no es copia de uno anterior.",
  "earlier.about":
    "Preguntas con una respuesta aceptada o avalada, sin nombres ni archivos. En un texto pueden quedar nombres que el curso no conoce: léelo primero. Lo que incorpores lo podrán leer todos aquí, y nadie podrá responder.",
  "earlier.unconfirmed":
    "La plataforma del curso dice que esto es una copia de «{course}». Alguien que haya enseñado allí tiene que abrir esta página una vez; entonces se verán aquí sus respuestas.",
  "earlier.nothing": "Ninguna pregunta tiene allí una respuesta aceptada o avalada.",
  "earlier.waiting": { one: "{n} pregunta sin incorporar", other: "{n} preguntas sin incorporar" },
  "earlier.all": "Incorporar todas",
  "earlier.take": "Incorporar",
  "earlier.taken": "Incorporada",
  "earlier.out": "Sacar",
  "earlier.isTaken": { one: "Se incorporó {n} pregunta.", other: "Se incorporaron {n} preguntas." },
  "earlier.isOut": "Se ha sacado. Se puede incorporar de nuevo.",
  "problem.from-earlier-group": "Esto es de un grupo anterior y solo se puede leer. Haz tu pregunta en un hilo propio.",
  "problem.posts-invalid": "Elige entre 1 y {limit} preguntas.",
  "audit.earlier-taken": "incorporó respuestas de un grupo anterior",
  "audit.earlier-removed": "sacó una respuesta de un grupo anterior",
};
