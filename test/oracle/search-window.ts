import type { Changes } from './changes.js';
import type { Run } from './runs.js';
import { latestDepartures } from './search-back.js';
import { earliestArrivals, type OracleQuery } from './search.js';

export interface FoundJourney {
  readonly departure: number;
  readonly arrival: number;
  readonly rides: number;
}

/** All that leaves in [from, to] and is not beaten, not even by what leaves a second after. */
export function departuresBetween(
  runs: readonly Run[],
  changes: Changes,
  query: OracleQuery,
  from: number,
  to: number,
): FoundJourney[] {
  const moments: number[] = [];
  for (const { stop, seconds } of query.access)
    forEachCall(runs, changes, stop, (run, i) => {
      if (run.trip.boards[i] !== 1) return;
      const first = (run.trip.departures[i] ?? 0) + run.shift - seconds;
      moments.push(first);
      if (run.headway > 0)
        for (let behind = run.headway; behind < run.length; behind += run.headway) moments.push(first + behind);
    });
  return unbeaten(within(moments, from, to), to + 1, (moment) =>
    earliestArrivals(runs, changes, query, moment).map(({ rides, time }) => ({
      departure: moment,
      arrival: time,
      rides,
    })),
  );
}

/** All that arrives in [from, to] and is not beaten, not even by what arrives a second before. */
export function arrivalsBetween(
  runs: readonly Run[],
  changes: Changes,
  query: OracleQuery,
  from: number,
  to: number,
): FoundJourney[] {
  const moments: number[] = [];
  for (const { stop, seconds } of query.egress)
    forEachCall(runs, changes, stop, (run, i) => {
      if (run.trip.alights[i] !== 1) return;
      const first = (run.trip.arrivals[i] ?? 0) + run.shift + seconds;
      moments.push(first);
      if (run.headway > 0)
        for (let behind = run.length - 1; behind > 0; behind -= run.headway) moments.push(first + behind);
    });
  return unbeaten(within(moments, from, to), from - 1, (moment) =>
    latestDepartures(runs, changes, query, moment).map(({ rides, time }) => ({
      departure: time,
      arrival: moment,
      rides,
    })),
  );
}

function forEachCall(runs: readonly Run[], changes: Changes, stop: number, visit: (run: Run, i: number) => void): void {
  const places = changes.placesOf(stop);
  for (const run of runs)
    for (let i = 0; i < run.places.length; i++) if (places.includes(run.places[i] ?? -1)) visit(run, i);
}

const within = (moments: readonly number[], from: number, to: number): number[] => [
  ...new Set(moments.filter((moment) => moment >= from && moment <= to)),
];

function unbeaten(
  moments: readonly number[],
  outside: number,
  search: (moment: number) => FoundJourney[],
): FoundJourney[] {
  const inside = moments.flatMap(search);
  const all = [...inside, ...search(outside)];
  return inside.filter((journey) => !all.some((other) => beats(other, journey)));
}

function beats(one: FoundJourney, other: FoundJourney): boolean {
  const isNoWorse = one.departure >= other.departure && one.arrival <= other.arrival && one.rides <= other.rides;
  return isNoWorse && (one.departure > other.departure || one.arrival < other.arrival || one.rides < other.rides);
}
