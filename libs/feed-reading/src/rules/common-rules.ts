import type { Rule } from '../rule.js';
import {
  documentTooLarge,
  emptyDocument,
  malformedDocument,
  notUtf8,
  tooManyItems,
  webPage,
  wrongShape,
} from './document-rules.js';
import {
  duplicateId,
  invalidCoordinate,
  lenientValue,
  missingValue,
  swappedCoordinates,
  textCut,
} from './item-rules.js';

/** What every reader of located items may say, whatever the format of its documents. */
export const COMMON_RULES: readonly Rule[] = [
  documentTooLarge,
  duplicateId,
  emptyDocument,
  invalidCoordinate,
  lenientValue,
  malformedDocument,
  missingValue,
  notUtf8,
  swappedCoordinates,
  textCut,
  tooManyItems,
  webPage,
  wrongShape,
];
