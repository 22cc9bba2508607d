import { entry } from '@maillage/kernel';
import type { Rule } from './rule.js';

interface RulesDocument {
  readonly title: string;
  readonly introduction: string;
  readonly rules: readonly Rule[];
  /** What a severity does to the feed, one sentence each; the usual one when absent. */
  readonly consequences?: Readonly<Record<Rule['severity'], string>>;
}

/** A `RULES.md`: every notice, what it means and what becomes of the data. */
export function describeRules({ title, introduction, rules, consequences = CONSEQUENCES }: RulesDocument): string {
  const sections = (['error', 'warning', 'info'] as const).map((severity) => {
    const ofSeverity = rules.filter((rule) => rule.severity === severity);
    return [`## ${HEADINGS[severity]}`, consequences[severity], ...ofSeverity.map(describe)].join('\n\n');
  });
  return `${[`# ${title}`, introduction, ...sections].join('\n\n')}\n`;
}

const HEADINGS = { error: 'Errors', warning: 'Warnings', info: 'Information' } as const;

const CONSEQUENCES = {
  error: 'The feed is refused and the last good version keeps answering.',
  warning: 'What is named is dropped or mended, or a person is asked; the rest is used.',
  info: 'Nothing is lost.',
} as const;

function describe({ code, docs, what, why, remedy }: Rule): string {
  const texts = (['fr', 'en'] as const).map((language) => [what, why, remedy].map((text) => text[language]).join(' '));
  return `### ${code}\n\n${docs}\n\n- fr: ${entry(texts, 0)}\n- en: ${entry(texts, 1)}`;
}
