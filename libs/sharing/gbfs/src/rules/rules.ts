import { COMMON_RULES, invalidValue, type Rule } from '@maillage/feed-reading';
import * as own from './gbfs-rules.js';

/** Everything the reader may say. */
export const RULES: readonly Rule[] = [...COMMON_RULES, invalidValue, ...Object.values(own)].sort((left, right) =>
  left.code < right.code ? -1 : 1,
);
