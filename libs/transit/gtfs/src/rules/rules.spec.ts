import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { rulesDocument } from '../rules-document.js';
import { RULES } from './rules.js';

describe('rules', () => {
  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    '%s speaks French and English and documents itself',
    (_, rule) => {
      for (const text of [rule.what, rule.why, rule.remedy]) {
        expect(text.fr).toMatch(/^\S.*\.$/);
        expect(text.en).toMatch(/^\S.*\.$/);
        expect(text.fr).not.toBe(text.en);
        expect(placeholders(text.fr)).toEqual(placeholders(text.en));
      }
      expect(rule.docs).toMatch(/^.{30,}\.$/);
    },
  );

  it('lives in a file of its own name and is listed once', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.rule.ts'));
    const names = RULES.map(({ code }) => `${code.toLowerCase().replaceAll('_', '-')}.rule.ts`);
    expect([...names].sort()).toEqual(files.sort());
  });

  it('RULES.md is what the rules say', () => {
    expect(readFileSync(`${import.meta.dirname}/../../RULES.md`, 'utf8')).toBe(rulesDocument());
  });
});

/** Names of what a text leaves open, without the language that some end with. */
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+?)(?:_fr|_en)?\}/g)].map(([, name = '']) => name).sort();
