import { entry } from '@maillage/kernel';
import type { StreetEdges, StreetGraph } from '../street-graph.js';
import { MODE_INDEX, TRAVEL_MODES, type TravelMode } from '../travel-mode.js';
import { buildModeGraph } from './build-mode-graph.js';
import type { CollectedStreets } from './collect-streets.js';
import type { CutStreets } from './cut-ways.js';
import { buildEdgeGrid } from './edge-grid.js';
import { numberAlongCurve } from './hilbert.js';
import { findMainComponent } from './main-component.js';

/** Numbers vertices and edges along the curve, then makes what each mode may use. */
export function finishGraph(cut: CutStreets, { rules, names }: CollectedStreets): StreetGraph {
  if (rules.rules.length > 0xffff) throw new RangeError(`${rules.rules.length} kinds of street are more than 65,535`);
  const numberOf = numberAlongCurve(cut.latitude.toArray(), cut.longitude.toArray());
  const vertexCount = numberOf.length;
  const [latitude, longitude] = [new Int32Array(vertexCount), new Int32Array(vertexCount)];
  const barred = new Uint8Array(vertexCount);
  numberOf.forEach((vertex, row) => {
    latitude[vertex] = cut.latitude.values[row];
    longitude[vertex] = cut.longitude.values[row];
    barred[vertex] = cut.barred.values[row];
  });
  const edges = orderEdges(cut, numberOf);
  const classes = Uint8Array.from(rules.rules.flat());
  const place = { vertexCount, latitude, longitude, barred, edges, classes };
  const modeGraph = (mode: TravelMode) => buildModeGraph(place, MODE_INDEX[mode]);
  const modes = {
    foot: modeGraph('foot'),
    wheelchair: modeGraph('wheelchair'),
    bicycle: modeGraph('bicycle'),
    car: modeGraph('car'),
  };
  for (const mode of TRAVEL_MODES) markMain(place, MODE_INDEX[mode], findMainComponent(modes[mode]));
  return {
    ...place,
    names: { length: names.texts.length, text: (row) => entry(names.texts, row) },
    modes,
    grid: buildEdgeGrid(place),
  };
}

/** Edges by the number of the vertex where they begin. */
function orderEdges(cut: CutStreets, numberOf: Int32Array): StreetEdges {
  const count = cut.from.length;
  const keys = Float64Array.from({ length: count }, (_, row) => numberOf[cut.from.values[row]] * EDGES + row).sort();
  const rows = Int32Array.from(keys, (key) => key % EDGES);
  const pointOffset = new Int32Array(count + 1);
  const points = new Int16Array(cut.points.length);
  rows.forEach((row, edge) => {
    const [first, end] = [cut.pointOffset.values[row], cut.pointOffset.values[row + 1]];
    points.set(cut.points.values.subarray(2 * first, 2 * end), 2 * pointOffset[edge]);
    pointOffset[edge + 1] = pointOffset[edge] + end - first;
  });
  return {
    count,
    from: Int32Array.from(rows, (row) => numberOf[cut.from.values[row]]),
    to: Int32Array.from(rows, (row) => numberOf[cut.to.values[row]]),
    length: Int32Array.from(rows, (row) => cut.length.values[row]),
    rule: Uint16Array.from(rows, (row) => cut.rule.values[row]),
    name: Int32Array.from(rows, (row) => cut.name.values[row]),
    kind: Uint8Array.from(rows, (row) => cut.kind.values[row]),
    pointOffset,
    points,
    main: new Uint8Array(count),
  };
}

/** Rows that fit beside 26 bits of vertex in the 53 of a double. */
const EDGES = 2 ** 27;

/** An edge belongs to the main component when its mode gets from it there and from there to it. */
function markMain(
  { edges, classes, barred }: Pick<StreetGraph, 'edges' | 'classes' | 'barred'>,
  mode: number,
  isMain: Uint8Array,
): void {
  const isOpen = (vertex: number) => isMain[vertex] === 1 && (barred[vertex] & (1 << mode)) === 0;
  for (let edge = 0; edge < edges.count; edge++) {
    const rule = edges.rule[edge] * 8 + mode * 2;
    const [along, against] = [classes[rule] > 0, classes[rule + 1] > 0];
    const [from, to] = [isOpen(edges.from[edge]), isOpen(edges.to[edge])];
    const leaves = (along && to) || (against && from);
    const isReached = (along && from) || (against && to);
    if (leaves && isReached) edges.main[edge] |= 1 << mode;
  }
}
