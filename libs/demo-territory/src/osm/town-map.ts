import { type BoundingBox } from '@maillage/kernel';
import { type StopPlace } from '../bus/stop-places.js';
import { type CarPark } from '../parking/car-parks.js';
import { type RentalStation } from '../sharing/rental-stations.js';
import { type StreetGraph } from '../town/street-graph.js';
import { drawBicycleParking, drawCarParks, drawPlaces, drawRentalStations, drawStops } from './furniture.js';
import { OsmMap } from './osm-map.js';
import { drawRailway, drawRiver, drawStations } from './railway-map.js';
import { bannedTurns, drawRestrictions } from './restrictions.js';
import { drawStreets } from './street-ways.js';
import { writePbf } from './write-pbf.js';

/** What stands in the town beside its streets. */
export interface Furniture {
  readonly places: readonly StopPlace[];
  readonly carParks: readonly CarPark[];
  readonly rentalStations: readonly RentalStation[];
}

/** The territory as an `.osm.pbf` file. */
export function townMap(graph: StreetGraph, furniture: Furniture, box: BoundingBox, seed: number): Uint8Array {
  const map = new OsmMap();
  const turns = bannedTurns(graph, seed);
  const drawn = drawStreets(map, graph, seed, new Set(turns.map(({ via }) => via)));
  drawRiver(map);
  drawRailway(map, drawn);
  drawStations(map, graph, drawn);
  drawCarParks(map, furniture.carParks, drawn);
  drawStops(map, furniture.places, seed);
  drawPlaces(map);
  drawBicycleParking(map, seed);
  drawRentalStations(map, furniture.rentalStations);
  drawRestrictions(map, drawn, turns);
  return writePbf(map, box);
}
