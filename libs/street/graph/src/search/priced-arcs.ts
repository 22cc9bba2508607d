import { ALMOST_ONE } from '../speed-class.js';
import type { Arcs } from '../street-graph.js';
import { neededArcs } from './needed-arcs.js';

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
   * words[4 × slot] and following: deciseconds << 18 | slots to the other vertex, 16 bits with a sign, << 2 | 2 where one comes on from
   * there to another than this one | 1 in the last arc of a vertex. A vertex without any has one that costs nothing and leads to where it
   * is.
   */
  readonly words: Int32Array;
  /** What does not fit: its row from farBase[slot >> FAR_BLOCK] on, instead of slots, where the price is `FAR`. */
  readonly farBase: Int32Array;
  readonly farSlot: Int32Array;
  readonly farPrice: Int32Array;
}

export const ARCS_PER_SLOT = 4;
export const FAR = 0x3fff;
export const FAR_BLOCK = 12;
const FARTHEST = (1 << 15) - 1;

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
  const { offset, words: arcWords } = arcs;
  const vertexCount = offset.length - 1;
  const prices = new Int32Array(arcs.edge.length);
  for (let arc = 0; arc < prices.length; arc++) {
    const word = arcWords[2 * arc + 1];
    prices[arc] = ((word >>> 8) * slowness[word & 0xff] + ALMOST_ONE) | 0;
  }
  const needed = neededArcs(arcs, prices);
  const slotOf = new Int32Array(vertexCount);
  let [slotCount, mostArcs] = [0, 1];
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    slotOf[vertex] = slotCount;
    let count = 0;
    for (let arc = offset[vertex]; arc < offset[vertex + 1]; arc++) count += needed[arc];
    mostArcs = Math.max(mostArcs, count);
    slotCount += Math.max(1, Math.ceil(count / ARCS_PER_SLOT));
  }
  const vertexOf = new Int32Array(slotCount);
  const words = new Int32Array(ARCS_PER_SLOT * slotCount);
  const farBase = new Int32Array((slotCount >> FAR_BLOCK) + 1).fill(-1);
  const [farSlot, farPrice]: [number[], number[]] = [[], []];
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const slot = slotOf[vertex];
    const block = slot >> FAR_BLOCK;
    if (farBase[block] < 0) farBase[block] = farSlot.length;
    const begin = ARCS_PER_SLOT * slot;
    const end = ARCS_PER_SLOT * (vertex + 1 < vertexCount ? slotOf[vertex + 1] : slotCount);
    for (let at = begin; at < end; at++) vertexOf[at >> 2] = vertex;
    let at = begin;
    for (let arc = offset[vertex]; arc < offset[vertex + 1]; arc++) {
      if (needed[arc] === 0) continue;
      const head = arcWords[2 * arc];
      const on = slotOf[head] - slot;
      const isFar = prices[arc] >= FAR || Math.abs(on) > FARTHEST;
      words[at] = isFar ? packed(FAR, farSlot.length - farBase[block]) : packed(prices[arc], on);
      if (leadsOn(offset, arcWords, vertex, head)) words[at] |= LEADS_ON;
      at++;
      if (!isFar) continue;
      farSlot.push(slotOf[head]);
      farPrice.push(prices[arc]);
    }
    words[Math.max(begin, at - 1)] |= LAST;
  }
  const far = { farBase, farSlot: Int32Array.from(farSlot), farPrice: Int32Array.from(farPrice) };
  return { slotCount, mostArcs, slotOf, vertexOf, words, ...far };
}

const LEADS_ON = 2;
const LAST = 1;

const packed = (price: number, on: number): number => (price << 18) | ((on & 0xffff) << 2);

/** Whether one comes on from a vertex to any but the one where one came from. */
function leadsOn(offset: Int32Array, words: Int32Array, from: number, vertex: number): boolean {
  for (let arc = offset[vertex]; arc < offset[vertex + 1]; arc++) if (words[2 * arc] !== from) return true;
  return false;
}
