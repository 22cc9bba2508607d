import { entry } from '@maillage/kernel';
import { type Point } from '../plane.js';
import { RAILWAY_LINE, river, RIVER_LINE } from '../town/barriers.js';
import { HUB, RAIL_STATIONS } from '../town/roads.js';
import { isForCars, type StreetGraph } from '../town/street-graph.js';
import { type OsmMap, type Tags } from './osm-map.js';
import { type DrawnStreets, nearestNode } from './street-ways.js';

export function drawRiver(map: OsmMap): void {
  map.line(RIVER_LINE, { waterway: 'river', name: 'L’Orvelle', width: '28' });
}

/** The line in pieces, on bridges over the river, with the nodes of its level crossings. */
export function drawRailway(map: OsmMap, { levelCrossings }: DrawnStreets): void {
  const rail = { railway: 'rail', gauge: '1435', electrified: 'contact_line', usage: 'main', maxspeed: '140' };
  let refs = [map.node(entry(RAILWAY_LINE, 0))];
  let onBridge = false;
  const finish = (): void => {
    if (refs.length > 1) map.way(refs, onBridge ? { ...rail, bridge: 'yes', layer: '1' } : rail);
  };
  for (let piece = 1; piece < RAILWAY_LINE.length; piece++) {
    const [a, b] = [entry(RAILWAY_LINE, piece - 1), entry(RAILWAY_LINE, piece)];
    if (river.crosses(a, b) !== onBridge) {
      finish();
      refs = refs.slice(-1);
      onBridge = !onBridge;
    }
    const crossings = levelCrossings
      .filter((crossing) => crossing.piece === piece)
      .sort((p, q) => p.point.x - q.point.x);
    refs.push(...crossings.map(({ node }) => node), map.node(b));
  }
  finish();
}

/** The three stations: platforms, ways to them from the street, and what is needed to reach the far platform. */
export function drawStations(map: OsmMap, graph: StreetGraph, drawn: DrawnStreets): void {
  const nearestStreet = (p: Point, fits: (p: Point) => boolean = () => true): number =>
    entry(
      drawn.nodeIds,
      nearestNode(graph, p, (i) => fits(entry(graph.nodes, i)) && entry(graph.meeting, i).some(isForCars)),
    );
  const { west, centre, east } = RAIL_STATIONS;
  const forecourt = nearestStreet(HUB);
  const north = nearestStreet({ x: centre.x, y: centre.y + 60 }, (p) => p.y > centre.y + 20);
  drawStation(map, { name: 'Montorvel', ...centre }, { forecourt, north, lifts: true });
  drawStation(map, { name: "Pont-l'Orvelle", ...west }, { forecourt: nearestStreet(west), lifts: false });
  drawStation(
    map,
    { name: 'Rochefleur', ...east },
    { forecourt: nearestStreet(east, (p) => p.y < east.y), lifts: true },
  );
}

const FOOTWAY: Tags = { highway: 'footway', surface: 'asphalt', lit: 'yes', wheelchair: 'yes' };
const TUNNEL: Tags = { ...FOOTWAY, tunnel: 'yes', layer: '-1', level: '-1', indoor: 'yes' };

interface Surroundings {
  readonly forecourt: number;
  readonly north?: number;
  readonly lifts: boolean;
}

/**
 * From south to north: forecourt – building – platform 1 – tracks – platform 2 – north side.
 * A subway under the tracks is reached by stairs, and by lifts where there are some.
 */
function drawStation(
  map: OsmMap,
  station: Point & { readonly name: string },
  { forecourt, north, lifts }: Surroundings,
): void {
  const at = (east: number, up: number, tags: Tags = {}): number =>
    map.node({ x: station.x + east, y: station.y + up }, tags);
  at(0, -24, { railway: 'station', public_transport: 'station', train: 'yes', name: station.name });
  const entrance = at(0, -26, { entrance: 'main', wheelchair: 'yes', door: 'automatic' });
  building(map, station);
  const platforms = [-7, 7].map((up, i) => platform(map, station, up, String(i + 1)));
  map.way([forecourt, entrance], FOOTWAY);
  map.way([entrance, entry(platforms, 0).middle], FOOTWAY);
  const below = platforms.map(({ stairs, lift }, i) => {
    const up = i === 0 ? -7 : 7;
    const foot = at(14, up, { level: '-1' });
    map.way([stairs, foot], {
      highway: 'steps',
      incline: 'down',
      step_count: '27',
      handrail: 'yes',
      surface: 'concrete',
      level: '-1;0',
      lit: 'yes',
      tactile_paving: 'yes',
    });
    if (lifts) {
      map.tag(lift, { highway: 'elevator', level: '-1;0', wheelchair: 'yes', ref: `Ascenseur quai ${i + 1}` });
      map.way([lift, foot], TUNNEL);
    }
    return foot;
  });
  map.way(below, TUNNEL);
  if (north !== undefined) drawNorthSide(map, station, entry(below, 1), north);
}

function drawNorthSide(map: OsmMap, station: Point, foot: number, street: number): void {
  const top = map.node({ x: station.x + 14, y: station.y + 34 }, { entrance: 'yes' });
  const bottom = map.node({ x: station.x + 14, y: station.y + 22 }, { level: '-1' });
  map.way([foot, bottom], TUNNEL);
  map.way([bottom, top], {
    highway: 'steps',
    incline: 'up',
    step_count: '24',
    handrail: 'yes',
    level: '-1;0',
    lit: 'yes',
  });
  const turn = map.node({ x: station.x + 60, y: station.y + 28 });
  map.way([bottom, turn, top], { ...FOOTWAY, incline: '5%', ramp: 'yes' });
  map.way([top, street], FOOTWAY);
}

function platform(
  map: OsmMap,
  station: Point,
  up: number,
  ref: string,
): { middle: number; stairs: number; lift: number } {
  const at = (east: number, tags: Tags = {}): number => map.node({ x: station.x + east, y: station.y + up }, tags);
  const [west, lift, middle, stairs, east] = [
    at(-110),
    at(-9),
    at(0, { public_transport: 'stop_position', railway: 'stop', train: 'yes', ref }),
    at(9),
    at(110),
  ] as const;
  map.way([west, lift, middle, stairs, east], {
    railway: 'platform',
    public_transport: 'platform',
    train: 'yes',
    ref,
    highway: 'footway',
    surface: 'asphalt',
    tactile_paving: 'yes',
    shelter: 'yes',
    level: '0',
  });
  return { middle, stairs, lift };
}

function building(map: OsmMap, { x, y }: Point): void {
  const corners = [
    [-30, -25],
    [30, -25],
    [30, -12],
    [-30, -12],
  ].map(([east = 0, up = 0]) => ({ x: x + east, y: y + up }));
  map.line(corners, { building: 'train_station' }, true);
}
