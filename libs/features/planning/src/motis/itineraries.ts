import {
  DESTINATION,
  ORIGIN,
  type ApiVersion,
  type Itinerary,
  type Leg,
  type LegEnd,
  type Place,
  type RideLeg,
  type WalkLeg,
} from '@maillage/itinerary-model';
import { callAt, callCount, runOf, type Call, type NetworkDirectory, type TripRun } from '@maillage/itinerary-planner';
import { entry, type Coordinate } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import type { MotisPlace, Places } from './places.js';
import { emptyPolyline, encodePolyline } from './polyline.js';
import { describeAccess, describeRun, tripIdOf } from './rides.js';

export interface ItineraryOptions {
  readonly version: ApiVersion;
  readonly detailedLegs: boolean;
  readonly joinInterlinedLegs: boolean;
  readonly withScheduledSkippedStops: boolean;
}

/** A ride with those that follow it in the same vehicle, when they are told as one. */
type JoinedRides = readonly [RideLeg, ...RideLeg[]];

/** Writes itineraries between two places of one network. */
export class ItineraryWriter {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly places: Places,
    private readonly options: ItineraryOptions,
    private readonly ends?: { readonly from: Place; readonly to: Place },
  ) {}

  write(itinerary: Itinerary) {
    return {
      duration: itinerary.arrival - itinerary.departure,
      startTime: isoInstant(itinerary.departure),
      endTime: isoInstant(itinerary.arrival),
      transfers: itinerary.transfers,
      id: this.#idOf(itinerary),
      legs: this.#joined(itinerary.legs).map((leg) => ('kind' in leg ? this.#walk(leg) : this.#ride(leg))),
    };
  }

  /** The whole way of a run. */
  writeRun(runs: readonly TripRun[]) {
    const legs = runs.map((run, index): RideLeg => {
      const last = callCount(this.directory.timetable, run.trip) - 1;
      const { departure } = callAt(this.directory.timetable, run, 0);
      const { arrival } = callAt(this.directory.timetable, run, last);
      const { trip, serviceDay } = run;
      return {
        kind: 'ride',
        trip,
        serviceDay,
        boardPosition: 0,
        alightPosition: last,
        departure,
        arrival,
        seated: index > 0,
      };
    });
    const [first, last] = [entry(legs, 0), entry(legs, legs.length - 1)];
    return this.write({ departure: first.departure, arrival: last.arrival, transfers: 0, legs });
  }

  #joined(legs: readonly Leg[]): (WalkLeg | JoinedRides)[] {
    const joined: (WalkLeg | JoinedRides)[] = [];
    for (const leg of legs) {
      const before = joined.at(-1);
      if (leg.kind === 'walk') joined.push(leg);
      else if (leg.seated && this.options.joinInterlinedLegs && before && !('kind' in before))
        joined.splice(-1, 1, [...before, leg]);
      else joined.push([leg]);
    }
    return joined;
  }

  #walk(leg: WalkLeg) {
    const points = [this.#pointOf(leg.from), this.#pointOf(leg.to)];
    const [startTime, endTime] = [isoInstant(leg.departure), isoInstant(leg.arrival)];
    return {
      mode: 'WALK',
      from: this.places.departure(this.#placeOf(leg.from), leg.departure, this.#zoneOf(leg.from)),
      to: this.places.arrival(this.#placeOf(leg.to), leg.arrival, this.#zoneOf(leg.to)),
      duration: leg.arrival - leg.departure,
      startTime,
      endTime,
      scheduledStartTime: startTime,
      scheduledEndTime: endTime,
      realTime: false,
      scheduled: false,
      distance: leg.metres,
      legGeometry: this.#geometry(points),
      ...(this.options.detailedLegs && { steps: [] }),
    };
  }

  #ride(rides: JoinedRides) {
    const { timetable } = this.directory;
    const [first] = rides;
    const last = entry(rides, rides.length - 1);
    const runs = rides.map((ride) => runOf(timetable, ride));
    const [run, lastRun] = [entry(runs, 0), entry(runs, runs.length - 1)];
    const zone = this.places.zoneOfRun(run);
    const calls = rides.flatMap((ride, index) => this.#calls(entry(runs, index), ride, index > 0));
    const [startTime, endTime] = [isoInstant(first.departure), isoInstant(last.arrival)];
    const lastPosition = callCount(timetable, lastRun.trip) - 1;
    const between = calls.slice(1, -1).filter((call) => this.#isTold(call));
    return {
      from: this.places.call(entry(calls, 0), zone, 'departure'),
      to: this.places.call(entry(calls, calls.length - 1), zone, 'arrival'),
      duration: last.arrival - first.departure,
      startTime,
      endTime,
      scheduledStartTime: startTime,
      scheduledEndTime: endTime,
      realTime: false,
      scheduled: true,
      interlineWithPreviousLeg: first.seated,
      tripFrom: this.places.call(callAt(timetable, run, 0), zone, 'departure'),
      tripTo: this.places.call(callAt(timetable, lastRun, lastPosition), zone, 'arrival'),
      ...describeRun(this.directory, run, this.options.version),
      cancelled: false,
      intermediateStops: between.map((call) => this.places.call(call, zone, 'both')),
      legGeometry: this.#geometry(calls.map(({ stop }) => this.directory.placeOf(stop))),
      ...describeAccess(this.directory, run),
    };
  }

  /** From boarding to alighting. Where one trip becomes the next of its vehicle, the stop is told once. */
  #calls(run: TripRun, { boardPosition, alightPosition }: RideLeg, isContinuation: boolean): Call[] {
    const from = isContinuation ? boardPosition + 1 : boardPosition;
    return Array.from({ length: alightPosition - from + 1 }, (_, index) =>
      callAt(this.directory.timetable, run, from + index),
    );
  }

  #isTold({ canBoard, canAlight }: Call): boolean {
    return canBoard || canAlight || this.options.withScheduledSkippedStops;
  }

  #geometry(points: readonly Coordinate[]) {
    const precision = this.options.version === 1 ? 7 : 6;
    return this.options.detailedLegs ? encodePolyline(points, precision) : emptyPolyline(precision);
  }

  /** Opaque to clients; the rides and nothing of where the request began or ended. */
  #idOf({ legs }: Itinerary): string {
    const rides = legs.filter((leg): leg is RideLeg => leg.kind === 'ride');
    return rides
      .map((ride) => {
        const run = tripIdOf(this.directory, runOf(this.directory.timetable, ride));
        return `${run}@${String(ride.boardPosition)}-${String(ride.alightPosition)}`;
      })
      .join('~');
  }

  #placeOf(end: LegEnd): MotisPlace {
    if (end >= 0) return this.places.stop(end as StopIndex);
    const place = this.#endOf(end);
    return place.stop >= 0
      ? this.places.stop(place.stop as StopIndex)
      : this.places.point(end === ORIGIN ? 'START' : 'END', place);
  }

  #pointOf(end: LegEnd): Coordinate {
    return end >= 0 ? this.directory.placeOf(end as StopIndex) : this.#endOf(end);
  }

  #zoneOf(end: LegEnd): string {
    const stop = end >= 0 ? end : this.#endOf(end).stop;
    return stop >= 0 ? this.places.zoneOfStop(stop as StopIndex) : this.directory.timetable.timezone;
  }

  #endOf(end: LegEnd): Place {
    const place = end === DESTINATION ? this.ends?.to : this.ends?.from;
    if (!place) throw new RangeError('an itinerary of a run has no ends');
    return place;
  }
}
