import { callCount, liveCallAt, stateOf, type NetworkDirectory, type TripRun } from '@maillage/itinerary-planner';
import { at, type Instant, type ServiceDay } from '@maillage/kernel';
import { updateOf, type RealtimeTimetable, type StopIndex, type TripIndex } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import { arrayOf, membersOf, type JsonMembers, type JsonText } from './json-text.js';
import type { NetworkTexts } from './network-texts.js';

/** What a leg stands for: whoever is there since `from` boards at `to`, perhaps a run in another's place. */
export interface WaitedFor {
  readonly board: WaitedCall;
  readonly alight: WaitedCall;
  readonly from: Instant;
  readonly to: Instant;
  readonly replaced: TripRun | undefined;
}

interface WaitedCall {
  readonly run: TripRun;
  readonly position: number;
}

export const hasCancelled = ({ directory }: NetworkTexts, realtime: RealtimeTimetable): boolean =>
  cancelledCalls(directory, realtime).size > 0;

interface CancelledCall {
  readonly run: TripRun;
  readonly position: number;
  readonly departure: Instant;
}

interface CancelledRide extends CancelledCall {
  readonly arrival: Instant;
}

/** The last ones before the leg; who waits longer has seen it. */
const TOLD = 5;

/**
 * The member `cancelledBefore`: cancelled runs of any route that would have brought the traveller there, in order of time, and
 * the one that this run replaces, whenever it would have gone.
 */
export function cancelledBefore(texts: NetworkTexts, realtime: RealtimeTimetable, waited: WaitedFor): JsonMembers {
  const cancelled = cancelledCalls(texts.directory, realtime);
  if (cancelled.size === 0) return '';
  const { replaced } = waited;
  const [board, alight] = [stationOfCall(realtime, waited.board), stationOfCall(realtime, waited.alight)];
  const rides = (cancelled.get(board) ?? [])
    .filter(({ departure, run }) => (departure >= waited.from && departure < waited.to) || isSame(run, replaced))
    .flatMap((call) => {
      const arrival = arrivalAt(realtime, call.run, call.position, alight);
      return arrival === undefined ? [] : [{ ...call, arrival }];
    });
  const told = rides
    .filter(({ run }) => !isSame(run, replaced))
    .sort(byDeparture)
    .slice(-TOLD);
  if (replaced) told.push(rides.find(({ run }) => isSame(run, replaced)) ?? wholeOf(realtime, replaced));
  return told.length === 0
    ? ''
    : `"cancelledBefore":${arrayOf(told.sort(byDeparture).map((ride) => write(texts, ride)))}`;
}

/** The run that another one was put in the place of (GTFS-RT `REPLACEMENT`). */
export function replacedBy(
  { directory }: NetworkTexts,
  realtime: RealtimeTimetable,
  { trip, serviceDay }: TripRun,
): TripRun | undefined {
  const update = updateOf(realtime, trip, serviceDay);
  if (update?.kind !== 'added' || update.likeTrip === undefined) return undefined;
  const run = plannedRun(directory, update.likeTrip, serviceDay);
  const { isCancelled, isDeleted } = stateOf(realtime, run);
  return isCancelled && !isDeleted ? run : undefined;
}

function wholeOf(realtime: RealtimeTimetable, run: TripRun): CancelledRide {
  const position = callCount(realtime.timetable, run.trip) - 1;
  const { arrival } = liveCallAt(realtime, run, position);
  return { run, position: 0, departure: run.start, arrival };
}

function write({ rides }: NetworkTexts, { run, departure, arrival }: CancelledRide): JsonText {
  const { tripId, displayName, headsign } = rides.told(run);
  const [scheduledStartTime, scheduledEndTime] = [isoInstant(departure), isoInstant(arrival)];
  return `{${membersOf({ tripId, displayName, headsign, scheduledStartTime, scheduledEndTime, cancelled: true })}}`;
}

const isSame = (run: TripRun, other: TripRun | undefined): boolean =>
  run.trip === other?.trip && run.serviceDay === other.serviceDay;

const byDeparture = (left: CancelledRide, right: CancelledRide): number =>
  left.departure - right.departure || left.run.trip - right.run.trip;

function plannedRun(directory: NetworkDirectory, trip: TripIndex, serviceDay: ServiceDay): TripRun {
  const start = directory.anchorOf(trip, serviceDay) + at(directory.timetable.trips.start, trip);
  return { trip, serviceDay, start: start as Instant };
}

type CallsByStation = ReadonlyMap<StopIndex, readonly CancelledCall[]>;
const KNOWN = new WeakMap<RealtimeTimetable, CallsByStation>();

/** Where cancelled runs would have been boarded, by station; once for each value of realtime. */
function cancelledCalls(directory: NetworkDirectory, realtime: RealtimeTimetable): CallsByStation {
  const known = KNOWN.get(realtime);
  if (known) return known;
  const calls = new Map<StopIndex, CancelledCall[]>();
  for (const { trip, day, update, isCleared } of realtime.runs.values()) {
    if (isCleared || update.kind !== 'cancelled' || update.isDeleted) continue;
    const run = plannedRun(directory, trip, day);
    for (let position = 0; position < callCount(realtime.timetable, trip) - 1; position++) {
      const { stop, departure, canBoard } = liveCallAt(realtime, run, position);
      if (!canBoard) continue;
      const station = stationOf(realtime, stop);
      const there = calls.get(station);
      if (there) there.push({ run, position, departure });
      else calls.set(station, [{ run, position, departure }]);
    }
  }
  KNOWN.set(realtime, calls);
  return calls;
}

function arrivalAt(
  realtime: RealtimeTimetable,
  run: TripRun,
  boarded: number,
  station: StopIndex,
): Instant | undefined {
  for (let position = boarded + 1; position < callCount(realtime.timetable, run.trip); position++) {
    const { stop, arrival, canAlight } = liveCallAt(realtime, run, position);
    if (canAlight && stationOf(realtime, stop) === station) return arrival;
  }
  return undefined;
}

const stationOfCall = (realtime: RealtimeTimetable, { run, position }: WaitedCall): StopIndex =>
  stationOf(realtime, liveCallAt(realtime, run, position).stop);

/** The station of a platform, else the stop. */
function stationOf({ timetable: { stops } }: RealtimeTimetable, stop: StopIndex): StopIndex {
  const parent = at(stops.parent, stop);
  return parent >= 0 ? (parent as StopIndex) : stop;
}
