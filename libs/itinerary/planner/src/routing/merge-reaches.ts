import type { Reach } from '../ways/ways.js';

/** Of several ways to a stop the quickest; where only one leads to stops, that one itself. */
export function mergeReaches(all: readonly Reach[]): Reach {
  const reaches = all.filter(({ offsets }) => offsets.length > 0);
  const isLimited = all.some((reach) => reach.isLimited);
  const only = reaches.length === 1 ? reaches[0] : undefined;
  if (only?.isLimited === isLimited) return only;
  const best = new Map<number, { seconds: number; reach: Reach; offset: Reach['offsets'][number] }>();
  for (const reach of reaches)
    for (const offset of reach.offsets)
      if (offset.seconds < (best.get(offset.stop)?.seconds ?? Infinity))
        best.set(offset.stop, { seconds: offset.seconds, reach, offset });
  return {
    isLimited,
    offsets: [...best.values()].map(({ offset }) => offset),
    sectionsTo: (stop) => best.get(stop)?.reach.sectionsTo(stop) ?? [],
  };
}
