import {
  UNREACHED,
  firstOfPiece,
  lastOfPiece,
  quickerHopsOf,
  type DayView,
  type QuickerHops,
} from '@maillage/transit-timetable';
import { BUCKETS } from './buckets.js';
import { extendHops, extendRides } from './extend-hops.js';

/** Hops backwards: from[offset[s] … offset[s + 1] − 1] are the stops before s, seconds[…] the least it takes from there. */
export interface Hops {
  readonly offset: Int32Array;
  readonly from: Int32Array;
  readonly seconds: Int32Array;
  /** By position of `stopWord`: the least that any run takes from its departure to the arrival at the next position. */
  readonly rides: Int32Array;
}

/** Hops go when their view goes. */
const hopsOfViews = new WeakMap<DayView, Hops>();

/** The shortest ride of any run between neighbouring stops, every seam where one stays seated. */
export function shortestHops(view: DayView): Hops {
  const known = hopsOfViews.get(view);
  if (known) return known;
  const quicker = quickerHopsOf(view);
  const built = quicker ? withQuicker(view, quicker) : buildShortestHops(view);
  hopsOfViews.set(view, built);
  return built;
}

/** Hops of overlaid views, as far as they were noted: what comes later only shortens them. */
const hopsOfOverlays = new WeakMap<QuickerHops, { readonly hops: Hops; readonly count: number }>();

function withQuicker(view: DayView, quicker: QuickerHops): Hops {
  const { count } = quicker;
  const known = hopsOfOverlays.get(quicker) ?? { hops: shortestHops(quicker.base), count: 0 };
  const hops = known.count === count ? known.hops : extendHops(known.hops, quicker, known.count);
  const rides = extendRides(known.hops.rides, view, quicker, known.count);
  const extended = rides === hops.rides ? hops : { ...hops, rides };
  hopsOfOverlays.set(quicker, { hops: extended, count });
  return extended;
}

function buildShortestHops(view: DayView): Hops {
  const hops = new HopList(view.stopCount);
  const rides = shortestRides(view);
  addRides(view, rides, hops);
  addSeams(view, hops);
  return { ...hops.shortest(), rides };
}

function shortestRides({ chains, slots, stopWord, profileArrival, profileDeparture }: DayView): Int32Array {
  // what is quicker than planned is not noted of a ride to the same stop
  const rides = stopWord.map((word, i) => (word >> 2 === stopWord[i + 1] >> 2 ? 0 : UNREACHED));
  for (let chain = 0; chain < chains.count; chain++) {
    const stops = chains.stopOffset[chain];
    const first = chains.slotOffset[chain];
    let profileBefore = -1;
    for (let slot = first; slot < first + chains.slotCount[chain]; slot++) {
      const profile = slots.profile[slot];
      if (profile === profileBefore) continue;
      profileBefore = profile;
      const piece = chains.headwaySeconds[chain] > 0 ? 0 : slots.end[slot];
      const end = piece === 0 ? chains.stopCount[chain] - 1 : lastOfPiece(piece);
      for (let i = firstOfPiece(piece); i < end; i++) {
        const ride = Math.max(0, profileArrival[profile + i + 1] - profileDeparture[profile + i]);
        if (ride < rides[stops + i]) rides[stops + i] = ride;
      }
    }
  }
  return rides;
}

function addRides({ chains, stopWord }: DayView, rides: Int32Array, hops: HopList): void {
  for (let chain = 0; chain < chains.count; chain++) {
    const stops = chains.stopOffset[chain];
    for (let i = stops; i < stops + chains.stopCount[chain] - 1; i++)
      if (rides[i] < UNREACHED) hops.add(stopWord[i] >> 2, stopWord[i + 1] >> 2, rides[i]);
  }
}

function addSeams({ chains, slots, stopWord, profileArrival, profileDeparture }: DayView, hops: HopList): void {
  for (let slot = 0; slot < slots.count; slot++) {
    const next = slots.next[slot];
    if (next < 0) continue;
    const chain = slots.chain[slot];
    const last = chains.stopCount[chain] - 1;
    const from = stopWord[chains.stopOffset[chain] + last] >> 2;
    const to = stopWord[chains.stopOffset[slots.chain[next]]] >> 2;
    const arrived = slots.start[slot] + profileArrival[slots.profile[slot] + last];
    hops.add(from, to, slots.start[next] + profileDeparture[slots.profile[next]] - arrived);
  }
}

class HopList {
  #from: Int32Array = new Int32Array(1 << 16);
  #to: Int32Array = new Int32Array(1 << 16);
  #seconds: Int32Array = new Int32Array(1 << 16);
  #length = 0;

  constructor(private readonly stopCount: number) {}

  add(from: number, to: number, seconds: number): void {
    if (from === to) return;
    if (this.#length === this.#from.length) this.#grow();
    const hop = this.#length++;
    this.#from[hop] = from;
    this.#to[hop] = to;
    this.#seconds[hop] = Math.max(0, Math.min(seconds, BUCKETS - 1));
  }

  /** One hop per pair of stops, grouped by the stop it leads to. */
  shortest(): Omit<Hops, 'rides'> {
    const { offset, order } = this.#groupByTarget();
    const from = new Int32Array(order.length);
    const seconds = new Int32Array(order.length);
    const keptOffset = new Int32Array(this.stopCount + 1);
    const keptAt = new Int32Array(this.stopCount);
    let kept = 0;
    for (let to = 0; to < this.stopCount; to++) {
      const firstKept = kept;
      for (let i = offset[to]; i < offset[to + 1]; i++) {
        const hop = order[i];
        const source = this.#from[hop];
        const place = keptAt[source];
        if (place >= firstKept && place < kept && from[place] === source) {
          if (this.#seconds[hop] < seconds[place]) seconds[place] = this.#seconds[hop];
        } else {
          from[kept] = source;
          seconds[kept] = this.#seconds[hop];
          keptAt[source] = kept++;
        }
      }
      keptOffset[to + 1] = kept;
    }
    return { offset: keptOffset, from: from.slice(0, kept), seconds: seconds.slice(0, kept) };
  }

  #groupByTarget(): { offset: Int32Array; order: Int32Array } {
    const offset = new Int32Array(this.stopCount + 1);
    for (let hop = 0; hop < this.#length; hop++) offset[this.#to[hop] + 1]++;
    for (let stop = 0; stop < this.stopCount; stop++) offset[stop + 1] += offset[stop];
    const cursor = offset.slice(0, this.stopCount);
    const order = new Int32Array(this.#length);
    for (let hop = 0; hop < this.#length; hop++) order[cursor[this.#to[hop]]++] = hop;
    return { offset, order };
  }

  #grow(): void {
    const doubled = (column: Int32Array): Int32Array => {
      const larger = new Int32Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.#from = doubled(this.#from);
    this.#to = doubled(this.#to);
    this.#seconds = doubled(this.#seconds);
  }
}
