import { ALMOST_ONE } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';

/**
 * Arcs with what they cost one traveller, in slots of four: where the arcs of a vertex stand is known from the number of its slot, so
 * that nothing else is fetched. A vertex with more than four arcs has several slots, of which the first is meant.
 */
export interface PricedArcs {
  readonly slotCount: number;
  /** Of one vertex. */
  readonly mostArcs: number;
  /** slotOf[vertex]: its first slot */
  readonly slotOf: Int32Array;
  /** vertexOf[slot] */
  readonly vertexOf: Int32Array;
  /**
   * words[4 × slot] and following: deciseconds << 20 | slots to the other vertex, 19 bits with a sign, << 1 | 1 in the last arc of a
   * vertex. A vertex without any has one that costs nothing and leads to where it is.
   */
  readonly words: Int32Array;
  /** By word, where the price is `FAR`: what does not fit. */
  readonly far: ReadonlyMap<number, FarArc>;
}

interface FarArc {
  readonly slot: number;
  readonly deciseconds: number;
}

export const ARCS_PER_SLOT = 4;
export const FAR = 0xfff;
const FARTHEST = (1 << 18) - 1;

/** Travellers whose prices are kept with the arcs of a mode: most have one of a few speeds. */
const KEPT = 3;

interface Known {
  readonly slowness: Float64Array;
  priced: PricedArcs | undefined;
}

const known = new WeakMap<Arcs, Known[]>();

/**
 * The arcs priced for a traveller who has travelled on them before; undefined at first, because making prices takes longer than a
 * short search.
 */
export function pricedArcs(arcs: Arcs, slowness: Float64Array): PricedArcs | undefined {
  const kept = known.get(arcs) ?? [];
  if (kept.length > 0 && kept[0].slowness === slowness && kept[0].priced) return kept[0].priced;
  known.set(arcs, kept);
  const row = kept.findIndex((candidate) => candidate.slowness === slowness);
  if (row < 0) {
    kept.unshift({ slowness, priced: undefined });
    kept.length = Math.min(kept.length, KEPT);
    return undefined;
  }
  const [found] = kept.splice(row, 1);
  kept.unshift(found);
  return (found.priced ??= price(arcs, slowness));
}

function price({ offset, words: arcWords }: Arcs, slowness: Float64Array): PricedArcs {
  const vertexCount = offset.length - 1;
  const slotOf = new Int32Array(vertexCount);
  let [slotCount, mostArcs] = [0, 1];
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    slotOf[vertex] = slotCount;
    slotCount += Math.max(1, Math.ceil((offset[vertex + 1] - offset[vertex]) / ARCS_PER_SLOT));
  }
  const vertexOf = new Int32Array(slotCount);
  const words = new Int32Array(ARCS_PER_SLOT * slotCount);
  const far = new Map<number, FarArc>();
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const slot = slotOf[vertex];
    const begin = ARCS_PER_SLOT * slot;
    const end = ARCS_PER_SLOT * (vertex + 1 < vertexCount ? slotOf[vertex + 1] : slotCount);
    for (let at = begin; at < end; at++) vertexOf[at >> 2] = vertex;
    for (let arc = offset[vertex], at = begin; arc < offset[vertex + 1]; arc++, at++) {
      const word = arcWords[2 * arc + 1];
      const deciseconds = ((word >>> 8) * slowness[word & 0xff] + ALMOST_ONE) | 0;
      const other = slotOf[arcWords[2 * arc]];
      const isFar = deciseconds >= FAR || Math.abs(other - slot) > FARTHEST;
      if (isFar) far.set(at, { slot: other, deciseconds });
      words[at] = isFar ? FAR << 20 : (deciseconds << 20) | (((other - slot) & 0x7ffff) << 1);
    }
    const count = offset[vertex + 1] - offset[vertex];
    mostArcs = Math.max(mostArcs, count);
    words[begin + Math.max(0, count - 1)] |= 1;
  }
  return { slotCount, mostArcs, slotOf, vertexOf, words, far };
}
