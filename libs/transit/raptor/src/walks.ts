import type { DayView } from '@maillage/transit-timetable';

/** Walks to be read one after the other: pairs of the stop at the other end and the seconds, the shortest walks of a stop first. */
export interface Walks {
  /** onward[2 * footpathOffset[s] …]: from s. */
  readonly onward: Int32Array;
  /** back[2 * backOffset[s] …]: to s. */
  readonly backOffset: Int32Array;
  readonly back: Int32Array;
}

/** By the seconds, which belong to one set of walks, that of many views. */
const walksOfViews = new WeakMap<Int32Array, Walks>();

export function walksOf(view: DayView): Walks {
  const known = walksOfViews.get(view.footpathSeconds);
  if (known) return known;
  const walks = pairWalks(view);
  walksOfViews.set(view.footpathSeconds, walks);
  return walks;
}

function pairWalks({ stopCount, footpathOffset, footpathStop, footpathSeconds }: DayView): Walks {
  const onward = new Int32Array(2 * footpathStop.length);
  const back = new Int32Array(2 * footpathStop.length);
  const backOffset = new Int32Array(stopCount + 1);
  for (const to of footpathStop) backOffset[to + 1]++;
  for (let stop = 0; stop < stopCount; stop++) backOffset[stop + 1] += backOffset[stop];
  for (let from = 0; from < stopCount; from++)
    for (let f = footpathOffset[from]; f < footpathOffset[from + 1]; f++) {
      onward[2 * f] = footpathStop[f];
      onward[2 * f + 1] = footpathSeconds[f];
      // until they are sorted: whence
      back[f] = from;
    }
  const cursor = backOffset.slice(0, stopCount);
  const whence = back.slice(0, footpathStop.length);
  const shortestFirst = Float64Array.from(footpathSeconds, (seconds, f) => seconds * footpathStop.length + f).sort();
  for (const word of shortestFirst) {
    const f = word % footpathStop.length;
    const place = cursor[footpathStop[f]]++;
    back[2 * place] = whence[f];
    back[2 * place + 1] = footpathSeconds[f];
  }
  return { onward, backOffset, back };
}
