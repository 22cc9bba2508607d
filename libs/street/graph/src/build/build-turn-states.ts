import { entry } from '@maillage/kernel';
import type { TurnStates } from '../street-graph.js';
import { MODE_INDEX, TRAVEL_MODES } from '../travel-mode.js';
import { plantSequences, stepOn, type Driven } from './driven-sequences.js';
import { findEndZone, headOf, type EndZone, type OpenEdges } from './end-zone.js';
import type { ForbiddenSequence } from './forbidden-turns.js';

/** How somebody came to a zone for destinations only: out of it or from nowhere, along streets that lead through, or into it from those. */
const [OPEN, THROUGH, ENDING] = [0, 1, 2] as const;
type Layer = typeof OPEN | typeof THROUGH | typeof ENDING;

/** A vertex, for one mode, with what matters of the way to it. */
interface Copy {
  readonly mode: number;
  readonly vertex: number;
  readonly driven: Driven;
  readonly layer: Layer;
  readonly arrivals: readonly number[];
  readonly bans: readonly number[];
}

/** Where an edge leads a mode from a vertex or one of its copies. */
export type NextState = (mode: number, state: number, code: number) => number;

interface BuiltStates {
  readonly turns: TurnStates;
  readonly next: NextState;
  /** Whether who is there may use all streets, and not those of one zone alone. */
  readonly leadsThrough: (mode: number, state: number) => boolean;
}

/**
 * The copies of vertices that ban forbidden turns and through traffic: for each vertex of a zone that is for destinations
 * only, one for those who came along streets that lead through (they may enter) and one for those who entered (they may
 * not leave); who comes to a gate has entered. Who has used nothing but the zone is at the vertex itself, and free. In cars times what they have driven
 * of forbidden sequences.
 */
export function buildTurnStates(
  streets: OpenEdges,
  endsOnly: readonly number[],
  sequences: readonly ForbiddenSequence[],
): BuiltStates {
  const plans = TRAVEL_MODES.map((mode) => ({
    zone: findEndZone(streets, endsOnly, MODE_INDEX[mode]),
    ...plantSequences(mode === 'car' ? sequences : []),
  }));
  const copies = plans
    .flatMap(({ zone, root, all }, mode) => [
      ...drivenCopies(streets, mode, zone, all),
      ...zoneCopies(mode, zone, root),
    ])
    .sort((a, b) => a.vertex - b.vertex);
  const stateOf = new Map<Driven, Map<number, number>>();
  copies.forEach(({ driven, vertex, layer }, i) => {
    const states = stateOf.get(driven) ?? new Map<number, number>();
    stateOf.set(driven, states.set(vertex * 3 + layer, streets.vertexCount + i));
  });
  return {
    turns: toColumns(copies),
    leadsThrough(mode, state) {
      const { zone } = entry(plans, mode);
      if (state < streets.vertexCount) return !zone.touches(state);
      const { layer, vertex } = copies[state - streets.vertexCount];
      return layer === THROUGH || !zone.touches(vertex);
    },
    next(mode, state, code) {
      const { zone, root } = entry(plans, mode);
      const from = state < streets.vertexCount ? { driven: root, layer: OPEN } : copies[state - streets.vertexCount];
      const head = headOf(streets, code);
      const layer = layerAfter(zone, from.layer, code, head);
      return stateOf.get(stepOn(from.driven, root, code))?.get(head * 3 + layer) ?? head;
    },
  };
}

function layerAfter(zone: EndZone, before: Layer, code: number, head: number): Layer {
  if (zone.has(code)) return before === OPEN ? OPEN : ENDING;
  if (zone.isGate(head)) return ENDING;
  return zone.touches(head) ? THROUGH : OPEN;
}

function drivenCopies(streets: OpenEdges, mode: number, zone: EndZone, all: readonly Driven[]): Copy[] {
  return all.flatMap((driven) => {
    const last = driven.codes[driven.codes.length - 1];
    const vertex = headOf(streets, last);
    const begun = layerAfter(zone, OPEN, last, vertex);
    return [begun, ...(zone.has(last) ? [ENDING] : [])].map((layer) => ({
      mode,
      vertex,
      driven,
      layer,
      arrivals: layer === begun && driven.codes.length === 1 ? [last] : [],
      bans: [...driven.banned, ...(layer === ENDING ? zone.throughFrom(vertex) : [])],
    }));
  });
}

function zoneCopies(mode: number, zone: EndZone, root: Driven): Copy[] {
  return zone.vertices.flatMap((vertex) => {
    const at = { mode, vertex, driven: root };
    const arrivals = zone.throughTo(vertex).filter((code) => !root.children.has(code));
    const bans = zone.throughFrom(vertex);
    if (zone.isGate(vertex)) return [{ ...at, layer: ENDING, arrivals, bans }];
    const ending: Copy = { ...at, layer: ENDING, arrivals: [], bans };
    return zone.throughTo(vertex).length > 0 ? [{ ...at, layer: THROUGH, arrivals, bans: [] }, ending] : [ending];
  });
}

function toColumns(copies: readonly Copy[]): TurnStates {
  const arrivals = listsOf(copies.map((copy) => copy.arrivals));
  const bans = listsOf(copies.map((copy) => copy.bans));
  return {
    vertex: Int32Array.from(copies, ({ vertex }) => vertex),
    mode: Uint8Array.from(copies, ({ mode }) => mode),
    arrivalOffset: arrivals.offset,
    arrivals: arrivals.values,
    banOffset: bans.offset,
    bans: bans.values,
  };
}

/** Lists one after another, each in order and without repetition. */
function listsOf(lists: readonly (readonly number[])[]): { offset: Int32Array; values: Int32Array } {
  const distinct = lists.map((list) => [...new Set(list)].sort((a, b) => a - b));
  const offset = new Int32Array(lists.length + 1);
  distinct.forEach(({ length }, i) => (offset[i + 1] = offset[i] + length));
  return { offset, values: Int32Array.from(distinct.flat()) };
}
