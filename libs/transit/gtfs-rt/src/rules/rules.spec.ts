import { describe, expect, it } from '@jest/globals';
import { ruleFaults } from '@maillage/feed-reading/testing';
import { readFileSync } from 'node:fs';
import { realtimeRulesDocument } from '../rules-document.js';
import { RULES } from './rules.js';

describe('rules', () => {
  it.each(RULES.map((rule) => [rule.code, rule] as const))('%s speaks French and English', (_, rule) => {
    expect(ruleFaults(rule)).toEqual([]);
  });

  it('RULES.md is what the rules say', () => {
    expect(readFileSync(`${import.meta.dirname}/../../RULES.md`, 'utf8')).toBe(realtimeRulesDocument());
  });
});
