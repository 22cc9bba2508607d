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
  const calls = new Calls(matcher.timetable, trip, anchor);
  const placed: PlacedStop[] = [];
  let [last, unknown] = [-1, 0];
  for (const update of updates) {
    const stop = update.stopId === undefined ? undefined : matcher.stops.find(update.stopId);
    const bySequence = update.stopSequence === undefined ? -1 : calls.positionOf(update.stopSequence, last);
    const isTrusted =
      bySequence >= 0 && (update.stopId === undefined || (stop !== undefined && calls.isNear(bySequence, stop)));
    const position = isTrusted ? bySequence : stop === undefined ? -1 : calls.nextAt(stop, last, update);
    if (position < 0 && update.stopId === undefined) return undefined;
    if (position < 0) unknown++;
    else if (position <= last) return undefined;
    else {
      last = position;
      placed.push({ position, update, platform: platformOf(matcher, calls.stopAt(position), update, stop) });
    }
  }
  return unknown > placed.length ? undefined : { stops: placed, unknown };
}

/** The stops of a trip; −1 is no position. */
class Calls {
  readonly #first: number;
  readonly #count: number;
  readonly #sequence: number;

  constructor(
    private readonly timetable: Timetable,
    private readonly trip: TripIndex,
    private readonly anchor: Instant,
  ) {
    const { patterns, trips } = timetable;
    this.#first = patterns.stopOffset[trips.pattern[trip]];
    this.#count = patterns.stopOffset[trips.pattern[trip] + 1] - this.#first;
    this.#sequence = sequenceOffset(timetable, trip);
  }

  /** The stop that the traveller knows. */
  stopAt(position: number): StopIndex {
    const { patterns, stops } = this.timetable;
    return stops.origin[patterns.stopWord[this.#first + position] >> 2] as StopIndex;
  }

  /** Sought behind `last` first. */
  positionOf(sequence: number, last: number): number {
    const { sequences } = this.timetable.patterns;
    for (let i = 1; i <= this.#count; i++) {
      const position = (last + i) % this.#count;
      if (sequences[this.#sequence + position] === sequence) return position;
    }
    return -1;
  }

  /** Whether a position is at this stop, at another platform of its station, or at the station. */
  isNear(position: number, stop: StopIndex): boolean {
    return areOneStation(this.timetable, this.stopAt(position), stop);
  }

  /** The position behind `last` at a stop, else near it; of several the nearest in time if that is told, else the first. */
  nextAt(stop: StopIndex, last: number, update: StopTimeUpdate): number {
    const exact = this.#best(last, update, (position) => this.stopAt(position) === stop);
    return exact >= 0 ? exact : this.#best(last, update, (position) => this.isNear(position, stop));
  }

  #best(last: number, { arrival, departure }: StopTimeUpdate, isThere: (position: number) => boolean): number {
    const time = arrival?.time ?? departure?.time;
    let [best, nearest] = [-1, Infinity];
    for (let position = last + 1; position < this.#count; position++) {
      if (!isThere(position)) continue;
      if (time === undefined) return position;
      const distance = Math.abs(this.#instantAt(position) - time);
      if (distance < nearest) [best, nearest] = [position, distance];
    }
    return best;
  }

  #instantAt(position: number): number {
    const { trips, profiles } = this.timetable;
    return this.anchor + trips.start[this.trip] + profiles.arrival[trips.profile[this.trip] + position];
  }
}

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
