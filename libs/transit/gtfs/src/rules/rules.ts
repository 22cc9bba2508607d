import type { Rule } from '@maillage/feed-reading';
import { areaChanged } from './area-changed.rule.js';
import { bookingRequired } from './booking-required.rule.js';
import { csvSyntax } from './csv-syntax.rule.js';
import { danglingReference } from './dangling-reference.rule.js';
import { decreasingTimes } from './decreasing-times.rule.js';
import { delimiter } from './delimiter.rule.js';
import { droppedReference } from './dropped-reference.rule.js';
import { duplicateColumn } from './duplicate-column.rule.js';
import { duplicateKey } from './duplicate-key.rule.js';
import { duplicateRow } from './duplicate-row.rule.js';
import { emptyFile } from './empty-file.rule.js';
import { emptyOptionalFile } from './empty-optional-file.rule.js';
import { encoding } from './encoding.rule.js';
import { expired } from './expired.rule.js';
import { feedIdentityChanged } from './feed-identity-changed.rule.js';
import { flexibleTrip } from './flexible-trip.rule.js';
import { futureOnly } from './future-only.rule.js';
import { impossibleSpeed } from './impossible-speed.rule.js';
import { inactiveService } from './inactive-service.rule.js';
import { incompleteTransfer } from './incomplete-transfer.rule.js';
import { interpolatedTimes } from './interpolated-times.rule.js';
import { invalidColor } from './invalid-color.rule.js';
import { invalidColumnName } from './invalid-column-name.rule.js';
import { invalidCoordinate } from './invalid-coordinate.rule.js';
import { invalidDate } from './invalid-date.rule.js';
import { invalidHeadway } from './invalid-headway.rule.js';
import { invalidSequence } from './invalid-sequence.rule.js';
import { invalidTime } from './invalid-time.rule.js';
import { invalidUrl } from './invalid-url.rule.js';
import { invalidValue } from './invalid-value.rule.js';
import { missingColumn } from './missing-column.rule.js';
import { missingFile } from './missing-file.rule.js';
import { missingValue } from './missing-value.rule.js';
import { nothingToRun } from './nothing-to-run.rule.js';
import { nullLiteral } from './null-literal.rule.js';
import { overlappingFrequencies } from './overlapping-frequencies.rule.js';
import { parentCycle } from './parent-cycle.rule.js';
import { pathwaysIgnored } from './pathways-ignored.rule.js';
import { regression } from './regression.rule.js';
import { remoteStop } from './remote-stop.rule.js';
import { rowLength } from './row-length.rule.js';
import { sameContent } from './same-content.rule.js';
import { sameVersionName } from './same-version-name.rule.js';
import { shapesTooLarge } from './shapes-too-large.rule.js';
import { surroundingSpaces } from './surrounding-spaces.rule.js';
import { swappedCoordinates } from './swapped-coordinates.rule.js';
import { textTooLong } from './text-too-long.rule.js';
import { timezone } from './timezone.rule.js';
import { tooLarge } from './too-large.rule.js';
import { tooManyDropped } from './too-many-dropped.rule.js';
import { unknownColumn } from './unknown-column.rule.js';
import { unknownFile } from './unknown-file.rule.js';
import { unreadableColors } from './unreadable-colors.rule.js';
import { untimedTrip } from './untimed-trip.rule.js';
import { unusableShape } from './unusable-shape.rule.js';
import { unusableTrip } from './unusable-trip.rule.js';
import { unusedFile } from './unused-file.rule.js';
import { wrongParent } from './wrong-parent.rule.js';
import { wrongStopType } from './wrong-stop-type.rule.js';

/** Every rule, in the order of its code. */
export const RULES: readonly Rule[] = [
  areaChanged,
  bookingRequired,
  csvSyntax,
  danglingReference,
  decreasingTimes,
  delimiter,
  droppedReference,
  duplicateColumn,
  duplicateKey,
  duplicateRow,
  emptyFile,
  emptyOptionalFile,
  encoding,
  expired,
  feedIdentityChanged,
  flexibleTrip,
  futureOnly,
  impossibleSpeed,
  inactiveService,
  incompleteTransfer,
  interpolatedTimes,
  invalidColor,
  invalidColumnName,
  invalidCoordinate,
  invalidDate,
  invalidHeadway,
  invalidSequence,
  invalidTime,
  invalidUrl,
  invalidValue,
  missingColumn,
  missingFile,
  missingValue,
  nothingToRun,
  nullLiteral,
  overlappingFrequencies,
  parentCycle,
  pathwaysIgnored,
  regression,
  remoteStop,
  rowLength,
  sameContent,
  sameVersionName,
  shapesTooLarge,
  surroundingSpaces,
  swappedCoordinates,
  textTooLong,
  timezone,
  tooLarge,
  tooManyDropped,
  unknownColumn,
  unknownFile,
  unreadableColors,
  untimedTrip,
  unusableShape,
  unusableTrip,
  unusedFile,
  wrongParent,
  wrongStopType,
];
