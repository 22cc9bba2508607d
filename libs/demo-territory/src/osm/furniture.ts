import { entry } from '@maillage/kernel';
import { type Quay, type StopPlace } from '../bus/stop-places.js';
import { LANDMARKS } from '../bus/landmarks.js';
import { quayId } from '../feed/stop-rows.js';
import { type Point, toTheRight } from '../plane.js';
import { drawFor } from '../random.js';
import { COMMUNES, DISTRICTS, TOWN } from '../town/places.js';
import { HUB } from '../town/roads.js';
import { isForCars, type StreetGraph } from '../town/street-graph.js';
import { type OsmMap, type Tags } from './osm-map.js';
import { type DrawnStreets, nearestNode } from './street-ways.js';

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

interface CarPark extends Point {
  readonly name: string;
  readonly capacity: number;
  readonly parkAndRide?: boolean;
  readonly fee?: boolean;
}

const CAR_PARKS: readonly CarPark[] = [
  { name: 'P+R Les Vergers', x: -1_480, y: 4_150, capacity: 140, parkAndRide: true },
  { name: 'P+R Belvédère', x: 3_300, y: 2_240, capacity: 110, parkAndRide: true },
  { name: 'P+R Les Longues Raies', x: 2_600, y: -500, capacity: 220, parkAndRide: true },
  { name: "P+R Pont-l'Orvelle", x: -5_540, y: -560, capacity: 90, parkAndRide: true },
  { name: 'P+R Gare de Rochefleur', x: 8_860, y: 60, capacity: 60, parkAndRide: true },
  { name: 'Parking de la Gare', x: 560, y: 915, capacity: 180, fee: true },
  { name: 'Parking des Halles', x: -40, y: 255, capacity: 240, fee: true },
  { name: 'Parking de l’Hôpital', x: 1_500, y: 1_080, capacity: 320 },
  { name: 'Parking du Stade', x: 700, y: -1_420, capacity: 260 },
];

/** Car parks as areas, each with the aisle by which cars and people get in and out. */
export function drawCarParks(map: OsmMap, graph: StreetGraph, { nodeIds }: DrawnStreets): void {
  for (const park of CAR_PARKS) {
    const node = nearestNode(graph, park, (i) => entry(graph.meeting, i).filter(isForCars).length > 1);
    const gate = entry(graph.nodes, node);
    const side = Math.sqrt(park.capacity * 25);
    const far = toTheRight(gate, gate, { x: gate.x + 1, y: gate.y - 1 }, -side / 2 - 12);
    const corners = [
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
    ].map(([east = 0, up = 0]) => ({ x: far.x + east * side, y: far.y + up * side }));
    const tags = {
      amenity: 'parking',
      name: park.name,
      capacity: String(park.capacity),
      'capacity:disabled': String(Math.ceil(park.capacity / 50)),
      fee: park.fee === true ? 'yes' : 'no',
      ...(park.parkAndRide === true ? { park_ride: 'bus' } : {}),
      surface: 'asphalt',
    };
    map.line(corners, tags, true);
    map.way([entry(nodeIds, node), map.node(far)], {
      highway: 'service',
      service: 'parking_aisle',
      surface: 'asphalt',
      maxspeed: '10',
    });
  }
}
