import { PLAN_DEFAULTS, type Itinerary, type RefreshRequest, type RideLeg } from '@maillage/itinerary-model';
import { callAt, callCount, toRouteRequest, type RouteRequest, type TripRun } from '@maillage/itinerary-planner';
import { at, parseTripInstanceId, type Instant } from '@maillage/kernel';
import { findPlace } from './find-place.js';
import { readItineraryId, type CallKey, type ItineraryKey, type RideKey } from './motis/itinerary-id.js';
import type { RequestPlaces } from './motis/leg-ends.js';
import type { LoadedNetwork } from './networks/loaded-network.js';
import { invalidItineraryId, itineraryGone } from './problems.js';

/** A refreshment as the planner is asked for it. */
export interface Refreshment {
  readonly places: RequestPlaces;
  readonly request: RouteRequest;
}

/** `now`: when it is asked. @throws Problem `INVALID_ITINERARY_ID`, `STOP_NOT_FOUND`, or `ITINERARY_GONE` where a ride is no more */
export function toRefreshment(network: LoadedNetwork, request: RefreshRequest, now: Instant): Refreshment {
  const key = readItineraryId(request.itineraryId, PLAN_DEFAULTS);
  if (!key) throw invalidItineraryId();
  const places = { from: findPlace(network, key.from), to: findPlace(network, key.to) };
  const again = key.rides.map((ride) => findRide(network, request, ride));
  if (again.some((ride, index) => ride.departure < (again[index - 1]?.arrival ?? 0))) throw itineraryGone();
  return { places, request: { ...toRouteRequest(planOf(request, key), { ...places, via: [] }, now), again } };
}

/** What the planner found. @throws Problem `ITINERARY_GONE` */
export function refreshed(direct: readonly Itinerary[], itineraries: readonly Itinerary[]): Itinerary {
  const [itinerary] = [...itineraries, ...direct];
  if (!itinerary) throw itineraryGone();
  return itinerary;
}

function planOf(request: RefreshRequest, { from, to, access, egress, departure, mover }: ItineraryKey) {
  const { territory, apiVersion, elevationCosts, maxMatchingMetres, maxPreTransitSeconds, maxPostTransitSeconds } =
    request;
  return {
    ...PLAN_DEFAULTS,
    territory,
    apiVersion,
    from,
    to,
    time: departure,
    directModes: [access],
    preTransitModes: [access],
    postTransitModes: [egress],
    wheelchair: request.wheelchair ?? mover.wheelchair,
    walkingMetresPerSecond: request.walkingMetresPerSecond ?? mover.walkingMetresPerSecond,
    cyclingMetresPerSecond: request.cyclingMetresPerSecond ?? mover.cyclingMetresPerSecond,
    elevationCosts,
    maxMatchingMetres,
    maxPreTransitSeconds,
    maxPostTransitSeconds,
    maxDirectSeconds: LONGEST_DIRECT_SECONDS,
    detailedLegs: request.detailedLegs,
  };
}

const LONGEST_DIRECT_SECONDS = 21_600;

function findRide({ directory }: LoadedNetwork, request: RefreshRequest, ride: RideKey): RideLeg {
  const { timetable } = directory;
  const id = parseTripInstanceId(ride.tripId);
  const run = id && directory.findRun(id);
  if (!run || (request.requireBikeTransport && at(timetable.trips.bikes, run.trip) !== BIKES_ALLOWED))
    throw itineraryGone();
  const boardPosition = positionOf(directory, run, ride.board);
  const alightPosition = positionOf(directory, run, ride.alight);
  if (boardPosition === undefined || alightPosition === undefined || boardPosition >= alightPosition)
    throw itineraryGone();
  const { departure } = callAt(timetable, run, boardPosition);
  const { arrival } = callAt(timetable, run, alightPosition);
  const { trip, serviceDay } = run;
  return { kind: 'ride', trip, serviceDay, boardPosition, alightPosition, departure, arrival, seated: ride.seated };
}

/** GTFS `bikes_allowed`. */
const BIKES_ALLOWED = 1;

/** Where a run calls at the stop, the nearest to where it did. */
function positionOf(
  directory: LoadedNetwork['directory'],
  run: TripRun,
  { position, stopId }: CallKey,
): number | undefined {
  const { timetable } = directory;
  return Array.from({ length: callCount(timetable, run.trip) }, (_, row) => row)
    .filter((row) => directory.stopId(callAt(timetable, run, row).stop) === stopId)
    .sort((a, b) => Math.abs(a - position) - Math.abs(b - position))[0];
}
