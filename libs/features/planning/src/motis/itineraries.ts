import {
  DESTINATION,
  facilityOf,
  type Itinerary,
  type Leg,
  type LegEnd,
  type Place,
  type PlanRequest,
  type RideLeg,
  type StreetLeg,
  type StreetLine,
} from '@maillage/itinerary-model';
import { callAt, callCount, runOf, type Call, type NetworkDirectory, type TripRun } from '@maillage/itinerary-planner';
import { entry, type Coordinate } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { isoInstant } from './iso-instant.js';
import { arrayOf, membersOf, objectOf, type JsonMembers, type JsonText } from './json-text.js';
import type { NetworkTexts } from './network-texts.js';
import { endName } from './street-legs.js';

export type ItineraryOptions = Pick<PlanRequest, 'detailedLegs' | 'joinInterlinedLegs' | 'withScheduledSkippedStops'>;

/** A ride with those that follow it in the same vehicle, when they are told as one. */
type JoinedRides = readonly [RideLeg, ...RideLeg[]];

/** Writes itineraries of one network. */
export class ItineraryWriter {
  readonly #directory: NetworkDirectory;
  readonly #lines = new Map<StreetLine, JsonMembers>();

  constructor(
    private readonly texts: NetworkTexts,
    private readonly options: ItineraryOptions,
    private readonly ends?: { readonly from: Place; readonly to: Place },
  ) {
    this.#directory = texts.directory;
  }

  write(itinerary: Itinerary): JsonText {
    const legs = this.#joined(itinerary.legs).map((leg) => ('kind' in leg ? this.#street(leg) : this.#ride(leg)));
    return objectOf(
      membersOf({
        duration: itinerary.arrival - itinerary.departure,
        startTime: isoInstant(itinerary.departure),
        endTime: isoInstant(itinerary.arrival),
        transfers: itinerary.transfers,
        id: this.#idOf(itinerary),
      }),
      `"legs":${arrayOf(legs)}`,
    );
  }

  /** The whole way of a vehicle. */
  writeRuns(runs: readonly TripRun[]): JsonText {
    const { timetable } = this.#directory;
    const legs = runs.map((run, index): RideLeg => {
      const { trip, serviceDay } = run;
      const alightPosition = callCount(timetable, trip) - 1;
      const { departure } = callAt(timetable, run, 0);
      const { arrival } = callAt(timetable, run, alightPosition);
      return {
        kind: 'ride',
        trip,
        serviceDay,
        boardPosition: 0,
        alightPosition,
        departure,
        arrival,
        seated: index > 0,
      };
    });
    const [first, last] = [entry(legs, 0), entry(legs, legs.length - 1)];
    return this.write({ departure: first.departure, arrival: last.arrival, transfers: 0, legs });
  }

