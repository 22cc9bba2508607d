import { describeRules } from '@maillage/feed-reading';
import { RULES } from './rules/rules.js';

/** `RULES.md`: every notice, what it means and what becomes of the data. */
export const rulesDocument = (): string =>
  describeRules({
    title: 'Rules of the GTFS reader',
    introduction:
      'Generated from `src/rules`. Each notice names the file, the line and the field where it was found; all are counted and the first twenty of each code are kept.',
    rules: RULES,
  });
