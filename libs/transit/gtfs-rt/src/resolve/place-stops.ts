import type { Instant } from '@maillage/kernel';
import type { StopTimeUpdate } from '@maillage/transit-model';
import { sequenceOffset, type StopIndex, type Timetable, type TripIndex } from '@maillage/transit-timetable';
import type { TripMatcher } from '../match/trip-matcher.js';

/** What a feed says of one position of a trip. */
export interface PlacedStop {
  readonly position: number;
  readonly update: StopTimeUpdate;
  /** Where it stops instead of where it was planned. */
  readonly platform: StopIndex | undefined;
}

export interface PlacedStops {
  readonly stops: readonly PlacedStop[];
  /** Stops that the trip does not have. */
  readonly unknown: number;
}

/**
 * Positions of the stops that a feed speaks of, by `stop_sequence` or by `stop_id`; another platform of the same station
 * counts as the stop. Undefined when they are not the stops of this trip: a sequence that it does not have, an order that
 * is not its, or more strangers than stops.
 */
export function placeStops(
  matcher: TripMatcher,
  trip: TripIndex,
  updates: readonly StopTimeUpdate[],
  anchor: Instant,
): PlacedStops | undefined {
  const { timetable } = matcher;
  const calls = callsOf(timetable, trip, anchor);
  const placed: PlacedStop[] = [];
  let [last, unknown] = [-1, 0];
  for (const update of updates) {
    const stop = update.stopId === undefined ? undefined : matcher.stops.find(update.stopId);
    const bySequence = calls.positionOf(update.stopSequence);
    const isTrusted = bySequence !== undefined && (update.stopId === undefined || calls.isNear(bySequence, stop));
    const position = isTrusted || stop === undefined ? undefined : calls.nextAt(stop, last, update);
    const found = isTrusted ? bySequence : position;
    if (found === undefined && update.stopId === undefined) return undefined;
    if (found === undefined) unknown++;
    else if (found <= last) return undefined;
    else {
      last = found;
      placed.push({ position: found, update, platform: platformOf(matcher, calls.stops[found], update, stop) });
    }
  }
  return unknown > placed.length ? undefined : { stops: placed, unknown };
}

interface Calls {
  /** The stop that the traveller knows, per position. */
  readonly stops: readonly StopIndex[];
  positionOf(sequence: number | undefined): number | undefined;
  /** Whether a position is at this stop, at another platform of its station, or at the station. */
  isNear(position: number, stop: StopIndex | undefined): boolean;
  /** The position behind `last` at or near a stop; of several the nearest in time if that is told, else the first. */
  nextAt(stop: StopIndex, last: number, update: StopTimeUpdate): number | undefined;
}

function callsOf(timetable: Timetable, trip: TripIndex, anchor: Instant): Calls {
  const { patterns, trips, profiles } = timetable;
  const first = patterns.stopOffset[trips.pattern[trip]];
  const count = patterns.stopOffset[trips.pattern[trip] + 1] - first;
  const sequences = patterns.sequences.subarray(sequenceOffset(timetable, trip)).subarray(0, count);
  const stops = Array.from({ length: count }, (_, i) =>
    originOf(timetable, (patterns.stopWord[first + i] >> 2) as StopIndex),
  );
  const isNear = (position: number, stop: StopIndex | undefined): boolean =>
    stop !== undefined && areOneStation(timetable, stops[position], stop);
  return {
    stops,
    positionOf(sequence) {
      const position = sequence === undefined ? -1 : sequences.indexOf(sequence);
      return position < 0 ? undefined : position;
    },
    isNear,
    nextAt(stop, last, { arrival, departure }) {
      const positions = stops.flatMap((_, i) => (i > last && isNear(i, stop) ? [i] : []));
      const exact = positions.filter((i) => stops[i] === stop);
      const candidates = exact.length > 0 ? exact : positions;
      const time = arrival?.time ?? departure?.time;
      if (time === undefined || candidates.length < 2) return candidates.at(0);
      const distance = (i: number) =>
        Math.abs(anchor + trips.start[trip] + profiles.arrival[trips.profile[trip] + i] - time);
      return candidates.reduce((best, i) => (distance(i) < distance(best) ? i : best));
    },
  };
}

const originOf = ({ stops }: Timetable, stop: StopIndex): StopIndex => stops.origin[stop] as StopIndex;

function areOneStation({ stops }: Timetable, left: StopIndex, right: StopIndex): boolean {
  if (left === right || stops.parent[left] === right || stops.parent[right] === left) return true;
  return stops.parent[left] >= 0 && stops.parent[left] === stops.parent[right];
}

/** A platform of the planned stop's station, from `assigned_stop_id` or, without it, from `stop_id`. */
function platformOf(
  { timetable, stops }: TripMatcher,
  planned: StopIndex,
  { assignedStopId }: StopTimeUpdate,
  named: StopIndex | undefined,
): StopIndex | undefined {
  const stop = assignedStopId === undefined ? named : stops.find(assignedStopId);
  const isPlatform = stop !== undefined && stop !== planned && timetable.stops.locationType[stop] === 0;
  return isPlatform && areOneStation(timetable, planned, stop) ? stop : undefined;
}
