import type { Arcs, StreetGraph } from '../street-graph.js';
import { listComponents } from './main-component.js';

export interface OpenEdges extends Pick<StreetGraph, 'vertexCount' | 'edges' | 'classes' | 'barred'> {
  /** gates[vertex]: bit 1 << mode where only those of the mode pass whose way begins or ends there or beyond. */
  readonly gates: Uint8Array;
}

/** The streets of a mode that are for those alone whose way begins or ends there. Codes are edge << 1 | direction. */
export interface EndZone {
  /** Those of its ends, ascending. */
  readonly vertices: readonly number[];
  has(code: number): boolean;
  touches(vertex: number): boolean;
  /** Whether the zone begins at the vertex itself, whichever street one comes along. */
  isGate(vertex: number): boolean;
  /** Streets outside the zone that lead to one of its vertices. */
  throughTo(vertex: number): readonly number[];
  /** Streets outside the zone that lead away from one of its vertices. */
  throughFrom(vertex: number): readonly number[];
}

const NO_ZONE: EndZone = {
  vertices: [],
  has: () => false,
  touches: () => false,
  isGate: () => false,
  throughTo: () => [],
  throughFrom: () => [],
};

/**
 * `endsOnly` by rule. What lies behind such streets, and is reached over them alone, belongs to their zone: who lives there
 * may drive home.
 */
export function findEndZone(streets: OpenEdges, endsOnly: readonly number[], mode: number): EndZone {
  const mask = 3 << (2 * mode);
  const { edges, vertexCount } = streets;
  const isGate = (vertex: number): boolean => (streets.gates[vertex] & (1 << mode)) !== 0;
  const hasGates = streets.gates.some((_, vertex) => isGate(vertex));
  if (!hasGates && endsOnly.every((bits) => (bits & mask) === 0)) return NO_ZONE;
  const codes = openCodes(streets, mode);
  const usable = usableCodes(streets, mode);
  const isTagged = (code: number): boolean => (endsOnly[edges.rule[code >> 1]] & (1 << (2 * mode + (code & 1)))) !== 0;
  const tagged = usable.filter(isTagged);
  if (!hasGates && tagged.length === 0) return NO_ZONE;
  const inZone = new Uint8Array(2 * edges.count);
  for (const code of tagged) inZone[code] = 1;
  for (const code of enclosed(streets, usable, mode, isTagged, isGate)) inZone[code] = 1;
  const touched = Uint8Array.from({ length: vertexCount }, (_, vertex) => (isGate(vertex) ? 1 : 0));
  codes.forEach((code) => {
    if (inZone[code] === 1) touched[tailOf(streets, code)] = touched[headOf(streets, code)] = 1;
  });
  const [to, from] = [new Map<number, number[]>(), new Map<number, number[]>()];
  codes.forEach((code) => {
    if (inZone[code] === 1) return;
    const [tail, head] = [tailOf(streets, code), headOf(streets, code)];
    if (touched[head] === 1) to.set(head, [...(to.get(head) ?? []), code]);
    if (touched[tail] === 1) from.set(tail, [...(from.get(tail) ?? []), code]);
  });
  const vertices: number[] = [];
  touched.forEach((is, vertex) => {
    if (is === 1) vertices.push(vertex);
  });
  return {
    vertices,
    has: (code) => inZone[code] === 1,
    touches: (vertex) => touched[vertex] === 1,
    isGate,
    throughTo: (vertex) => to.get(vertex) ?? [],
    throughFrom: (vertex) => from.get(vertex) ?? [],
  };
}

export const headOf = ({ edges }: Pick<StreetGraph, 'edges'>, code: number): number =>
  ((code & 1) === 0 ? edges.to : edges.from)[code >> 1];
const tailOf = ({ edges }: Pick<StreetGraph, 'edges'>, code: number): number => headOf({ edges }, code ^ 1);

/** The edges in the directions in which the mode passes; those that come back to where they begin, too: ways may start on them. */
const openCodes = (streets: OpenEdges, mode: number): Int32Array =>
  usableCodes(streets, mode).filter(
    (code) => !isBarred(streets, mode, tailOf(streets, code)) && !isBarred(streets, mode, headOf(streets, code)),
  );

