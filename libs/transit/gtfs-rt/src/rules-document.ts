import { describeRules } from '@maillage/feed-reading';
import { RULES } from './rules/rules.js';

/** `RULES.md`: every notice, what it means and what becomes of the data. */
export const realtimeRulesDocument = (): string =>
  describeRules({
    title: 'Rules of the GTFS-Realtime reader',
    introduction:
      'Each notice names the field and the entity where it was found; all are counted and the first twenty of each code are kept. Numbers such as E018 are those of the GTFS-Realtime validator of MobilityData.',
    rules: RULES,
    consequences: {
      error: 'The message is not used; the last good data stay until their age limit.',
      warning: 'What is named is dropped or mended; the rest is used.',
      info: 'Nothing is lost.',
    },
  });
