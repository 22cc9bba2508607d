import { describeRules } from '@maillage/feed-reading';
import { RULES } from './rules/rules.js';

/** `RULES.md`: every notice, what it means and what becomes of the data. */
export const gbfsRulesDocument = (): string =>
  describeRules({
    title: 'Rules of the GBFS reader',
    introduction:
      'Each notice names the document and the member where it was found; all are counted and the first twenty of each code are kept. A document that we can do without is never an error.',
    rules: RULES,
  });
