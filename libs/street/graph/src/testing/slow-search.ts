import { headOf, type EndZone } from '../build/end-zone.js';
import type { StreetPoint } from '../search/street-point.js';
import { costOf, PUSHED, slownessOf, type Traveller } from '../speed-class.js';
import type { StreetGraph } from '../street-graph.js';
import { MODE_INDEX } from '../travel-mode.js';

/** 0: nothing but the zone was used; 1: streets that lead through; 2: the zone, or a gate, after those. */
type Layer = 0 | 1 | 2;

/** Costs between points over the edges alone, without arcs or copies of vertices (Bellman and Ford); Infinity: no way. */
export function slowCosts(
  graph: StreetGraph,
  zone: EndZone,
  traveller: Traveller,
  origin: StreetPoint,
  targets: readonly StreetPoint[],
): number[] {
  const { edges, classes, barred, vertexCount } = graph;
  const slowness = slownessOf(traveller);
  const mode = MODE_INDEX[traveller.mode];
  const isBarred = (vertex: number): boolean => (barred[vertex] & (1 << mode)) !== 0;
  const classOf = (code: number): number => classes[edges.rule[code >> 1] * 8 + mode * 2 + (code & 1)];
  const cost = (code: number, decimetres: number): number => costOf(decimetres, slowness[classOf(code)]);
  const after = (layer: Layer, code: number): Layer | undefined => {
    if (zone.has(code)) return layer === 0 ? 0 : 2;
    if (layer === 2) return undefined;
    return zone.isGate(headOf(graph, code)) ? 2 : 1;
  };
  const best = new Float64Array(3 * vertexCount).fill(Infinity);
  const reach = (vertex: number, layer: Layer, total: number): boolean => {
    if (total >= best[3 * vertex + layer]) return false;
    best[3 * vertex + layer] = total;
    return true;
  };
  const door = (point: StreetPoint): number => costOf(point.door, slowness[PUSHED]);

  for (const code of [2 * origin.edge, 2 * origin.edge + 1]) {
    const vertex = headOf(graph, code);
    const rest = restOf(graph, origin, code);
    if (isBarred(vertex)) continue;
    if (rest === 0) reach(vertex, 0, door(origin));
    else if (classOf(code) > 0) reach(vertex, after(0, code) ?? 0, door(origin) + cost(code, rest));
  }
  for (let isNew = true; isNew;) {
    isNew = false;
    for (let code = 0; code < 2 * edges.count; code++) {
      const [tail, head] = [headOf(graph, code ^ 1), headOf(graph, code)];
      if (tail === head || classOf(code) === 0 || isBarred(tail) || isBarred(head)) continue;
      for (const layer of [0, 1, 2] as const) {
        const next = after(layer, code);
        if (next === undefined) continue;
        if (reach(head, next, best[3 * tail + layer] + cost(code, edges.length[code >> 1]))) isNew = true;
      }
    }
  }
  return targets.map((target) => {
    let least = directly(target);
    for (const code of [2 * target.edge, 2 * target.edge + 1]) {
      const vertex = headOf(graph, code ^ 1);
      const part = edges.length[target.edge] - restOf(graph, target, code);
      if (isBarred(vertex) || (part > 0 && classOf(code) === 0)) continue;
      for (const layer of [0, 1, 2] as const)
        if (part === 0 || after(layer, code) !== undefined)
          least = Math.min(least, best[3 * vertex + layer] + (part === 0 ? 0 : cost(code, part)) + door(target));
    }
    return least;
  });

  function directly(target: StreetPoint): number {
    if (target.edge !== origin.edge) return Infinity;
    const decimetres = target.before - origin.before;
    const codes = decimetres === 0 ? [0, 1] : [decimetres > 0 ? 0 : 1];
    const open = codes.map((direction) => 2 * target.edge + direction).find((code) => classOf(code) > 0);
    return open === undefined ? Infinity : door(origin) + cost(open, Math.abs(decimetres)) + door(target);
  }
}

/** Decimetres from the point to where the code leads. */
const restOf = ({ edges }: StreetGraph, { edge, before }: StreetPoint, code: number): number =>
  (code & 1) === 0 ? edges.length[edge] - before : before;
