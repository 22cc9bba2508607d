import {
  documentTooLarge,
  duplicateId,
  emptyDocument,
  forbiddenXml,
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
  type Rule,
} from '@maillage/feed-reading';
import * as own from './parking-rules.js';

/** Everything the readers may say. */
export const RULES: readonly Rule[] = [
  documentTooLarge,
  duplicateId,
  emptyDocument,
  forbiddenXml,
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
  ...Object.values(own),
].sort((left, right) => (left.code < right.code ? -1 : 1));
