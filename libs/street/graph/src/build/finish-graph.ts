import { entry } from '@maillage/kernel';
import type { Arcs, ModeGraph, StreetEdges, StreetGraph } from '../street-graph.js';
import { MODE_INDEX, TRAVEL_MODES, type TravelMode } from '../travel-mode.js';
import { dependsOnTurns, stateAfter, statesBefore, statesBit } from '../turn-states.js';
import { buildModeGraph } from './build-mode-graph.js';
import type { CollectedStreets } from './collect-streets.js';
import { buildTurnStates } from './build-turn-states.js';
import type { CutStreets } from './cut-ways.js';
import { buildEdgeGrid } from './edge-grid.js';
import type { ForbiddenSequence } from './forbidden-turns.js';
import { numberAlongCurve } from './hilbert.js';
import { findMainComponent } from './main-component.js';
import { settleLevels } from './settle-levels.js';

/** Numbers vertices and edges along the curve, then makes what each mode may use. */
export function finishGraph(
  cut: CutStreets,
  { rules, names }: CollectedStreets,
  forbidden: readonly ForbiddenSequence[],
): StreetGraph {
  if (rules.rules.length > 0xffff) throw new RangeError(`${rules.rules.length} kinds of street are more than 65,535`);
  const numberOf = numberAlongCurve(cut.latitude.toArray(), cut.longitude.toArray());
  const vertexCount = numberOf.length;
  const [latitude, longitude] = [new Int32Array(vertexCount), new Int32Array(vertexCount)];
  const [barred, gates] = [new Uint8Array(vertexCount), new Uint8Array(vertexCount)];
  numberOf.forEach((vertex, row) => {
    latitude[vertex] = cut.latitude.values[row];
    longitude[vertex] = cut.longitude.values[row];
    barred[vertex] = cut.barred.values[row];
    gates[vertex] = cut.gates.values[row];
  });
  const rows = orderEdges(cut, numberOf);
  const edges = toEdges(cut, numberOf, rows);
  const classes = Uint8Array.from(rules.rules.flatMap((rule) => rule.classes));
  const open = { vertexCount, latitude, longitude, barred, edges, classes };
  const endsOnly = rules.rules.map((rule) => rule.endsOnly);
  const { turns, next, leadsThrough } = buildTurnStates({ ...open, gates }, endsOnly, renumber(forbidden, rows));
  turns.vertex.forEach((vertex, copy) => (barred[vertex] |= statesBit(turns.mode[copy])));
  const place = { ...open, turns };
  const modeGraph = (mode: TravelMode) => buildModeGraph(place, MODE_INDEX[mode], next);
  const modes = {
    foot: modeGraph('foot'),
    wheelchair: modeGraph('wheelchair'),
    bicycle: modeGraph('bicycle'),
    car: modeGraph('car'),
  };
  for (const mode of TRAVEL_MODES) {
    const isMain = findMainComponent(modes[mode], (state) => leadsThrough(MODE_INDEX[mode], state));
    markMain(place, MODE_INDEX[mode], isMain, modes[mode]);
  }
  return {
    ...place,
    names: { length: names.texts.length, text: (row) => entry(names.texts, row) },
    modes,
    grid: buildEdgeGrid(place),
  };
}

/** Rows of the cut edges by the number of the vertex where they begin. */
function orderEdges(cut: CutStreets, numberOf: Int32Array): Int32Array {
  const count = cut.from.length;
  const keys = Float64Array.from({ length: count }, (_, row) => numberOf[cut.from.values[row]] * EDGES + row).sort();
  return Int32Array.from(keys, (key) => key % EDGES);
}

function renumber(sequences: readonly ForbiddenSequence[], rows: Int32Array): ForbiddenSequence[] {
  if (sequences.length === 0) return [];
  const edgeOf = new Int32Array(rows.length);
  rows.forEach((row, edge) => (edgeOf[row] = edge));
  return sequences.map((sequence) => sequence.map((code) => (edgeOf[code >> 1] << 1) | (code & 1)));
}

