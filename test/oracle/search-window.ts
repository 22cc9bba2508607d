import type { Changes } from './changes.js';
import type { Run } from './runs.js';
import { departuresFrom, latestDepartures } from './search-back.js';
import { arrivalsUntil, earliestArrivals, type Found, type OracleQuery } from './search.js';

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
  const later = earliestArrivals(runs, changes, query, to + 1);
  const inside = within(moments, from, to).sort((a, b) => b - a);
  return unbeaten(
    [to + 1, ...inside],
    later,
    (moment, known) => arrivalsUntil(runs, changes, query, moment, known),
    (moment, { rides, time }) => ({ departure: moment, arrival: time, rides }),
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
  const earlier = latestDepartures(runs, changes, query, from - 1);
  const inside = within(moments, from, to).sort((a, b) => a - b);
  return unbeaten(
    [from - 1, ...inside],
    earlier,
    (moment, known) => departuresFrom(runs, changes, query, moment, known),
    (moment, { rides, time }) => ({ departure: time, arrival: moment, rides }),
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

/** The first moment is outside of the window. What one moment has found the next one has to better, or is beaten. */
function unbeaten(
  [outside, ...moments]: readonly [number, ...number[]],
  atOutside: readonly Found[],
  search: (moment: number, known: readonly Found[]) => readonly Found[],
  toJourney: (moment: number, found: Found) => FoundJourney,
): FoundJourney[] {
  const known = [...atOutside];
  const inside: FoundJourney[] = [];
  for (const moment of moments) {
    const found = search(moment, known);
    known.push(...found);
    inside.push(...found.map((one) => toJourney(moment, one)));
  }
  const all = [...inside, ...atOutside.map((one) => toJourney(outside, one))];
  return inside.filter((journey) => !all.some((other) => beats(other, journey)));
}

function beats(one: FoundJourney, other: FoundJourney): boolean {
  const isNoWorse = one.departure >= other.departure && one.arrival <= other.arrival && one.rides <= other.rides;
  return isNoWorse && (one.departure > other.departure || one.arrival < other.arrival || one.rides < other.rides);
}
