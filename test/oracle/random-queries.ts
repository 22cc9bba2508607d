import { metresBetween } from './metres.js';
import type { OracleNetwork } from './oracle-network.js';
import type { Run } from './runs.js';
import type { Offset, OracleQuery } from './search.js';

export interface TimedQuery extends OracleQuery {
  /** Seconds from the anchor of the day. */
  readonly time: number;
}

/** Numbers in [0, 1[, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Between two places, each a stop that is served on that day with up to `mostStops` stops within 500 m. Half of the
 * times are anywhere in the day, the others between 23:00 and 4:00, before or after midnight.
 */
export function queryMaker(
  network: OracleNetwork,
  runs: readonly Run[],
  random: () => number,
  mostStops: number,
): () => TimedQuery {
  const trips = new Set(runs.map(({ trip }) => trip));
  const served = [...new Set([...trips].flatMap(({ stops }) => [...stops]))].sort((a, b) => a - b);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const offsets = (): Offset[] => {
    const stop = pick(served);
    const count = 1 + Math.floor(random() * mostStops);
    return [...nearestStops(network, served, stop)].slice(0, count);
  };
  return () => ({
    access: offsets(),
    egress: offsets(),
    maxRides: pick([2, 3, 4, 5, 6, 7]),
    time: timeBetween(random, pick(TIMES)),
  });
}

const HOUR = 3600;
const TIMES = [
  [4 * HOUR, 23 * HOUR],
  [4 * HOUR, 23 * HOUR],
  [0, 4 * HOUR],
  [23 * HOUR, 28 * HOUR],
] as const;

const timeBetween = (random: () => number, [from, to]: readonly [number, number]): number =>
  Math.floor(from + random() * (to - from));

function nearestStops({ stops }: OracleNetwork, served: readonly number[], around: number): Offset[] {
  const centre = stops[around];
  if (centre === undefined) return [];
  return served
    .flatMap((stop) => {
      const other = stops[stop];
      if (other === undefined || Math.abs(other.latitude - centre.latitude) > 0.005) return [];
      const metres = metresBetween(centre, other);
      return metres <= 500 ? [{ stop, seconds: Math.ceil(metres) }] : [];
    })
    .sort((a, b) => a.seconds - b.seconds);
}
