export type { Bilingual } from './bilingual.js';
export type { Brand } from './brand.js';
export { at, entry, type Column, type NumericArray } from './column.js';
export { Failure, messageOf } from './failure.js';
export { distanceMetres, isCoordinate, type BoundingBox, type Coordinate } from './geo.js';
export { hilbertDistance } from './hilbert.js';
export { isIdentifier, parseFeedId, parseTerritoryId, type FeedId, type TerritoryId } from './ids.js';
export type { Notice, NoticeGroup, Severity } from './notice.js';
export { Problem } from './problem.js';
export {
  formatScopedId,
  formatTripInstanceId,
  parseScopedId,
  parseTripInstanceId,
  type ScopedId,
  type TripInstanceId,
} from './scoped-id.js';
export {
  dateAt,
  formatInstant,
  formatIsoDate,
  formatServiceDate,
  isTimeZone,
  parseServiceDate,
  serviceAnchor,
  weekdayOf,
  type Instant,
  type ServiceDay,
} from './service-date.js';
export { formatServiceTime, parseServiceTime } from './service-time.js';
