import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RANGE_SECONDS, type Engine } from './engine.js';

/** The throw-away prototype that sets the floor; it is not part of the project. */
const PROTOTYPE = join(import.meta.dirname, '../../../../shared/reference/planner-prototype');

export const hasPrototype = (): boolean => existsSync(PROTOTYPE);

type Offsets = readonly (readonly [stop: number, seconds: number])[];
interface Feed {
  readonly d0: number;
  readonly newId: Int32Array;
  readonly stopH: { find(id: string): number };
}
interface Base {
  readonly nStops: number;
}
interface View {
  readonly nCh: number;
  readonly chTO: Int32Array;
  readonly tX: Int32Array;
  readonly tS: Int32Array;
  readonly tPO: Int32Array;
  readonly chSO: Int32Array;
  readonly stops: Int32Array;
  readonly profDep: Int32Array;
  readonly profArr: Int32Array;
}
interface Raptor {
  readonly Ds: Int32Array;
  readonly pT: Int32Array;
  readonly pP: Int32Array;
  readonly pW: Int32Array;
  ea(access: Offsets, egress: Offsets, time: number): { k: number; arr: number }[];
  range(
    access: Offsets,
    egress: Offsets,
    from: number,
    to: number,
    bound: Int32Array,
  ): { dep: number; arr: number; k: number }[];
}
interface Bound {
  run(egress: Offsets): Int32Array;
}
interface Modules {
  readonly loadGtfs: (folder: string) => Feed;
  readonly dayNum: (date: number) => number;
  readonly renumber: (feed: Feed) => Feed;
  readonly buildBase: (feed: Feed) => Base;
  readonly dayView: (base: Base, day: number, options: { horizon: number }) => View;
  readonly mirror: (base: Base) => Base;
  readonly accEg: (base: Base, stop: number, reversed?: Base) => Offsets;
  readonly Raptor3: new (view: View) => Raptor;
  readonly LowerBound: new (view: View, mirrored: Base) => Bound;
}

/** Loads a feed as `bench_ours.mjs` does; the horizon is ours. */
export async function loadPrototype(folder: string, date: string): Promise<Engine> {
  const prototype = await importPrototype();
  const { loadGtfs, renumber, buildBase, dayView, dayNum, mirror, accEg } = prototype;
  const unordered = loadGtfs(folder);
  const feed = renumber(unordered);
  const base = buildBase(feed);
  const view = dayView(base, dayNum(Number(date)) - feed.d0, { horizon: 48 * 3600 });
  const mirrored = mirror(base);
  const raptor = new prototype.Raptor3(view);
  let bound: Bound | undefined;
  const stop = (id: string): number => feed.newId[unordered.stopH.find(id)] ?? -1;
  return {
    name: 'prototype',
    earliest: ({ from, to, time }) => {
      const found = raptor.ea(accEg(base, stop(from)), accEg(base, stop(to), mirrored), time);
      return found.map(({ k, arr }) => ({
        departure: rebuild(raptor, view, k)[0]?.departure ?? time,
        arrival: arr,
        trips: k,
      }));
    },
    range: ({ from, to, time }) => {
      const [access, egress] = [accEg(base, stop(from)), accEg(base, stop(to), mirrored)];
      bound ??= new prototype.LowerBound(view, mirrored);
      const found = raptor.range(access, egress, time, time + RANGE_SECONDS, bound.run(egress));
      return found.map(({ dep, arr, k }) => ({ departure: dep, arrival: arr, trips: k }));
    },
  };
}

async function importPrototype(): Promise<Modules> {
  const names = ['common', 'gtfs', 'raptor2', 'raptor3', 'renumber', 'tt'];
  const modules = names.map((name) => import(pathToFileURL(join(PROTOTYPE, `${name}.mjs`)).href) as Promise<object>);
  return Object.assign({}, ...(await Promise.all(modules))) as Modules;
}

interface Leg {
  readonly trip: number;
  readonly from: number;
  readonly to: number;
  readonly departure: number;
  readonly arrival: number;
}

/** The legs of the journey with `trips` trips, read from its parents as `bench_ours.mjs` reads them. */
function rebuild({ Ds, pT, pP, pW }: Raptor, view: View, trips: number): Leg[] {
  const legs: Leg[] = [];
  const read = (column: Int32Array, index: number): number => column[index] as number;
  let stop = read(Ds, trips);
  for (let round = trips; round >= 1; round--) {
    const cell = (stop << 3) | round;
    const slot = read(pT, cell);
    const [board, alight] = [read(pP, cell) >>> 16, read(pP, cell) & 0xffff];
    let chain = 0;
    for (let high = view.nCh; chain + 1 < high;) {
      const middle = (chain + high) >> 1;
      if (read(view.chTO, middle) <= slot) chain = middle;
      else high = middle;
    }
    const from = read(view.stops, read(view.chSO, chain) + board);
    const [start, profile] = [read(view.tS, slot), read(view.tPO, slot)];
    legs.unshift({
      trip: read(view.tX, slot),
      from,
      to: stop,
      departure: start + read(view.profDep, profile + board),
      arrival: start + read(view.profArr, profile + alight),
    });
    if (round > 1) stop = read(pW, (from << 3) | (round - 1));
  }
  return legs;
}
