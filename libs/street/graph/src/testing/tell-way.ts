import type { StreetBuild } from '../build-street-graph.js';
import type { StreetPath } from '../search/street-path.js';
import { findStreetPoint } from '../search/street-point.js';
import { StreetSearch } from '../search/street-search.js';
import { EDGE_KINDS, type EdgeKind } from '../street-graph.js';
import type { TravelMode } from '../travel-mode.js';
import { placeOf } from './town.js';

const SPEEDS: Readonly<Record<TravelMode, number>> = { foot: 1, wheelchair: 1, bicycle: 5, car: 1 };

/** The way between two letters, the same searched forward and backward, or between letters and metres east and north of them (`B+40+10`). */
export function way({ graph }: StreetBuild, map: string, mode: TravelMode, from: string, to: string): Told | undefined {
  const [origin, destination] = [from, to].map((text) => {
    const [letter = '', east = '0', north = '0'] = text.split('+');
    return findStreetPoint(graph, mode, placeOf(map, letter, Number(east), Number(north)), 500);
  });
  if (!origin || !destination) return undefined;
  const traveller = { mode, metresPerSecond: SPEEDS[mode], walkMetresPerSecond: 1 };
  const [there, back] = [new StreetSearch(graph), new StreetSearch(graph)];
  there.run({ traveller, direction: 'forward', points: [origin], limit: 36_000 });
  back.run({ traveller, direction: 'backward', points: [destination], limit: 36_000 });
  const path = there.pathTo(destination);
  const image = back.pathTo(origin);
  if (image?.deciseconds !== path?.deciseconds || image?.decimetres !== path?.decimetres)
    throw new RangeError('backward is not forward');
  if (path === undefined) return undefined;
  const told = path.steps.map(({ name, kind, decimetres }) => ({
    name: graph.names.text(name),
    kind: EDGE_KINDS[kind],
    metres: Math.round(decimetres / 10),
  }));
  return { ...path, told };
}

export interface Told extends StreetPath {
  readonly told: readonly { readonly name: string; readonly kind: EdgeKind; readonly metres: number }[];
}

/** `100s Rue A 100m, steps 50m` */
export const tell = (path: Told | undefined): string =>
  path === undefined
    ? 'no way'
    : `${Math.round(path.deciseconds / 10)}s ` +
      path.told.map(({ name, kind, metres }) => `${name === '' ? kind : name} ${metres}m`).join(', ');
