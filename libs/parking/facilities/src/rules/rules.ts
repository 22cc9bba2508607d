import { COMMON_RULES, forbiddenXml, type Rule } from '@maillage/feed-reading';
import * as own from './parking-rules.js';

/** Everything the readers may say. */
export const RULES: readonly Rule[] = [...COMMON_RULES, forbiddenXml, ...Object.values(own)].sort((left, right) =>
  left.code < right.code ? -1 : 1,
);
