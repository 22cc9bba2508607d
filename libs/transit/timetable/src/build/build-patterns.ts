import { entry } from '@maillage/kernel';
import type { Patterns, Profiles, Trips } from '../timetable.js';
import { GrowingColumn } from '../growing-column.js';
import { listRuns, type RunTable } from './list-runs.js';
import { PatternTable, type FeedBase } from './pattern-table.js';
import { ProfileTable } from './profile-table.js';
import { SequenceTable } from './sequence-table.js';
import type { FeedSource } from './stop-rows.js';
import { textColumn } from './text-column.js';

export interface PatternsAndTrips {
  readonly patterns: Patterns;
  readonly trips: Omit<Trips, 'next' | 'otherNextOf' | 'otherNext'>;
  readonly profiles: Profiles;
  /** Per trip: its feed, and its row there. */
  readonly feedOfTrip: Uint16Array;
  readonly rowOfTrip: Int32Array;
}

/** Groups the runs of all feeds by pattern and orders them by start. */
export function buildPatterns(feeds: readonly FeedSource[], bases: readonly FeedBase[]): PatternsAndTrips {
  const patterns = new PatternTable();
  const profiles = new ProfileTable();
  const sequences = new SequenceTable();
  const tables = { patterns, profiles, sequences };
  const grouped = feeds.map((source, feed) => groupRuns(source, entry(bases, feed), tables));
  const tripOffset = offsetsOf(grouped, patterns.count);
  const order = orderByPatternAndStart(grouped, tripOffset);
  const placed = sequences.place();
  const numbering = numberStops(grouped, placed.offset, tripOffset, order);
  return {
    patterns: { ...patterns.toPatterns(tripOffset), sequence: numbering.sequence, sequences: placed.values },
    profiles: profiles.toProfiles(),
    feedOfTrip: order.feed,
    rowOfTrip: Int32Array.from(order.run, (run, trip) => entry(grouped, order.feed[trip]).runs.trip.values[run]),
    trips: { ...toTrips(feeds, bases, grouped, order), ...numbering.others },
  };
}

/** The runs of one feed with what was found out about each. */
interface GroupedRuns {
  readonly runs: RunTable;
  readonly pattern: GrowingColumn;
  readonly start: GrowingColumn;
  readonly profile: GrowingColumn;
  readonly sequence: GrowingColumn;
}

interface Tables {
  readonly patterns: PatternTable;
  readonly profiles: ProfileTable;
  readonly sequences: SequenceTable;
}

function groupRuns({ feed }: FeedSource, base: FeedBase, { patterns, profiles, sequences }: Tables): GroupedRuns {
  const { offset, departure } = feed.stopTimes;
  const runs = listRuns(feed);
  const column = () => new GrowingColumn();
  const grouped = { runs, pattern: column(), start: column(), profile: column(), sequence: column() };
  let [known, pattern, profile, sequence] = [-1, 0, 0, 0];
  for (let run = 0; run < runs.trip.length; run++) {
    const trip = runs.trip.values[run];
    if (trip !== known) {
      pattern = patterns.patternOf(feed, base, trip);
      profile = profiles.offsetOf(feed.stopTimes, offset[trip], offset[trip + 1]);
      sequence = sequences.idOf(feed.stopTimes.sequence.subarray(offset[trip], offset[trip + 1]));
      known = trip;
    }
    grouped.pattern.push(pattern);
    grouped.profile.push(profile);
    grouped.sequence.push(sequence);
    grouped.start.push(departure[offset[trip]] + runs.shift.values[run]);
  }
  return grouped;
}

function offsetsOf(grouped: readonly GroupedRuns[], patternCount: number): Int32Array {
  const offset = new Int32Array(patternCount + 1);
  for (const { pattern } of grouped)
    for (let run = 0; run < pattern.length; run++) {
      const next = pattern.values[run] + 1;
      offset[next] = offset[next] + 1;
    }
  for (let pattern = 0; pattern < patternCount; pattern++) offset[pattern + 1] = offset[pattern + 1] + offset[pattern];
  return offset;
}

