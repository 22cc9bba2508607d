import type { StopOffset } from '@maillage/transit-raptor';
import type { Timetable } from '@maillage/transit-timetable';
import type { ServedPositions } from '../network/served-positions.js';

/** Whether at most `maxTrips` rides, with walks between them, could ever lead from one set of stops to the other. */
export type TimelessReach = (access: readonly StopOffset[], egress: readonly StopOffset[], maxTrips: number) => boolean;

/** Looks at stop sequences and walks only, whatever the time and the day. Where nothing leads, no day needs to be searched. */
export function createTimelessReach(timetable: Timetable, served: ServedPositions): TimelessReach {
  const { patterns, stops, footpaths } = timetable;
  const successors = listSuccessors(timetable);

  return (access, egress, maxTrips) => {
    const isGoal = new Uint8Array(stops.count);
    for (const { stop } of egress) isGoal[stop] = 1;
    const isReached = new Uint8Array(stops.count);
    const isWalkedTo = new Uint8Array(stops.count);
    /** A ride of the pattern was boarded here or later positions only. */
    const boardedAt = new Int32Array(patterns.count).fill(NEVER);
    let reached: number[] = [];

    const reach = (stop: number): void => {
      if (isReached[stop] === 1) return;
      isReached[stop] = 1;
      reached.push(stop);
    };
    const ride = (pattern: number, position: number): void => {
      const known = boardedAt[pattern] as number;
      if (position >= known) return;
      boardedAt[pattern] = position;
      const first = patterns.stopOffset[pattern] as number;
      const end = Math.min(patterns.stopOffset[pattern + 1] as number, first + known + 1);
      for (let i = first + position + 1; i < end; i++) reach((patterns.stopWord[i] as number) >> 2);
      for (const next of successors.get(pattern) ?? []) ride(next, 0);
    };

    let boarding: readonly number[] = access.map(({ stop }) => stop);
    for (let trip = 1; trip <= maxTrips && boarding.length > 0; trip++) {
      reached = [];
      for (const stop of boarding)
        for (let i = served.offset[stop] as number; i < (served.offset[stop + 1] as number); i++)
          ride(served.pattern[i] as number, served.position[i] as number);
      if (reached.some((stop) => isGoal[stop] === 1)) return true;
      const rides = reached.length;
      for (let r = 0; r < rides; r++) {
        const stop = reached[r] as number;
        for (let i = footpaths.offset[stop] as number; i < (footpaths.offset[stop + 1] as number); i++) {
          const to = footpaths.to[i] as number;
          if (isReached[to] === 1 || isWalkedTo[to] === 1) continue;
          isWalkedTo[to] = 1;
          reached.push(to);
        }
      }
      boarding = reached;
    }
    return false;
  };
}

const NEVER = 0x7fffffff;

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
