import { entry } from '@maillage/kernel';
import { type Quay, type StopPlace } from '../bus/stop-places.js';
import { LANDMARKS } from '../bus/landmarks.js';
import { quayId } from '../feed/stop-rows.js';
import { type CarPark } from '../parking/car-parks.js';
import { disabledPlaces } from '../parking/parking-feed.js';
import { drawFor } from '../random.js';
import { COMMUNES, DISTRICTS, TOWN } from '../town/places.js';
import { HUB } from '../town/roads.js';
import { type RentalStation } from '../sharing/rental-stations.js';
import { type OsmMap, type Tags } from './osm-map.js';
import { type DrawnStreets } from './street-ways.js';

/** A pole at every stop; the bus station also has the kerbs of its platforms. */
export function drawStops(map: OsmMap, places: readonly StopPlace[], seed: number): void {
  for (const place of places) {
    for (const quay of place.quays) {
      const draw = drawFor(`shelter ${quayId(quay)}`, seed);
      map.node(quay, {
        highway: 'bus_stop',
        public_transport: 'platform',
        bus: 'yes',
        name: place.name,
        ref: quayId(quay),
        ...(quay.street < 0 ? { local_ref: quay.letter } : {}),
        shelter: draw < 0.6 ? 'yes' : 'no',
        bench: draw < 0.5 ? 'yes' : 'no',
        ...WHEELCHAIR[quay.accessible],
      });
    }
  }
}

const WHEELCHAIR: Record<Quay['accessible'], Tags> = {
  0: {},
  1: { wheelchair: 'yes', kerb: 'raised', tactile_paving: 'yes' },
  2: { wheelchair: 'no', kerb: 'regular' },
};

export function drawPlaces(map: OsmMap): void {
  for (const { name, inhabitants, x, y } of COMMUNES) {
    map.node(
      { x: x + 12, y: y + 12 },
      { place: name === TOWN ? 'town' : 'village', name, population: String(inhabitants) },
    );
  }
  for (const { name, commune, x, y } of DISTRICTS) {
    if (commune === TOWN) map.node({ x: x + 20, y: y - 20 }, { place: 'suburb', name });
  }
  for (const { name, amenity, x, y } of LANDMARKS) map.node({ x: x + 16, y: y + 18 }, { amenity, name });
}

/** Bicycle stands beside landmarks and at the station. */
export function drawBicycleParking(map: OsmMap, seed: number): void {
  for (const { name, x, y } of LANDMARKS) {
    const draw = drawFor(`stands ${name}`, seed);
    if (draw > 0.75) continue;
    map.node(
      { x: x - 14, y: y + 10 },
      {
        amenity: 'bicycle_parking',
        bicycle_parking: 'stands',
        capacity: String(6 + 2 * Math.round(draw * 10)),
        covered: draw < 0.2 ? 'yes' : 'no',
      },
    );
  }
  map.node(
    { x: HUB.x - 60, y: HUB.y + 24 },
    {
      amenity: 'bicycle_parking',
      bicycle_parking: 'building',
      name: 'Vélostation Gare',
      capacity: '120',
      covered: 'yes',
      fee: 'yes',
      access: 'customers',
    },
  );
}

/** Car parks as areas, each with the aisle by which cars and people get in and out. */
export function drawCarParks(map: OsmMap, carParks: readonly CarPark[], { nodeIds }: DrawnStreets): void {
  for (const park of carParks) {
    const corners = [
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
    ].map(([east = 0, up = 0]) => ({ x: park.x + east * park.side, y: park.y + up * park.side }));
    const tags = {
      amenity: 'parking',
      name: park.name,
      capacity: String(park.capacity),
      'capacity:disabled': String(disabledPlaces(park.capacity)),
      fee: park.fee === true ? 'yes' : 'no',
      ...(park.parkAndRide === true ? { park_ride: 'bus' } : {}),
      ...(park.clearance === undefined ? {} : { maxheight: String(park.clearance / 100) }),
      surface: 'asphalt',
    };
    map.line(corners, tags, true);
    map.way([entry(nodeIds, park.gate), map.node(park)], {
      highway: 'service',
      service: 'parking_aisle',
      surface: 'asphalt',
      maxspeed: '10',
    });
  }
}

/** The docks of shared bicycles. */
export function drawRentalStations(map: OsmMap, stations: readonly RentalStation[]): void {
  for (const { id, name, capacity, ...p } of stations) {
    map.node(p, {
      amenity: 'bicycle_rental',
      bicycle_rental: 'docking_station',
      network: 'Vélorvel',
      ref: id,
      name,
      capacity: String(capacity),
    });
  }
}