/** Per trip: its feed and its run there. */
interface TripOrder {
  readonly feed: Uint16Array;
  readonly run: Int32Array;
}

/** All trips of a pattern are of one feed, because a pattern has one route. */
function orderByPatternAndStart(grouped: readonly GroupedRuns[], offset: Int32Array): TripOrder {
  const count = offset[offset.length - 1];
  const order = { feed: new Uint16Array(count), run: new Int32Array(count) };
  const cursor = offset.slice(0, -1);
  grouped.forEach(({ pattern }, feed) => {
    for (let run = 0; run < pattern.length; run++) {
      const trip = cursor[pattern.values[run]];
      cursor[pattern.values[run]] = trip + 1;
      order.run[trip] = run;
      order.feed[trip] = feed;
    }
  });
  for (let pattern = 0; pattern < cursor.length; pattern++) {
    const first = offset[pattern];
    const { start } = entry(grouped, order.feed[first]);
    order.run.subarray(first, offset[pattern + 1]).sort((a, b) => start.values[a] - start.values[b] || a - b);
  }
  return order;
}

interface StopNumbering {
  readonly sequence: Patterns['sequence'];
  readonly others: Pick<Trips, 'otherSequenceOf' | 'otherSequence'>;
}

/** A pattern numbers its stops as its first trip does. */
function numberStops(
  grouped: readonly GroupedRuns[],
  offset: Int32Array,
  tripOffset: Int32Array,
  order: TripOrder,
): StopNumbering {
  const sequenceOf = (trip: number): number =>
    offset[entry(grouped, order.feed[trip]).sequence.values[order.run[trip]]];
  const sequence = Int32Array.from({ length: tripOffset.length - 1 }, (_, pattern) => sequenceOf(tripOffset[pattern]));
  const [trips, others] = [new GrowingColumn(), new GrowingColumn()];
  sequence.forEach((usual, pattern) => {
    for (let trip = tripOffset[pattern]; trip < tripOffset[pattern + 1]; trip++) {
      if (sequenceOf(trip) === usual) continue;
      trips.push(trip);
      others.push(sequenceOf(trip));
    }
  });
  return { sequence, others: { otherSequenceOf: trips.toArray(), otherSequence: others.toArray() } };
}

function toTrips(
  feeds: readonly FeedSource[],
  bases: readonly FeedBase[],
  grouped: readonly GroupedRuns[],
  order: TripOrder,
): Omit<PatternsAndTrips['trips'], 'otherSequenceOf' | 'otherSequence'> {
  const count = order.run.length;
  const int32 = () => new Int32Array(count);
  const bytes = () => new Uint8Array(count);
  const columns = {
    pattern: int32(),
    start: int32(),
    profile: int32(),
    service: int32(),
    headwaySeconds: int32(),
    end: int32(),
  };
  const flags = { direction: bytes(), wheelchair: bytes(), bikes: bytes() };
  const [id, headsign, shortName]: [string[], string[], string[]] = [[], [], []];
  for (let trip = 0; trip < count; trip++) {
    const feed = order.feed[trip];
    const run = order.run[trip];
    const { runs, pattern, start, profile } = entry(grouped, feed);
    const table = entry(feeds, feed).feed.trips;
    const row = runs.trip.values[run];
    columns.pattern[trip] = pattern.values[run];
    columns.start[trip] = start.values[run];
    columns.profile[trip] = profile.values[run];
    columns.service[trip] = entry(bases, feed).service + table.service[row];
    columns.headwaySeconds[trip] = runs.headwaySeconds.values[run];
    columns.end[trip] = runs.end.values[run];
    flags.direction[trip] = table.direction[row];
    flags.wheelchair[trip] = table.wheelchair[row];
    flags.bikes[trip] = table.bikes[row];
    id.push(entry(table.id, row));
    headsign.push(entry(table.headsign, row));
    shortName.push(entry(table.shortName, row));
  }
  return {
    count,
    ...columns,
    ...flags,
    id: textColumn(id),
    headsign: textColumn(headsign),
    shortName: textColumn(shortName),
  };
}
