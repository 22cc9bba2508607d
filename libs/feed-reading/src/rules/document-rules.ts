import type { Rule } from '../rule.js';

export const notUtf8: Rule = {
  code: 'NOT_UTF8',
  severity: 'warning',
  what: {
    fr: "Le fichier n'est pas en UTF-8 ; il est lu comme du Windows-1252.",
    en: 'The file is not UTF-8; it is read as Windows-1252.',
  },
  why: { fr: 'Des caractères accentués peuvent être faux.', en: 'Accented characters may be wrong.' },
  remedy: { fr: 'Enregistrez le fichier en UTF-8.', en: 'Save the file as UTF-8.' },
  docs: 'The bytes are not valid UTF-8. They are read as Windows-1252, of which Latin-1 is a part.',
};

export const emptyDocument: Rule = {
  code: 'EMPTY_DOCUMENT',
  severity: 'error',
  what: { fr: 'Le fichier est vide.', en: 'The file is empty.' },
  why: { fr: "Il n'y a rien à lire.", en: 'There is nothing to read.' },
  remedy: { fr: "Vérifiez que la publication s'est terminée.", en: 'Check that the publication ran to its end.' },
  docs: 'A document has no byte, or blanks only. It is not used.',
};

export const webPage: Rule = {
  code: 'WEB_PAGE',
  severity: 'error',
  what: { fr: "C'est une page web, pas des données.", en: 'This is a web page, not data.' },
  why: {
    fr: "Le serveur a sans doute répondu par une page d'erreur ou de connexion.",
    en: 'The server has probably answered with an error or login page.',
  },
  remedy: { fr: "Vérifiez l'adresse et les droits d'accès.", en: 'Check the address and the rights to read it.' },
  docs: 'HTML came where JSON, XML or a table was expected. The document is not used.',
};

export const malformedDocument: Rule = {
  code: 'MALFORMED_DOCUMENT',
  severity: 'error',
  what: { fr: "Ce n'est pas du {format} valide.", en: 'This is not valid {format}.' },
  why: { fr: 'Rien ne peut en être tiré avec certitude.', en: 'Nothing can be drawn from it with certainty.' },
  remedy: {
    fr: 'Validez le fichier avant de le publier ; il est peut-être tronqué.',
    en: 'Validate the file before publishing; it may be truncated.',
  },
  docs: 'The document cannot be parsed as the format that was announced. It is not used.',
};

export const documentTooLarge: Rule = {
  code: 'DOCUMENT_TOO_LARGE',
  severity: 'error',
  what: {
    fr: 'Le fichier dépasse une limite ({limit} : {unit_fr}).',
    en: 'The file exceeds a limit ({limit}: {unit_en}).',
  },
  why: { fr: 'La mémoire du service est protégée.', en: "The service's memory is protected." },
  remedy: { fr: 'Publiez un fichier plus petit.', en: 'Publish a smaller file.' },
  docs: 'A document has too many bytes, values or levels of nesting. It is not used.',
};

export const forbiddenXml: Rule = {
  code: 'XML_FORBIDDEN',
  severity: 'error',
  what: {
    fr: 'Le fichier XML contient une déclaration de type (DOCTYPE).',
    en: 'The XML file has a document type declaration (DOCTYPE).',
  },
  why: {
    fr: 'Elle permet de faire lire des fichiers ou de saturer la mémoire.',
    en: 'It can be used to have files read or to exhaust memory.',
  },
  remedy: { fr: 'Retirez la déclaration DOCTYPE.', en: 'Remove the DOCTYPE declaration.' },
  docs: 'A document type, with or without entities, external or not. The document is not used, nothing is fetched or expanded.',
};

export const wrongShape: Rule = {
  code: 'WRONG_SHAPE',
  severity: 'error',
  what: { fr: 'Il manque {wanted} dans le fichier.', en: 'The file lacks {wanted}.' },
  why: { fr: "Ce n'est pas le format annoncé.", en: 'It is not in the format that was announced.' },
  remedy: { fr: "Vérifiez l'adresse et le format déclaré.", en: 'Check the address and the declared format.' },
  docs: 'The document parses but has not the list or table in which its format keeps things. It is not used.',
};

export const tooManyItems: Rule = {
  code: 'TOO_MANY_ITEMS',
  severity: 'warning',
  what: {
    fr: 'Plus de {limit} éléments : les suivants sont ignorés.',
    en: 'More than {limit} items: the rest is ignored.',
  },
  why: { fr: 'La mémoire du service est protégée.', en: "The service's memory is protected." },
  remedy: { fr: 'Découpez le jeu de données.', en: 'Split the feed.' },
  docs: 'A list has more items than we keep. The first are used.',
};