function toEdges(cut: CutStreets, numberOf: Int32Array, rows: Int32Array): StreetEdges {
  const count = rows.length;
  const pointOffset = new Int32Array(count + 1);
  const points = new Int16Array(cut.points.length);
  rows.forEach((row, edge) => {
    const [first, end] = [cut.pointOffset.values[row], cut.pointOffset.values[row + 1]];
    points.set(cut.points.values.subarray(2 * first, 2 * end), 2 * pointOffset[edge]);
    pointOffset[edge + 1] = pointOffset[edge] + end - first;
  });
  const edges = {
    count,
    from: Int32Array.from(rows, (row) => numberOf[cut.from.values[row]]),
    to: Int32Array.from(rows, (row) => numberOf[cut.to.values[row]]),
    length: Int32Array.from(rows, (row) => cut.length.values[row]),
    rule: Uint16Array.from(rows, (row) => cut.rule.values[row]),
    name: Int32Array.from(rows, (row) => cut.name.values[row]),
    kind: Uint8Array.from(rows, (row) => cut.kind.values[row]),
    traits: Uint8Array.from(rows, (row) => cut.traits.values[row]),
    levels: new Int8Array(0),
    climb: new Uint16Array(0),
    slope: new Uint8Array(0),
    pointOffset,
    points,
    main: new Uint8Array(count),
  };
  const told = Int8Array.from({ length: 2 * count }, (_, i) => cut.levels.values[2 * rows[i >> 1] + (i & 1)]);
  return { ...edges, levels: settleLevels(edges, numberOf.length, told) };
}

/** Rows that fit beside 26 bits of vertex in the 53 of a double. */
const EDGES = 2 ** 27;

/** An edge belongs to the main component when its mode gets from it there and from there to it. */
function markMain(place: Place, mode: number, isMain: Uint8Array, { forward, backward }: ModeGraph): void {
  const { edges, classes, barred } = place;
  const [leads, isLed] = [widen(place, mode, isMain, backward), widen(place, mode, isMain, forward)];
  for (let edge = 0; edge < edges.count; edge++) {
    let [leaves, isReached] = [false, false];
    for (let direction = 0; direction < 2; direction++) {
      if (classes[edges.rule[edge] * 8 + mode * 2 + direction] === 0) continue;
      const code = (edge << 1) | direction;
      const [from, to] = [edges.from[edge], edges.to[edge]];
      const [tail, head] = direction === 0 ? [from, to] : [to, from];
      const isOpen = (vertex: number) => (barred[vertex] & (1 << mode)) === 0;
      leaves ||= isOpen(head) && leads[stateAfter(place, mode, code, head)] === 1;
      isReached ||= isOpen(tail) && statesBefore(place, mode, code, tail).some((state) => isLed[state] === 1);
    }
    if (leaves && isReached) edges.main[edge] |= 1 << mode;
  }
}

type Place = Omit<StreetGraph, 'names' | 'modes' | 'grid' | 'latitude' | 'longitude'>;

/** With the states in zones for destinations only that the arcs lead to: one comes out of such a zone, or into it, never both. */
function widen({ vertexCount, barred, turns }: Place, mode: number, isMain: Uint8Array, arcs: Arcs): Uint8Array {
  if (isMain.length === vertexCount) return isMain;
  const reached = isMain.slice();
  const open: number[] = [];
  const expand = (state: number): void => {
    for (let arc = arcs.offset[state]; arc < arcs.offset[state + 1]; arc++) {
      const other = arcs.words[2 * arc];
      const vertex = other < vertexCount ? other : turns.vertex[other - vertexCount];
      if (reached[other] === 1 || !dependsOnTurns({ barred }, mode, vertex)) continue;
      reached[other] = 1;
      open.push(other);
    }
  };
  isMain.forEach((is, state) => {
    if (is === 1) expand(state);
  });
  for (let state = open.pop(); state !== undefined; state = open.pop()) expand(state);
  return reached;
}
