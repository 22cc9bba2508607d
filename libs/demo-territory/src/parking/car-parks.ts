import { entry } from '@maillage/kernel';
import { nearestNode } from '../osm/street-ways.js';
import { type Point, toTheRight } from '../plane.js';
import { isForCars, type NodeIndex, type StreetGraph } from '../town/street-graph.js';

interface PlannedCarPark extends Point {
  readonly name: string;
  readonly capacity: number;
  readonly parkAndRide?: boolean;
  readonly fee?: boolean;
  /** Clearance in centimetres of one under a roof. */
  readonly clearance?: number;
}

export interface CarPark extends PlannedCarPark {
  /** Where its aisle leaves the street. */
  readonly gate: NodeIndex;
  /** Metres of a side of its square. */
  readonly side: number;
}

const PLANNED: readonly PlannedCarPark[] = [
  { name: 'P+R Les Vergers', x: -1_480, y: 4_150, capacity: 140, parkAndRide: true },
  { name: 'P+R Belvédère', x: 3_300, y: 2_240, capacity: 110, parkAndRide: true },
  { name: 'P+R Les Longues Raies', x: 2_600, y: -500, capacity: 220, parkAndRide: true },
  { name: "P+R Pont-l'Orvelle", x: -5_540, y: -560, capacity: 90, parkAndRide: true },
  { name: 'P+R Gare de Rochefleur', x: 8_860, y: 60, capacity: 60, parkAndRide: true },
  { name: 'Parking de la Gare', x: 560, y: 915, capacity: 180, fee: true },
  { name: 'Parking des Halles', x: -40, y: 255, capacity: 240, fee: true, clearance: 190 },
  { name: 'Parking de l’Hôpital', x: 1_500, y: 1_080, capacity: 320 },
  { name: 'Parking du Stade', x: 700, y: -1_420, capacity: 260 },
];

/** The car parks, each in the middle of its square, beside the junction nearest to where it was planned. */
export function placeCarParks(graph: StreetGraph): CarPark[] {
  return PLANNED.map((park) => {
    const gate = nearestNode(graph, park, (node) => entry(graph.meeting, node).filter(isForCars).length > 1);
    const p = entry(graph.nodes, gate);
    const side = Math.sqrt(park.capacity * 25);
    return { ...park, ...toTheRight(p, p, { x: p.x + 1, y: p.y - 1 }, -side / 2 - 12), gate, side };
  });
}
