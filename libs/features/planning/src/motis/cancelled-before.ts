import { callCount, liveCallAt, type NetworkDirectory, type TripRun } from '@maillage/itinerary-planner';
import { at, type Instant } from '@maillage/kernel';
import type { RealtimeTimetable, StopIndex } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import { arrayOf, membersOf, type JsonMembers } from './json-text.js';
import type { NetworkTexts } from './network-texts.js';

/** What a leg stands for: whoever is there since `from` boards at `to`. */
export interface WaitedFor {
  readonly board: WaitedCall;
  readonly alight: WaitedCall;
  readonly from: Instant;
  readonly to: Instant;
}

interface WaitedCall {
  readonly run: TripRun;
  readonly position: number;
}

interface CancelledCall {
  readonly run: TripRun;
  readonly position: number;
  readonly departure: Instant;
}

/** The last ones before the leg; who waits longer has seen it. */
const TOLD = 5;

/** The member `cancelledBefore`: cancelled runs of any route that would have brought the traveller there, in order of time. */
export function cancelledBefore(
  { directory, rides }: NetworkTexts,
  realtime: RealtimeTimetable,
  waited: WaitedFor,
): JsonMembers {
  const cancelled = cancelledCalls(directory, realtime);
  if (cancelled.size === 0) return '';
  const [board, alight] = [stationOfCall(realtime, waited.board), stationOfCall(realtime, waited.alight)];
  const runs = (cancelled.get(board) ?? [])
    .filter(({ departure }) => departure >= waited.from && departure < waited.to)
    .flatMap(({ run, position, departure }) => {
      const arrival = arrivalAt(realtime, run, position, alight);
      return arrival === undefined ? [] : [{ run, departure, arrival }];
    })
    .sort((left, right) => left.departure - right.departure || left.run.trip - right.run.trip)
    .slice(-TOLD)
    .map(({ run, departure, arrival }) => {
      const { tripId, displayName, headsign } = rides.told(run);
      const [scheduledStartTime, scheduledEndTime] = [isoInstant(departure), isoInstant(arrival)];
      return `{${membersOf({ tripId, displayName, headsign, scheduledStartTime, scheduledEndTime, cancelled: true })}}`;
    });
  return runs.length === 0 ? '' : `"cancelledBefore":${arrayOf(runs)}`;
}

type CallsByStation = ReadonlyMap<StopIndex, readonly CancelledCall[]>;
const KNOWN = new WeakMap<RealtimeTimetable, CallsByStation>();

/** Where cancelled runs would have been boarded, by station; once for each value of realtime. */
function cancelledCalls(directory: NetworkDirectory, realtime: RealtimeTimetable): CallsByStation {
  const known = KNOWN.get(realtime);
  if (known) return known;
  const calls = new Map<StopIndex, CancelledCall[]>();
  for (const { trip, day, update, isCleared } of realtime.runs.values()) {
    if (isCleared || update.kind !== 'cancelled') continue;
    const start = (directory.anchorOf(trip, day) + at(realtime.timetable.trips.start, trip)) as Instant;
    const run = { trip, serviceDay: day, start };
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
