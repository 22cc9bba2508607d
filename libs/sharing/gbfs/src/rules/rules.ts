import {
  documentTooLarge,
  duplicateId,
  emptyDocument,
  invalidCoordinate,
  invalidValue,
  lenientValue,
  malformedDocument,
  missingValue,
  notUtf8,
  swappedCoordinates,
  textCut,
  tooManyItems,
  webPage,
  wrongShape,
  type Rule,
} from '@maillage/feed-reading';
import * as own from './gbfs-rules.js';

/** Everything the reader may say. */
export const RULES: readonly Rule[] = [
  documentTooLarge,
  duplicateId,
  emptyDocument,
  invalidCoordinate,
  invalidValue,
  lenientValue,
  malformedDocument,
  missingValue,
  notUtf8,
  swappedCoordinates,
  textCut,
  tooManyItems,
  webPage,
  wrongShape,
  ...Object.values(own),
].sort((left, right) => (left.code < right.code ? -1 : 1));
