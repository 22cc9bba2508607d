import { metresBetween } from './metres.js';
import type { OracleNetwork, OracleTrip } from './oracle-network.js';
import type { Run } from './runs.js';

const SAME_PLACE_METRES = 200;
const LONGEST_LAYOVER_SECONDS = 3600;

/** The runs of one service date in which passengers of another stay seated. */
export function seatsBetween(network: OracleNetwork, runs: readonly Run[]): [Run, Run][] {
  const { inSeat, parted } = pairsOf(network);
  const timed = runs.filter(({ trip }) => trip.frequencies.length === 0);
  const runOf = new Map(timed.map((run) => [run.trip.key, run]));
  const blocks = new Map<string, Run[]>();
  for (const run of timed) {
    const { block, feed } = run.trip;
    if (block === '') continue;
    const key = `${feed.id} ${block}`;
    const of = blocks.get(key);
    if (of) of.push(run);
    else blocks.set(key, [run]);
  }
  return timed.flatMap((run): [Run, Run][] => {
    const stated = inSeat.get(run.trip.key);
    const candidates = stated
      ? stated.flatMap((key) => runOf.get(key) ?? [])
      : (blocks.get(`${run.trip.feed.id} ${run.trip.block}`) ?? []);
    const next = candidates
      .filter((other) => other !== run && other.start >= run.end)
      .reduce<Run | undefined>(
        (best, other) => (best === undefined || other.start < best.start ? other : best),
        undefined,
      );
    if (next === undefined || parted.has(`${run.trip.key} ${next.trip.key}`)) return [];
    if (!stated && (next.start > run.end + LONGEST_LAYOVER_SECONDS || !goesElsewhere(network, run.trip, next.trip)))
      return [];
    return [[run, next]];
  });
}

/** `transfers.txt` types 4 and 5. */
function pairsOf({ transfers }: OracleNetwork) {
  const inSeat = new Map<string, string[]>();
  const parted = new Set<string>();
  for (const { type, fromTrip, toTrip } of transfers) {
    if (fromTrip === '' || toTrip === '') continue;
    if (type === 4) inSeat.set(fromTrip, [...(inSeat.get(fromTrip) ?? []), toTrip]);
    if (type === 5) parted.add(`${fromTrip} ${toTrip}`);
  }
  return { inSeat, parted };
}

/**
 * Whether the next trip begins where the former ends and the first other place that it comes to is new to the
 * passengers; or a ring comes round again on the same route.
 */
function goesElsewhere(network: OracleNetwork, before: OracleTrip, after: OracleTrip): boolean {
  const [first, last, start] = [before.stops[0], before.stops.at(-1), after.stops[0]];
  if (first === undefined || last === undefined || start === undefined) return false;
  if (!isSamePlace(network, last, start)) return false;
  if (isSamePlace(network, first, last) && before.route === after.route) return true;
  const beyond = after.stops.find((stop) => !isSamePlace(network, stop, start));
  return beyond !== undefined && !before.stops.some((stop) => isSamePlace(network, stop, beyond));
}

/** The same station, or 200 m apart at the most. */
function isSamePlace({ stops }: OracleNetwork, a: number, b: number): boolean {
  const [one, other] = [stops[a], stops[b]];
  if (one === undefined || other === undefined) return false;
  if ((one.parents[0] ?? a) === (other.parents[0] ?? b)) return true;
  return Math.abs(one.latitude - other.latitude) < 0.01 && metresBetween(one, other) <= SAME_PLACE_METRES;
}
