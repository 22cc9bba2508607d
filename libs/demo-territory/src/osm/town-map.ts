import { type BoundingBox } from '@maillage/kernel';
import { type StopPlace } from '../bus/stop-places.js';
import { type StreetGraph } from '../town/street-graph.js';
import { drawBicycleParking, drawCarParks, drawPlaces, drawStops } from './furniture.js';
import { OsmMap } from './osm-map.js';
import { drawRailway, drawRiver, drawStations } from './railway-map.js';
import { bannedTurns, drawRestrictions } from './restrictions.js';
import { drawStreets } from './street-ways.js';
import { writePbf } from './write-pbf.js';

/** The territory as an `.osm.pbf` file. */
export function townMap(graph: StreetGraph, places: readonly StopPlace[], box: BoundingBox, seed: number): Uint8Array {
  const map = new OsmMap();
  const turns = bannedTurns(graph, seed);
  const drawn = drawStreets(map, graph, seed, new Set(turns.map(({ via }) => via)));
  drawRiver(map);
  drawRailway(map, drawn);
  drawStations(map, graph, drawn);
  drawCarParks(map, graph, drawn);
  drawStops(map, places, seed);
  drawPlaces(map);
  drawBicycleParking(map, seed);
  drawRestrictions(map, drawn, turns);
  return writePbf(map, box);
}
