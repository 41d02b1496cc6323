import type { Part } from "../words.js";
import type { earlier as en } from "../en/earlier.js";

export const earlier: Part<typeof en> = {
  "earlier.title": "De groupes précédents",
  "earlier.none": "Cette discussion n’est pas la copie d’une plus ancienne.",
  "earlier.about":
    "Questions avec une réponse acceptée ou approuvée, sans noms ni fichiers. Des noms que le cours ne connaît pas peuvent rester dans un texte : lisez-le d’abord. Ce que vous reprenez, tout le monde peut le lire ici, et personne ne peut y répondre.",
  "earlier.unconfirmed":
    "La plateforme du cours indique que ceci est une copie de « {course} ». Quelqu’un qui y a enseigné doit ouvrir cette page une fois ; les réponses s’afficheront alors ici.",
  "earlier.nothing": "Aucune question n’y a de réponse acceptée ou approuvée.",
  "earlier.waiting": { one: "{n} question n’est pas reprise", other: "{n} questions ne sont pas reprises" },
  "earlier.all": "Tout reprendre",
  "earlier.take": "Reprendre",
  "earlier.taken": "Reprise",
  "earlier.out": "Retirer",
  "earlier.isTaken": { one: "{n} question a été reprise.", other: "{n} questions ont été reprises." },
  "earlier.isOut": "Elle a été retirée. Elle peut être reprise à nouveau.",
  "problem.from-earlier-group":
    "Ceci vient d’un groupe précédent et se lit seulement. Posez votre question dans un sujet à vous.",
  "problem.posts-invalid": "Choisissez entre 1 et {limit} questions.",
  "audit.earlier-taken": "a repris des réponses d’un groupe précédent",
  "audit.earlier-removed": "a retiré une réponse d’un groupe précédent",
};
