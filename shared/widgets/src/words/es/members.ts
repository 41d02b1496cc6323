import type { Part } from "../words.js";
import type { members as en } from "../en/members.js";

export const members: Part<typeof en> = {
  "roster.title": "Quién falta",
  "roster.none": {
    one: "La lista de miembros del curso no se comparte con Weft. Hasta ahora ha venido {n} persona.",
    other: "La lista de miembros del curso no se comparte con Weft. Hasta ahora han venido {n} personas.",
  },
  "roster.read": {
    one: "{n} persona en la lista del curso, leída",
    other: "{n} personas en la lista del curso, leída",
  },
  "roster.unread": "La lista de miembros del curso aún no se ha leído.",
  "roster.waits": "Se está leyendo.",
  "roster.hurry": "Leerla ahora",
  "roster.show": "Mostrar nombres",
  "roster.since": "salió",
  "roster.absent": {
    one: "{n} persona de la lista nunca ha venido",
    other: "{n} personas de la lista nunca han venido",
  },
  "roster.gone": { one: "{n} persona de aquí no está en la lista", other: "{n} personas de aquí no están en la lista" },
  "roster.problem.not-allowed":
    "La plataforma del curso no deja que Weft lea su lista. Pide a su administrador que permita el servicio «Names and Roles».",
  "roster.problem.gone": "La plataforma ya no conoce la lista de este curso. Abre esta página otra vez desde el curso.",
  "roster.problem.unavailable": "No se ha podido leer la plataforma ahora. Weft lo intenta de nuevo por sí solo.",
  "roster.problem.refused": "La respuesta de la plataforma no tiene sentido. Di a su administrador cuándo ocurrió.",
  "roster.problem.empty":
    "La plataforma no muestra a nadie, así que nadie quedó marcado como ausente. Pregunta a su administrador qué puede ver Weft.",
};
