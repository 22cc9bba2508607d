import { ALMOST_ONE } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';

/** Arcs with what they cost one traveller. */
export interface PricedArcs {
  readonly arcs: Arcs;
  /** packed[arc]: deciseconds << shift | the other vertex, unsigned; `LONG >>> shift` deciseconds where they do not fit */
  readonly packed: Int32Array;
  /** As many bits as the number of a vertex needs. */
  readonly shift: number;
  /** Deciseconds of an arc for which they do not fit. */
  readonly priceOf: (arc: number) => number;
}

export const LONG = 0xffffffff;

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

function price(arcs: Arcs, slowness: Float64Array): PricedArcs {
  const { offset, words } = arcs;
  const shift = Math.max(1, 32 - Math.clz32(offset.length - 2));
  const long = LONG >>> shift;
  const packed = new Int32Array(words.length / 2);
  const priceOf = (arc: number): number => {
    const word = words[2 * arc + 1];
    return ((word >>> 8) * slowness[word & 0xff] + ALMOST_ONE) | 0;
  };
  for (let arc = 0; arc < packed.length; arc++) packed[arc] = (Math.min(long, priceOf(arc)) << shift) | words[2 * arc];
  return { arcs, packed, shift, priceOf };
}
