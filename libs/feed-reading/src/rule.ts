import type { Bilingual, Severity } from '@maillage/kernel';

/**
 * What we say about one kind of oddity. A text may hold placeholders such as `{limit}`;
 * where it happened (file, line, field, value) is told by the notice itself.
 */
export interface Rule {
  /** Stable, upper snake case. */
  readonly code: string;
  readonly severity: Severity;
  /** What was found, one sentence. */
  readonly what: Bilingual;
  /** Why it matters, one sentence. */
  readonly why: Bilingual;
  /** What to do about it, one sentence. */
  readonly remedy: Bilingual;
  /** For the documentation: when the rule speaks and what the reader does with the data then. */
  readonly docs: string;
}

/** Of what came from a feed, such as an id. */
const MAX_VALUE_LENGTH = 200;

/** Fills the placeholders of a rule's text. */
export function messageOfRule(rule: Rule, values: Readonly<Record<string, string | number>>): Bilingual {
  return { fr: fill(rule, 'fr', values), en: fill(rule, 'en', values) };
}

function fill(rule: Rule, language: keyof Bilingual, values: Readonly<Record<string, string | number>>): string {
  const text = [rule.what, rule.why, rule.remedy].map((sentence) => sentence[language]).join(' ');
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder).slice(0, MAX_VALUE_LENGTH),
  );
}
