import { TRIP_MAP_LIMITS } from '@maillage/contracts';
import type { MapTripsRequest } from '@maillage/itinerary-model';
import { listSegments, liveCallAt, maskOf, pointsBefore, stateOf, type TripSegment } from '@maillage/itinerary-planner';
import { distanceMetres, type Coordinate, type Instant } from '@maillage/kernel';
import type { VehiclePosition } from '@maillage/transit-model';
import { runKey, type RealtimeTimetable } from '@maillage/transit-timetable';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { tooManyVehicles } from '../problems.js';
import { isoInstant } from './iso-instant.js';
import { arrayOf, membersOf, objectOf, type JsonText } from './json-text.js';
import type { NetworkTexts } from './network-texts.js';
import { PolylineEncoder } from './polyline.js';

/** MOTIS's answer to `map/trips`. @throws Problem `TOO_MANY_VEHICLES` */
export function writeTripMap(network: LoadedNetwork, request: MapTripsRequest): JsonText {
  const { box, from, to, zoom, precision } = request;
  const filter = { box, modes: modesAt(zoom), limit: TRIP_MAP_LIMITS.segments };
  const segments = listSegments(network.directory, filter, { from, to });
  if (!segments) throw tooManyVehicles();
  const texts = network.texts(request.apiVersion);
  const encoder = new PolylineEncoder(precision);
  return arrayOf(
    segments.map((segment) => {
      const vehicle = network.vehicles.get(runKey(segment.trip, segment.serviceDay));
      return writeSegment(texts, network.directory.realtime, encoder, segment, vehicle);
    }),
  );
}

const LONG_DISTANCE = ['HIGHSPEED_RAIL', 'LONG_DISTANCE', 'NIGHT_RAIL', 'AIRPLANE'];
const REGIONAL = ['REGIONAL_FAST_RAIL', 'REGIONAL_RAIL'];

/** What can be told apart on a map of that scale, as the parameter's description says. */
function modesAt(zoom: number): number {
  if (zoom >= 10) return -1;
  return maskOf([...LONG_DISTANCE, ...(zoom >= 6 ? REGIONAL : []), ...(zoom >= 8 ? ['SUBURBAN'] : [])]);
}

function writeSegment(
  { directory, places, rides, version }: NetworkTexts,
  realtime: RealtimeTimetable,
  encoder: PolylineEncoder,
  segment: TripSegment,
  vehicle: VehiclePosition | undefined,
): JsonText {
  const { timetable } = realtime;
  const zone = places.zoneOfRun(segment);
  const left = liveCallAt(realtime, segment, segment.position);
  const next = liveCallAt(realtime, segment, segment.position + 1);
  const line = [
    directory.placeOf(left.stop),
    ...pointsBefore(timetable, segment.trip, next.position),
    directory.placeOf(next.stop),
  ];
  const { mode, displayName, tripId, routeColor, routeShortName } = rides.told(segment);
  const [departure, arrival] = [isoInstant(segment.departure), isoInstant(segment.arrival)];
  return objectOf(
    membersOf({
      // Before v4 the short name was what to display.
      trips: [{ tripId, displayName, ...(version < 4 && { routeShortName }) }],
      mode,
      ...(routeColor !== undefined && { routeColor }),
      distance: Math.round(lengthOf(line)),
    }),
    `"from":${places.call(left, zone, 'departure', false)}`,
    `"to":${places.call(next, zone, 'arrival', false)}`,
    membersOf({
      departure,
      arrival,
      scheduledDeparture: isoInstant(left.scheduledDeparture),
      scheduledArrival: isoInstant(next.scheduledArrival),
      realTime: stateOf(realtime, segment).isLive,
    }),
    membersOf({ polyline: encoded(encoder, line), vehicle: vehicle && describeVehicle(vehicle) }),
  );
}

const describeVehicle = ({ latitude, longitude, bearing, timestamp, occupancy }: VehiclePosition) => ({
  lat: latitude,
  lon: longitude,
  bearing,
  timestamp: timestamp === undefined ? undefined : isoInstant(timestamp as Instant),
  occupancy,
});

const lengthOf = (line: readonly Coordinate[]): number =>
  line.reduce((sum, point, i) => sum + distanceMetres(line[i - 1] ?? point, point), 0);

const encoded = (encoder: PolylineEncoder, line: readonly Coordinate[]): string =>
  line.map((point, i) => (i === 0 ? encoder.start(point) : encoder.step(line[i - 1] ?? point, point))).join('');
