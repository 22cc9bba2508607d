import { entry } from '@maillage/kernel';
import { LANDMARKS } from '../bus/landmarks.js';
import { nearestNode } from '../osm/street-ways.js';
import { gap, type Point, toTheRight } from '../plane.js';
import { drawFor } from '../random.js';
import { districtAt, TOWN } from '../town/places.js';
import { HUB } from '../town/roads.js';
import { isForCars, pointOn, type StreetGraph } from '../town/street-graph.js';

/** Where shared bicycles stand. */
export interface RentalStation extends Point {
  readonly id: string;
  readonly name: string;
  /** Docks. */
  readonly capacity: number;
}

interface Wish extends Point {
  readonly name: string;
}

/** Beyond the landmarks: the railway stations, park-and-ride, the middle of quarters. */
const MORE: readonly Wish[] = [
  { name: 'Gare de Montorvel', x: HUB.x - 30, y: HUB.y - 20 },
  { name: 'Gare de Pont-l’Orvelle', x: -5_480, y: -430 },
  { name: 'P+R Les Longues Raies', x: 2_650, y: -430 },
  { name: 'P+R Belvédère', x: 3_240, y: 2_330 },
  { name: 'La Croix-Blanche', x: 1_500, y: 330 },
  { name: 'Les Tilleuls', x: -1_450, y: -300 },
  { name: 'Saint-Martin', x: -450, y: -1_500 },
  { name: 'Les Hauts de Montorvel', x: -1_250, y: 2_350 },
  { name: 'Le Clos du Roy', x: 1_250, y: 2_250 },
  { name: 'La Plaine des Sports', x: 1_250, y: -1_550 },
  { name: 'Zone des Longues Raies', x: 2_900, y: 50 },
  { name: 'Le Petit Bois', x: -2_300, y: 850 },
  { name: 'Quai de l’Orvelle', x: -250, y: -420 },
  { name: 'Faubourg de la Gare', x: 250, y: 560 },
];

/** The communes that share bicycles: the town and its neighbours. */
const SERVED: ReadonlySet<string> = new Set([
  TOWN,
  'Saint-Aubrin',
  'Les Granges-Hautes',
  'Bellorme',
  "Pont-l'Orvelle",
  'Chanteraine',
]);
const APART_METRES = 170;

/** Some forty stations beside the kerbs of streets that people ride and walk along. */
export function placeRentalStations(graph: StreetGraph, seed: number): RentalStation[] {
  const stations: RentalStation[] = [];
  for (const wish of [...MORE.slice(0, 1), ...LANDMARKS, ...MORE.slice(1)]) {
    if (!SERVED.has(districtAt(wish).commune)) continue;
    const p = besideStreet(graph, wish);
    if (stations.some((station) => gap(station, p) < APART_METRES)) continue;
    const draw = drawFor(`rental ${wish.name}`, seed);
    const capacity = stations.length === 0 ? 36 : 10 + 2 * Math.floor(draw * 8);
    stations.push({ ...p, id: String(stations.length + 1).padStart(3, '0'), name: wish.name, capacity });
  }
  return stations;
}

const KERB_METRES = 4;

function besideStreet(graph: StreetGraph, p: Point): Point {
  const fits = (node: number): boolean => entry(graph.meeting, node).some(isRideable);
  const node = nearestNode(graph, p, fits);
  const street = entry(entry(graph.meeting, node).filter(isRideable), 0);
  const { point, before, after } = pointOn(graph, street, street.from === node ? 0.3 : 0.7);
  return toTheRight(point, before, after, -KERB_METRES);
}

const isRideable = (street: Parameters<typeof isForCars>[0]): boolean => isForCars(street) && !street.crossesRailway;
