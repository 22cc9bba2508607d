import { entry } from '@maillage/kernel';
import type { Rule } from './notices/rule.js';
import { RULES } from './rules/rules.js';

/** `RULES.md`: every notice, what it means and what becomes of the data. */
export function rulesDocument(): string {
  const sections = (['error', 'warning', 'info'] as const).map((severity) => {
    const rules = RULES.filter((rule) => rule.severity === severity);
    return [`## ${entry(HEADINGS[severity], 0)}`, entry(HEADINGS[severity], 1), ...rules.map(describe)].join('\n\n');
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# Rules of the GTFS reader

Generated from \`src/rules\`. Each notice names the file, the line and the field where it was found; all are counted and the first twenty of each code are kept.`;

const HEADINGS = {
  error: ['Errors', 'The feed is refused and the last good version keeps answering.'],
  warning: ['Warnings', 'What is named is dropped or mended, or a person is asked; the rest is used.'],
  info: ['Information', 'Nothing is lost.'],
} as const;

function describe({ code, docs, what, why, remedy }: Rule): string {
  const [fr, en] = (['fr', 'en'] as const).map((language) =>
    [what, why, remedy].map((text) => text[language]).join(' '),
  );
  return `### ${code}\n\n${docs}\n\n- fr: ${fr ?? ''}\n- en: ${en ?? ''}`;
}
