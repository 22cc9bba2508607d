import type { Rule } from '../rule.js';

/** What is wrong with a rule's own texts: each a sentence in both languages, with the same placeholders. */
export function ruleFaults(rule: Rule): string[] {
  const faults = /^[A-Z][A-Z0-9_]+$/.test(rule.code) ? [] : ['code is not upper snake case'];
  for (const part of ['what', 'why', 'remedy'] as const) {
    const { fr, en } = rule[part];
    if (!/^\S.*\.$/.test(fr) || !/^\S.*\.$/.test(en)) faults.push(`${part} is not a sentence`);
    if (fr === en) faults.push(`${part} is not translated`);
    if (placeholders(fr) !== placeholders(en)) faults.push(`${part} has other placeholders in the other language`);
  }
  if (!/^.{30,}\.$/.test(rule.docs)) faults.push('docs is not a sentence');
  return faults;
}

/** Names of what a text leaves open, without the language that some end with. */
const placeholders = (text: string): string =>
  [...text.matchAll(/\{(\w+?)(?:_fr|_en)?\}/g)]
    .map(([, name = '']) => name)
    .sort()
    .join();
