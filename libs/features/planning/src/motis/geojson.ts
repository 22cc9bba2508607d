import type { Itinerary, PlanRequest, TripRequest } from '@maillage/itinerary-model';
import type { RouteResult } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { Drawing, positionOf, type Feature, type Position } from './drawing.js';
import type { RequestPlaces } from './leg-ends.js';
import { momentMembers, type Moment } from './moment.js';
import { noItineraryMember } from './no-itinerary.js';
import { toBody } from './to-body.js';

/** An answer to draw on a map: every leg is a line, every stop and end a point, with `itinerary` as it is numbered in JSON. */
export function writePlanGeoJson(
  network: LoadedNetwork,
  request: PlanRequest,
  places: RequestPlaces,
  result: RouteResult,
  now: Instant,
): Uint8Array {
  const { direct, itineraries } = result;
  const moment = network.moment(request, now, result);
  const drawing = new Drawing(network.texts(request.apiVersion), moment, request, places);
  direct.forEach((itinerary, index) => drawing.draw(itinerary, { list: 'direct', itinerary: index }));
  itineraries.forEach((itinerary, index) => drawing.draw(itinerary, { list: 'itineraries', itinerary: index }));
  const ends = [places.from, places.to].map(positionOf);
  return collection(drawing.features, ends, {
    ...networkMember(network, moment),
    ...noItineraryMember(network, request, result),
  });
}

/** The whole way of a vehicle. */
export function writeTripGeoJson(
  network: LoadedNetwork,
  request: TripRequest,
  itinerary: Itinerary,
  moment: Moment,
): Uint8Array {
  const options = { ...request, withScheduledSkippedStops: true };
  const drawing = new Drawing(network.texts(request.apiVersion), moment, options, undefined);
  drawing.draw(itinerary, {});
  return collection(drawing.features, [], networkMember(network, moment));
}

const networkMember = ({ generation }: LoadedNetwork, moment: Moment) => ({
  network: { generation, ...momentMembers(moment) },
});

/** `positions` belong to the box even when nothing is drawn there. */
function collection(features: readonly Feature[], positions: readonly Position[], members: object): Uint8Array {
  const all = [...positions, ...features.flatMap(positionsOf)];
  const bound = (axis: 0 | 1, pick: (a: number, b: number) => number): number =>
    all.map((position) => position[axis]).reduce(pick);
  const [low, high] = [(a: number, b: number) => Math.min(a, b), (a: number, b: number) => Math.max(a, b)];
  const bbox = [bound(0, low), bound(1, low), bound(0, high), bound(1, high)];
  return toBody(JSON.stringify({ type: 'FeatureCollection', bbox, features, ...members }));
}

const positionsOf = ({ geometry }: Feature): readonly Position[] =>
  geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
