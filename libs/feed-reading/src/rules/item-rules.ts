import type { Rule } from '../rule.js';

export const missingValue: Rule = {
  code: 'MISSING_VALUE',
  severity: 'warning',
  what: { fr: '« {id} » : une valeur obligatoire manque.', en: '“{id}”: a required value is missing.' },
  why: {
    fr: "Sans elle, l'élément ne peut pas servir ; il est écarté.",
    en: 'Without it the item is of no use; it is dropped.',
  },
  remedy: { fr: 'Renseignez le champ.', en: 'Fill in the field.' },
  docs: 'An item has no id, or lacks what it cannot be used without. It is dropped, the others are kept.',
};

export const invalidValue: Rule = {
  code: 'INVALID_VALUE',
  severity: 'warning',
  what: { fr: "« {id} » : une valeur n'a pas la forme attendue.", en: '“{id}”: a value is not of the expected form.' },
  why: { fr: 'Elle est lue comme inconnue, jamais comme zéro.', en: 'It is read as unknown, never as zero.' },
  remedy: { fr: 'Corrigez la valeur ou laissez le champ absent.', en: 'Mend the value or leave the field out.' },
  docs: 'A value has the wrong type, is negative where it counts something, or is none of the words of its list. It is read as unknown; the item is kept.',
};

export const lenientValue: Rule = {
  code: 'LENIENT_VALUE',
  severity: 'info',
  what: {
    fr: '« {id} » : une valeur est écrite autrement que la norme ne le demande.',
    en: '“{id}”: a value is written in another way than the standard demands.',
  },
  why: { fr: 'Nous la comprenons ; d’autres ne la comprendront pas.', en: 'We understand it; others may not.' },
  remedy: { fr: 'Utilisez le type de la norme.', en: 'Use the type of the standard.' },
  docs: 'A number written as a text, a truth value as 0 or 1, an id as a number, a time in milliseconds, a unit that is plain from its size. It is understood.',
};

export const duplicateId: Rule = {
  code: 'DUPLICATE_ID',
  severity: 'warning',
  what: { fr: '« {id} » figure deux fois.', en: '“{id}” is there twice.' },
  why: { fr: 'Seul le premier est gardé.', en: 'Only the first is kept.' },
  remedy: { fr: 'Donnez à chaque élément son identifiant.', en: 'Give each item an id of its own.' },
  docs: 'Two items of a list have the same id. The first is kept.',
};

export const invalidCoordinate: Rule = {
  code: 'INVALID_COORDINATE',
  severity: 'warning',
  what: {
    fr: '« {id} » : les coordonnées manquent ou sont impossibles.',
    en: '“{id}”: the coordinates are missing or impossible.',
  },
  why: { fr: 'On ne peut pas le situer ; il est écarté.', en: 'Nobody could find it; it is dropped.' },
  remedy: {
    fr: 'Donnez latitude et longitude en degrés décimaux (WGS 84).',
    en: 'Give latitude and longitude in decimal degrees (WGS 84).',
  },
  docs: 'Latitude or longitude is missing, no number, off the Earth or both are zero. The item is dropped.',
};

export const swappedCoordinates: Rule = {
  code: 'SWAPPED_COORDINATES',
  severity: 'warning',
  what: {
    fr: '« {id} » : latitude et longitude sont interverties.',
    en: '“{id}”: latitude and longitude are swapped.',
  },
  why: {
    fr: "Il serait à l'autre bout du monde ; il est écarté.",
    en: 'It would be at the other end of the world; it is dropped.',
  },
  remedy: { fr: 'Échangez les deux valeurs.', en: 'Exchange the two values.' },
  docs: 'An item is far from all others but among them once latitude and longitude are exchanged. It is dropped, never guessed.',
};

export const textCut: Rule = {
  code: 'TEXT_CUT',
  severity: 'info',
  what: { fr: '« {id} » : un texte est trop long.', en: '“{id}”: a text is too long.' },
  why: { fr: 'Seul son début est gardé.', en: 'Only its beginning is kept.' },
  remedy: { fr: 'Raccourcissez le texte.', en: 'Shorten the text.' },
  docs: 'A text is longer than we show. Its beginning is kept.',
};
