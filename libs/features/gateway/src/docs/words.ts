import type { Bilingual } from '@maillage/kernel';

/** What the page says besides the descriptions of the operations. */
export const WORDS = {
  title: { fr: 'Maillage – l’API', en: 'Maillage – the API' },
  intro: {
    fr: 'Adresses, paramètres et réponses sont ceux de MOTIS : un client de MOTIS fonctionne ici en changeant son adresse de base. Les paramètres inconnus sont ignorés, les listes se joignent par des virgules, une heure sans décalage est celle du territoire. Une erreur est un problème RFC 9457 avec un `code` stable, en français ou en anglais selon `Accept-Language`. `plan` et `trip` répondent aussi en GeoJSON, à dessiner tel quel sur une carte, à qui envoie `Accept: application/geo+json`.',
    en: 'Addresses, parameters and answers are those of MOTIS: a client of MOTIS works here by changing its base URL. Unknown parameters are ignored, lists are joined by commas, a time without an offset is the territory’s. An error is an RFC 9457 problem with a stable `code`, in French or English by `Accept-Language`. `plan` and `trip` also answer as GeoJSON, ready to draw on a map, to who sends `Accept: application/geo+json`.',
  },
  territories: {
    fr: 'Où plusieurs territoires sont installés, chaque adresse commence par `/t/{territoire}`.',
    en: 'Where several territories are installed, every address begins with `/t/{territory}`.',
  },
  document: { fr: 'Document OpenAPI 3.1', en: 'OpenAPI 3.1 document' },
  other: { fr: 'English', en: 'Français' },
  example: { fr: 'Exemple', en: 'Example' },
  parameters: { fr: 'Paramètres', en: 'Parameters' },
  answer: { fr: 'Réponse : ', en: 'Answer: ' },
  schemas: { fr: 'Formes des réponses', en: 'Shapes of the answers' },
  liveFeeds: { fr: 'Flux en direct', en: 'Live feeds' },
  aboutLiveFeeds: {
    fr: 'Ce que le service croit à l’instant, pour d’autres programmes : GTFS-Realtime 2.0 de tous les flux en direct d’un flux d’horaires, dont l’adresse porte le nom ; GBFS 3.0 des systèmes de véhicules partagés. Ce qui est trop ancien n’y est plus. L’adresse porte toujours le territoire ; `ETag` dit si quelque chose a changé.',
    en: 'What this service believes just now, for other programs: GTFS-Realtime 2.0 of all live feeds of a timetable, which the address names; GBFS 3.0 of sharing systems. What is too old has left it. The address always names the territory; `ETag` tells whether anything changed.',
  },
  older: { fr: 'Versions antérieures : ', en: 'Older versions: ' },
  name: { fr: 'Nom', en: 'Name' },
  type: { fr: 'Type', en: 'Type' },
  default: { fr: 'Défaut', en: 'Default' },
  description: { fr: 'Description', en: 'Description' },
  required: { fr: 'obligatoire', en: 'required' },
  versions: {
    fr: 'Ce qui distingue les versions : v1, tracés de précision 7, ensuite 6 · avant v3, `maxTransfers` compte les véhicules · v4 ajoute `displayName` · avant v5, SUBURBAN s’appelle METRO et AERIAL_LIFT AREAL_LIFT · v6 omet un `level` inconnu au lieu d’écrire 0.',
    en: 'How versions differ: v1 polylines have precision 7, later ones 6 · before v3 `maxTransfers` counts rides · v4 adds `displayName` · before v5 SUBURBAN is called METRO and AERIAL_LIFT AREAL_LIFT · v6 leaves an unknown `level` out instead of 0.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
