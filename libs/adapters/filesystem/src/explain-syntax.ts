import type { Bilingual } from '@maillage/kernel';
import type { ErrorCode } from 'yaml';

/** What is wrong with the YAML itself, and what to do about it. */
export const explainSyntax = (code: ErrorCode): Bilingual =>
  EXPLANATIONS[code] ?? {
    fr: `ce n’est pas du YAML (${code}) ; comparez cette ligne et la précédente avec l’exemple du README.`,
    en: `this is not YAML (${code}); compare this line and the one above with the README’s example.`,
  };

const INDENTATION: Bilingual = {
  fr: 'le retrait ne suit pas celui des lignes voisines, si bien que la structure est perdue ; alignez-le avec des espaces.',
  en: 'the indentation differs from its neighbours’, so that the structure is lost; align it with spaces.',
};

const EXPLANATIONS: Partial<Record<ErrorCode, Bilingual>> = {
  BAD_INDENT: INDENTATION,
  BAD_PROP_ORDER: INDENTATION,
  BLOCK_IN_FLOW: INDENTATION,
  TAB_AS_INDENT: {
    fr: 'une tabulation sert de retrait, ce que YAML interdit ; remplacez-la par des espaces.',
    en: 'a tab is used as indentation, which YAML forbids; replace it by spaces.',
  },
  DUPLICATE_KEY: {
    fr: 'ce champ figure deux fois, on ne sait donc pas lequel vaut ; n’en gardez qu’un.',
    en: 'this field is there twice, so that nobody knows which counts; keep one.',
  },
  MISSING_CHAR: {
    fr: 'il manque un signe, souvent un guillemet, un crochet ou « : » ; complétez cette ligne ou la précédente.',
    en: 'a character is missing, often a quote, a bracket or “:”; complete this line or the one above.',
  },
  MULTILINE_IMPLICIT_KEY: {
    fr: 'un champ doit tenir sur une ligne ; il manque sans doute « : » sur la ligne précédente.',
    en: 'a field must fit on one line; a “:” is probably missing on the line above.',
  },
};
