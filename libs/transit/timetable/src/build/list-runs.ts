import type { Frequency, TransitFeed } from '@maillage/transit-model';
import { GrowingColumn } from '../growing-column.js';

/** What becomes a trip of the timetable: a trip of the feed at its own times, or what its frequencies make of it. */
export interface RunTable {
  /** Row in the feed's trips. */
  readonly trip: GrowingColumn;
  /** Seconds added to the trip's stop times. */
  readonly shift: GrowingColumn;
  /** 0 for a run at its time; else the promise of `frequencies.txt` with `exact_times` = 0. */
  readonly headwaySeconds: GrowingColumn;
  /** With a headway: runs leave before this, seconds from noon − 12 h. */
  readonly end: GrowingColumn;
}

/**
 * A trip with frequencies never runs at its own stop times. `exact_times` = 1 is written out, the end excluded;
 * `exact_times` = 0 stays one run per row with its headway. A trip with fewer than two stop times is left out.
 */
export function listRuns({ trips, stopTimes, frequencies }: TransitFeed): RunTable {
  const rowsOf = frequenciesOfTrips(frequencies);
  const runs: RunTable = {
    trip: new GrowingColumn(),
    shift: new GrowingColumn(),
    headwaySeconds: new GrowingColumn(),
    end: new GrowingColumn(),
  };
  for (let trip = 0; trip < trips.count; trip++) {
    const first = stopTimes.offset[trip];
    if (stopTimes.offset[trip + 1] - first < 2) continue;
    const rows = rowsOf.get(trip);
    if (rows === undefined) addRun(runs, trip, 0, 0, 0);
    else for (const row of rows) addFrequency(runs, row, stopTimes.departure[first]);
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

function addFrequency(runs: RunTable, frequency: Frequency, departure: number): void {
  const { trip, start, end, headwaySeconds, exact } = frequency;
  if (headwaySeconds <= 0 || end <= start) return;
  if (!exact) addRun(runs, trip, start - departure, headwaySeconds, end);
  else for (let time = start; time < end; time += headwaySeconds) addRun(runs, trip, time - departure, 0, 0);
}

function addRun(runs: RunTable, trip: number, shift: number, headwaySeconds: number, end: number): void {
  runs.trip.push(trip);
  runs.shift.push(shift);
  runs.headwaySeconds.push(headwaySeconds);
  runs.end.push(end);
}
