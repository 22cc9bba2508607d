import {
  documentTooLarge,
  emptyDocument,
  invalidCoordinate,
  invalidValue,
  lenientValue,
  malformedDocument,
  textCut,
  tooManyItems,
  webPage,
  type Rule,
} from '@maillage/feed-reading';
import * as entityRules from './entity-rules.js';
import * as messageRules from './message-rules.js';

/** Everything the reader may say. */
export const RULES: readonly Rule[] = [
  documentTooLarge,
  emptyDocument,
  invalidCoordinate,
  invalidValue,
  lenientValue,
  malformedDocument,
  textCut,
  tooManyItems,
  webPage,
  ...Object.values(entityRules),
  ...Object.values(messageRules),
].sort((left, right) => (left.code < right.code ? -1 : 1));
