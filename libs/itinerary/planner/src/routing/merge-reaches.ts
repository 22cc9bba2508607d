import type { Reach } from '../ways/ways.js';

/** Of several ways to a stop the quickest. */
export function mergeReaches(reaches: readonly Reach[]): Reach {
  const [only] = reaches;
  if (only && reaches.length === 1) return only;
  const best = new Map<number, { seconds: number; reach: Reach; offset: Reach['offsets'][number] }>();
  for (const reach of reaches)
    for (const offset of reach.offsets)
      if (offset.seconds < (best.get(offset.stop)?.seconds ?? Infinity))
        best.set(offset.stop, { seconds: offset.seconds, reach, offset });
  return {
    isLimited: reaches.some(({ isLimited }) => isLimited),
    offsets: [...best.values()].map(({ offset }) => offset),
    sectionsTo: (stop) => best.get(stop)?.reach.sectionsTo(stop) ?? [],
  };
}
