import { findStreetPoint, type StreetPoint } from '../search/street-point.js';
import { StreetSearch } from '../search/street-search.js';
import type { StreetGraph } from '../street-graph.js';
import type { TravelMode } from '../travel-mode.js';
import { placeOf } from './town.js';

/**
 * The names of the streets that are passed between two letters of a drawing, or between the middles of two of its sides
 * (`AB`), in order; at 1 m/s.
 * @throws RangeError when a search from the end to the beginning finds something else
 */
export function passed(graph: StreetGraph, map: string, from: string, to: string, mode: TravelMode = 'car'): string {
  const [origin, target] = [pointOf(graph, map, from, mode), pointOf(graph, map, to, mode)];
  if (!origin || !target) return 'no street';
  const traveller = { mode, metresPerSecond: 1, walkMetresPerSecond: 1 };
  const [there, back] = [new StreetSearch(graph), new StreetSearch(graph)];
  there.run({ traveller, direction: 'forward', points: [origin], limit: 100_000 });
  back.run({ traveller, direction: 'backward', points: [target], limit: 100_000 });
  const path = there.pathTo(target);
  if (back.costTo(origin) !== there.costTo(target) || back.pathTo(origin)?.decimetres !== path?.decimetres)
    throw new RangeError(`${from} to ${to}: ${there.costTo(target)} forward, ${back.costTo(origin)} backward`);
  const names = path?.pieces.flatMap(({ edge, from: start, to: end }) =>
    start === end ? [] : [graph.names.text(graph.edges.name[edge])],
  );
  return names === undefined ? 'no way' : names.filter((name, i) => name !== names[i - 1]).join(' ');
}

function pointOf(graph: StreetGraph, map: string, letters: string, mode: TravelMode): StreetPoint | undefined {
  const places = Array.from(letters, (letter) => placeOf(map, letter));
  const middle = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = {
    latitude: middle(places.map(({ latitude }) => latitude)),
    longitude: middle(places.map(({ longitude }) => longitude)),
  };
  return findStreetPoint(graph, mode, at, 5);
}
