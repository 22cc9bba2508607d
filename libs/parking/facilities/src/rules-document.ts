import { describeRules } from '@maillage/feed-reading';
import { RULES } from './rules/rules.js';

/** `RULES.md`: every notice, what it means and what becomes of the data. */
export const parkingRulesDocument = (): string =>
  describeRules({
    title: 'Rules of the parking readers',
    introduction:
      'Each notice names the file and the line or the member where it was found; all are counted and the first twenty of each code are kept.',
    rules: RULES,
  });