  #joined(legs: readonly Leg[]): readonly (StreetLeg | JoinedRides)[] {
    const joined: (StreetLeg | JoinedRides)[] = [];
    for (const leg of legs) {
      const before = joined.at(-1);
      if (leg.kind === 'street') joined.push(leg);
      else if (leg.seated && this.options.joinInterlinedLegs && before && !('kind' in before))
        joined.splice(-1, 1, [...before, leg]);
      else joined.push([leg]);
    }
    return joined;
  }

  #street(leg: StreetLeg): JsonText {
    const { places, streets } = this.texts;
    return objectOf(
      `"mode":"${leg.mode}"`,
      `"from":${places.departure(this.#placeOf(leg.from), leg.departure, this.#zoneOf(leg.from), leg.from >= 0)}`,
      `"to":${places.arrival(this.#placeOf(leg.to), leg.arrival, this.#zoneOf(leg.to))}`,
      timesOf(leg),
      `"scheduled":false,"distance":${String(leg.metres)}`,
      this.#way(leg),
      leg.mode === 'RENTAL' ? streets.rental(leg) : '',
    );
  }

  /** Legs of one answer share their lines. */
  #way(leg: StreetLeg): JsonMembers {
    const { geometry, streets } = this.texts;
    if (!this.options.detailedLegs) return `"legGeometry":${geometry.none()}`;
    if (!leg.line) {
      const straight = geometry.straight(this.#pointOf(leg.from), this.#pointOf(leg.to));
      return `"legGeometry":${straight},"steps":[]`;
    }
    const known = this.#lines.get(leg.line);
    if (known !== undefined) return known;
    const written = `"legGeometry":${streets.line(leg.line)},"steps":${streets.steps(leg.line)}`;
    this.#lines.set(leg.line, written);
    return written;
  }

  #ride(rides: JoinedRides): JsonText {
    const { timetable } = this.#directory;
    const { places, geometry, rides: about } = this.texts;
    const runs = rides.map((ride) => runOf(timetable, ride));
    const [run, lastRun] = [entry(runs, 0), entry(runs, runs.length - 1)];
    const zone = places.zoneOfRun(run);
    const calls = rides.flatMap((ride, index) => this.#calls(entry(runs, index), ride, index > 0));
    const between = calls.slice(1, -1).filter((call) => this.#isTold(call));
    const end = callAt(timetable, lastRun, callCount(timetable, lastRun.trip) - 1);
    const { departure, seated } = rides[0];
    const { arrival } = entry(rides, rides.length - 1);
    return objectOf(
      `"from":${places.call(entry(calls, 0), zone, 'departure')}`,
      `"to":${places.call(entry(calls, calls.length - 1), zone, 'arrival')}`,
      timesOf({ departure, arrival }),
      `"scheduled":true,"interlineWithPreviousLeg":${String(seated)}`,
      `"tripFrom":${places.call(callAt(timetable, run, 0), zone, 'departure')}`,
      `"tripTo":${places.call(end, zone, 'arrival')}`,
      about.run(run),
      '"cancelled":false',
      `"intermediateStops":${arrayOf(between.map((call) => places.call(call, zone, 'both')))}`,
      `"legGeometry":${this.options.detailedLegs ? geometry.alongStops(calls.map(({ stop }) => stop)) : geometry.none()}`,
      about.access(run),
    );
  }

  /** From boarding to alighting. Where one trip becomes the next of its vehicle, the stop is told once. */
  #calls(run: TripRun, { boardPosition, alightPosition }: RideLeg, isContinuation: boolean): Call[] {
    const calls: Call[] = [];
    for (let position = isContinuation ? boardPosition + 1 : boardPosition; position <= alightPosition; position++)
      calls.push(callAt(this.#directory.timetable, run, position));
    return calls;
  }

  #isTold({ canBoard, canAlight }: Call): boolean {
    return canBoard || canAlight || this.options.withScheduledSkippedStops;
  }

  /** Opaque to clients; the rides, and nothing of where the request began or ended. */
  #idOf({ legs }: Itinerary): string {
    const rides = legs.filter((leg) => leg.kind === 'ride');
    return rides
      .map((ride) => {
        const run = this.texts.rides.tripId(runOf(this.#directory.timetable, ride));
        return `${run}@${String(ride.boardPosition)}-${String(ride.alightPosition)}`;
      })
      .join('~');
  }

  #placeOf(end: LegEnd): JsonMembers {
    if (end >= 0) return this.texts.places.stop(end as StopIndex);
    const facility = facilityOf(end);
    if (facility !== undefined) return this.texts.streets.facility(facility);
    const place = this.#endOf(end);
    return place.stop >= 0
      ? this.texts.places.stop(place.stop as StopIndex)
      : this.texts.places.point(endName(end), place);
  }

  #pointOf(end: LegEnd): Coordinate {
    const facility = facilityOf(end);
    if (facility !== undefined) return this.texts.streets.pointOf(facility);
    return end >= 0 ? this.#directory.placeOf(end as StopIndex) : this.#endOf(end);
  }

  #zoneOf(end: LegEnd): string {
    const stop = end >= 0 || facilityOf(end) !== undefined ? end : this.#endOf(end).stop;
    return stop >= 0 ? this.texts.places.zoneOfStop(stop as StopIndex) : this.#directory.timetable.timezone;
  }

  #endOf(end: LegEnd): Place {
    const place = end === DESTINATION ? this.ends?.to : this.ends?.from;
    if (!place) throw new RangeError('the way of a vehicle has no ends');
    return place;
  }
}

function timesOf({ departure, arrival }: Pick<Leg, 'departure' | 'arrival'>): JsonMembers {
  const [start, end] = [isoInstant(departure), isoInstant(arrival)];
  const scheduled = `"scheduledStartTime":"${start}","scheduledEndTime":"${end}"`;
  return `"duration":${String(arrival - departure)},"startTime":"${start}","endTime":"${end}",${scheduled},"realTime":false`;
}
