import type { Itinerary, RideLeg, StreetLeg } from '@maillage/itinerary-model';
import { callAt, runOf } from '@maillage/itinerary-planner';
import { at } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { joinSeated, type ItineraryOptions } from './itineraries.js';
import type { NetworkTexts } from './network-texts.js';
import type { JoinedRides } from './ride-times.js';

/** What nobody tells about a leg. */
type Unknown =
  | { readonly leg: number; readonly what: 'TRIP' }
  | { readonly leg: number; readonly what: 'STOP'; readonly name: string; readonly stopId: string }
  /** Along no street that is known. */
  | { readonly leg: number; readonly what: 'WALK' };

/** For wheelchairs: what is known not to be accessible is never used, what is not known is told. */
export function accessibilityMember(texts: NetworkTexts, options: ItineraryOptions, { legs }: Itinerary) {
  const unknown = joinSeated(legs, options).flatMap((leg, index) =>
    'kind' in leg ? unknownOfWalk(texts, leg, index) : unknownOfRide(texts, leg, index),
  );
  return { accessibility: { known: unknown.length === 0, unknown } };
}

function unknownOfWalk(texts: NetworkTexts, { line, metres, entrance }: StreetLeg, leg: number): Unknown[] {
  const { stops } = texts.directory.timetable;
  const isUntold = entrance !== undefined && at(stops.wheelchair, entrance as StopIndex) === NOT_TOLD;
  return [
    ...(line || metres === 0 ? [] : [{ leg, what: 'WALK' as const }]),
    ...(isUntold ? [unknownStop(texts, entrance as StopIndex, leg)] : []),
  ];
}

function unknownStop({ places }: NetworkTexts, stop: StopIndex, leg: number): Unknown {
  const { name, stopId } = places.summary(stop);
  return { leg, what: 'STOP', name, stopId };
}

function unknownOfRide(texts: NetworkTexts, rides: JoinedRides, leg: number): Unknown[] {
  const { timetable } = texts.directory;
  const { trips, stops } = timetable;
  const runs = rides.map((ride) => runOf(timetable, ride));
  const last: RideLeg = rides.at(-1) ?? rides[0];
  const ends: StopIndex[] = [
    callAt(timetable, runOf(timetable, rides[0]), rides[0].boardPosition).stop,
    callAt(timetable, runOf(timetable, last), last.alightPosition).stop,
  ];
  return [
    ...(runs.some(({ trip }) => at(trips.wheelchair, trip) === NOT_TOLD) ? [{ leg, what: 'TRIP' as const }] : []),
    ...ends.filter((stop) => at(stops.wheelchair, stop) === NOT_TOLD).map((stop) => unknownStop(texts, stop, leg)),
  ];
}

/** GTFS `wheelchair_accessible` and `wheelchair_boarding`. */
const NOT_TOLD = 0;
