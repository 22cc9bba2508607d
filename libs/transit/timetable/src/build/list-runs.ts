import type { Frequency, TransitFeed } from '@maillage/transit-model';

/** What becomes a trip of the timetable: a trip of the feed at its own times, or what its frequencies make of it. */
export interface Run {
  /** Row in the feed's trips. */
  readonly trip: number;
  /** Seconds added to the trip's stop times. */
  readonly shift: number;
  /** 0 for a run at its time; else the promise of `frequencies.txt` with `exact_times` = 0. */
  readonly headwaySeconds: number;
  /** With a headway: runs leave before this, seconds from noon − 12 h. */
  readonly end: number;
}

/**
 * A trip with frequencies never runs at its own stop times. `exact_times` = 1 is written out, the end excluded;
 * `exact_times` = 0 stays one run per row with its headway. A trip with fewer than two stop times is left out.
 */
export function listRuns(feed: TransitFeed): Run[] {
  const frequencies = frequenciesOfTrips(feed.frequencies);
  const runs: Run[] = [];
  for (let trip = 0; trip < feed.trips.count; trip++) {
    const first = feed.stopTimes.offset[trip] as number;
    if ((feed.stopTimes.offset[trip + 1] as number) - first < 2) continue;
    const rows = frequencies.get(trip);
    if (rows === undefined) runs.push({ trip, shift: 0, headwaySeconds: 0, end: 0 });
    else for (const row of rows) addFrequency(runs, row, feed.stopTimes.departure[first] as number);
  }
  return runs;
}

function frequenciesOfTrips(frequencies: readonly Frequency[]): Map<number, Frequency[]> {
  const rows = new Map<number, Frequency[]>();
  for (const frequency of frequencies) {
    const known = rows.get(frequency.trip);
    if (known) known.push(frequency);
    else rows.set(frequency.trip, [frequency]);
  }
  return rows;
}

function addFrequency(runs: Run[], { trip, start, end, headwaySeconds, exact }: Frequency, departure: number): void {
  if (headwaySeconds <= 0 || end <= start) return;
  if (!exact) runs.push({ trip, shift: start - departure, headwaySeconds, end });
  else
    for (let time = start; time < end; time += headwaySeconds)
      runs.push({ trip, shift: time - departure, headwaySeconds: 0, end: 0 });
}