const isBarred = ({ barred }: OpenEdges, mode: number, vertex: number): boolean => (barred[vertex] & (1 << mode)) !== 0;

/** With those that are barred at one end: ways begin and end on them. */
function usableCodes({ edges, classes, barred }: OpenEdges, mode: number): Int32Array {
  const codes = new Int32Array(2 * edges.count);
  let count = 0;
  for (let edge = 0; edge < edges.count; edge++) {
    if ((barred[edges.from[edge]] & barred[edges.to[edge]] & (1 << mode)) !== 0) continue;
    for (let direction = 0; direction < 2; direction++)
      if (classes[edges.rule[edge] * 8 + mode * 2 + direction] !== 0) codes[count++] = (edge << 1) | direction;
  }
  return codes.subarray(0, count);
}

/**
 * Streets beside the zone that lead nowhere else: without it they are apart from the largest of the pieces that it holds
 * together. A gate is the zone's, so that streets end before it, each at an end of its own; so they do where they are barred,
 * and nothing goes on from there.
 */
function enclosed(
  streets: OpenEdges,
  codes: Int32Array,
  mode: number,
  isTagged: (code: number) => boolean,
  isGate: (vertex: number) => boolean,
): Int32Array {
  const through = codes.filter((code) => !isTagged(code));
  const ends = new Map<number, number>();
  const pieceEnd = (code: number, vertex: number, isHead: boolean): number => {
    if (!isGate(vertex) && !isBarred(streets, mode, vertex)) return vertex;
    const key = endKey(code, isHead);
    const end = ends.get(key) ?? streets.vertexCount + ends.size;
    ends.set(key, end);
    return end;
  };
  const tails = through.map((code) => pieceEnd(code, tailOf(streets, code), false));
  const heads = through.map((code) => pieceEnd(code, headOf(streets, code), true));
  const count = streets.vertexCount + ends.size;
  const { of, sizes } = listComponents({
    forward: bareArcs(count, tails, heads),
    backward: bareArcs(count, heads, tails),
  });
  const largest = new Groups(sizes);
  const joined = (code: number, vertex: number, isHead: boolean): number | undefined =>
    isBarred(streets, mode, vertex) ? ends.get(endKey(code, isHead)) : vertex;
  for (const code of codes) {
    const [tail, head] = [joined(code, tailOf(streets, code), false), joined(code, headOf(streets, code), true)];
    if (isTagged(code) && tail !== undefined && head !== undefined) largest.join(of[tail], of[head]);
  }
  for (const [key, end] of ends) {
    const vertex = headOf(streets, key ^ 1);
    if (isGate(vertex) && !isBarred(streets, mode, vertex)) largest.join(of[end], of[vertex]);
  }
  return through.filter((_, i) => {
    const [tail, head] = [of[tails[i]], of[heads[i]]];
    const main = largest.of(tail);
    return largest.of(head) === main && (tail !== main || head !== main);
  });
}

/** One end of an edge, whichever direction leads there. */
const endKey = (code: number, isHead: boolean): number => (isHead === ((code & 1) === 0) ? code | 1 : code & ~1);

/** Pieces that are held together, by the largest of them; of equals the first. */
class Groups {
  private readonly larger = new Map<number, number>();

  constructor(private readonly sizes: readonly number[]) {}

  of(piece: number): number {
    let main = piece;
    for (let next = this.larger.get(main); next !== undefined; next = this.larger.get(main)) main = next;
    return main;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a === b) return;
    const isOneLarger = this.sizes[a] > this.sizes[b] || (this.sizes[a] === this.sizes[b] && a < b);
    if (isOneLarger) this.larger.set(b, a);
    else this.larger.set(a, b);
  }
}

/** Arcs without costs, by where they stand. */
function bareArcs(vertexCount: number, here: Int32Array, there: Int32Array): Pick<Arcs, 'offset' | 'words'> {
  const offset = new Int32Array(vertexCount + 1);
  for (const vertex of here) offset[vertex + 1]++;
  for (let vertex = 0; vertex < vertexCount; vertex++) offset[vertex + 1] += offset[vertex];
  const free = offset.slice(0, vertexCount);
  const words = new Int32Array(2 * here.length);
  here.forEach((vertex, i) => (words[2 * free[vertex]++] = there[i]));
  return { offset, words };
}
