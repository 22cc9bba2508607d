export { buildDayView } from './build-day-view.js';
export { buildTimetable, type TimetableOptions } from './build-timetable.js';
export type { FeedSource } from './build/stop-rows.js';
export type { StopWalks, StreetWalks, WalkOnStreets } from './build/stop-walks.js';
export { DEFAULT_WALKING, type WalkingRules } from './build/walking-rules.js';
export { checkDayView } from './check-day-view.js';
export { dayOf } from './day-of.js';
export {
  UNREACHED,
  firstOfPiece,
  isBoarded,
  lastOfPiece,
  type Boardings,
  type Chains,
  type DayView,
  type Direction,
  type Slots,
} from './day-view.js';
export type {
  AgencyIndex,
  ChainIndex,
  FeedIndex,
  PatternIndex,
  RouteIndex,
  ServiceIndex,
  StopIndex,
  TripIndex,
  TripSlot,
} from './indices.js';
export { levelOf } from './level.js';
export {
  FORBIDDEN_CHANGE,
  type Agencies,
  type Footpaths,
  type Lines,
  type Patterns,
  type Profiles,
  type Routes,
  type Services,
  type Stops,
  type Timetable,
  type TimetableFeed,
  type Trips,
} from './timetable.js';
export {
  readSnapshot,
  readSnapshotMeta,
  readSnapshotParts,
  writeSnapshot,
  type ReadSnapshotOptions,
  type SnapshotMeta,
  type SnapshotParts,
} from './snapshot/snapshot.js';
export { sequenceOffset, stopSequence } from './stop-sequence.js';
export { overlayDayView, quickerHopsOf } from './overlay/overlay-day-view.js';
export type { QuickerHops } from './overlay/quicker-hops.js';
export {
  asPlanned,
  changesSince,
  findAddedTrip,
  runKey,
  updateOf,
  withAllUpdates,
  withOnlyRuns,
  withRuns,
  withUpdates,
  type LiveRun,
  type RealtimeTimetable,
  type RealtimeUpdates,
  type RunName,
} from './overlay/realtime-timetable.js';
export { decodeRuns, encodeRuns, type EncodedRuns } from './overlay/runs-codec.js';
export type { AddedRun, CancelledRun, RetimedRun, RunUpdate } from './overlay/run-update.js';
export { withFootpaths } from './with-footpaths.js';
export { withTransferRules, type ChangeRules } from './with-transfer-rules.js';
