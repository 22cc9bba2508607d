import type { StopOffset } from '@maillage/transit-raptor';
import type { Timetable } from '@maillage/transit-timetable';
import type { ServedPositions } from '../network/served-positions.js';

/**
 * Whether any sequence of rides and walks leads from one set of stops to the other, whatever the time, the day and the
 * number of rides. When none does, no day needs to be searched.
 */
export function createTimelessReach(timetable: Timetable, served: ServedPositions) {
  const { patterns, stops, footpaths } = timetable;
  const successors = listSuccessors(timetable);

  return (access: readonly StopOffset[], egress: readonly StopOffset[]): boolean => {
    const goals = new Set<number>(egress.map(({ stop }) => stop));
    const isReached = new Uint8Array(stops.count);
    /** Positions from here on are reached by a pattern's own ride. */
    const scannedFrom = new Int32Array(patterns.count).fill(0x7fffffff);
    const queue: number[] = [];
    const reach = (stop: number): void => {
      if (isReached[stop] === 1) return;
      isReached[stop] = 1;
      queue.push(stop);
    };
    const ride = (pattern: number, position: number): void => {
      const known = scannedFrom[pattern] as number;
      if (position >= known) return;
      scannedFrom[pattern] = position;
      const first = patterns.stopOffset[pattern] as number;
      const end = Math.min(patterns.stopOffset[pattern + 1] as number, first + known + 1);
      for (let i = first + position + 1; i < end; i++) reach((patterns.stopWord[i] as number) >> 2);
      for (const next of successors.get(pattern) ?? []) ride(next, 0);
    };
    for (const { stop } of access) reach(stop);
    const isStart = access.length;
    for (let head = 0; head < queue.length; head++) {
      const stop = queue[head] as number;
      if (head >= isStart && goals.has(stop)) return true;
      for (let i = served.offset[stop] as number; i < (served.offset[stop + 1] as number); i++)
        ride(served.pattern[i] as number, served.position[i] as number);
      for (let i = footpaths.offset[stop] as number; i < (footpaths.offset[stop + 1] as number); i++)
        reach(footpaths.to[i] as number);
    }
    return access.some(({ stop }) => goals.has(stop));
  };
}

/** Patterns that a vehicle goes on to with its passengers seated. */
function listSuccessors({ trips }: Timetable): ReadonlyMap<number, ReadonlySet<number>> {
  const successors = new Map<number, Set<number>>();
  for (let trip = 0; trip < trips.count; trip++) {
    const next = trips.next[trip] as number;
    if (next < 0) continue;
    const from = trips.pattern[trip] as number;
    const known = successors.get(from) ?? new Set<number>();
    successors.set(from, known.add(trips.pattern[next] as number));
  }
  return successors;
}
