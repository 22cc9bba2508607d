import { describe, expect, it } from '@jest/globals';
import { ruleFaults } from '../testing/rule-faults.js';
import * as documentRules from './document-rules.js';
import * as itemRules from './item-rules.js';

describe('rules of any reader', () => {
  it.each(Object.entries({ ...documentRules, ...itemRules }))('%s speaks French and English', (_, rule) => {
    expect(ruleFaults(rule)).toEqual([]);
  });

  it('sees what is wrong with a rule', () => {
    const text = { fr: 'Bon {a}.', en: 'Good.' };
    const faults = ruleFaults({
      code: 'x',
      severity: 'info',
      what: text,
      why: text,
      remedy: { fr: 'b', en: 'b' },
      docs: '',
    });
    expect(faults).toHaveLength(6);
  });
});
