import type { Part } from "../words.js";
import type { members as en } from "../en/members.js";

export const members: Part<typeof en> = {
  "roster.title": "Qui manque",
  "roster.none": {
    one: "La liste des membres du cours n’est pas partagée avec Weft. Jusqu’ici, {n} personne est venue.",
    other: "La liste des membres du cours n’est pas partagée avec Weft. Jusqu’ici, {n} personnes sont venues.",
  },
  "roster.read": { one: "{n} personne sur la liste du cours, lue", other: "{n} personnes sur la liste du cours, lue" },
  "roster.unread": "La liste des membres du cours n’a pas encore été lue.",
  "roster.waits": "Elle est en cours de lecture.",
  "roster.hurry": "La lire maintenant",
  "roster.show": "Afficher les noms",
  "roster.since": "partie",
  "roster.absent": {
    one: "{n} personne de la liste n’est jamais venue",
    other: "{n} personnes de la liste ne sont jamais venues",
  },
  "roster.gone": {
    one: "{n} personne ici n’est pas sur la liste",
    other: "{n} personnes ici ne sont pas sur la liste",
  },
  "roster.problem.not-allowed":
    "La plateforme du cours ne laisse pas Weft lire sa liste. Demandez à son administrateur d’autoriser le service « Names and Roles ».",
  "roster.problem.gone":
    "La plateforme ne connaît plus la liste de ce cours. Ouvrez de nouveau cette page depuis le cours.",
  "roster.problem.unavailable": "La plateforme n’a pas pu être lue à l’instant. Weft réessaie de lui-même.",
  "roster.problem.refused":
    "La réponse de la plateforme n’a pas de sens. Dites à son administrateur quand cela s’est produit.",
  "roster.problem.empty":
    "La plateforme ne montre personne, donc personne n’a été marqué comme parti. Demandez à son administrateur ce que Weft peut voir.",
};
