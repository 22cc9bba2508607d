import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { readFeed } from '@maillage/transit-gtfs';
import type { TransitFeed } from '@maillage/transit-model';
import { buildDayView } from './build-day-view.js';
import { buildTimetable } from './build-timetable.js';
import { checkDayView } from './check-day-view.js';
import { readSnapshot, writeSnapshot } from './snapshot/snapshot.js';
import { stopSequence } from './stop-sequence.js';
import { smallFeed } from './testing/small-feed.js';
import { bytesWithoutTexts } from './testing/snapshot-size.js';
import { dayNamed } from './testing/tell.js';
import type { Timetable } from './timetable.js';

const DATA = `${import.meta.dirname}/../../../../../shared/data`;

const FEEDS = [
  { name: 'Strasbourg', archive: 'strasbourg-cts-2026/google_transit.zip', date: '2026-01-20', bytes: 3, runs: 10_000 },
  { name: 'TER', archive: 'france-ter-2025-01/export-ter-gtfs-last.zip', date: '2025-03-18', bytes: 10, runs: 10_000 },
  { name: 'Mannheim', archive: 'mannheim-rnv/rnv.zip', date: '2016-11-15', bytes: 3, runs: 10_000 },
  { name: 'a drawn line', archive: '', date: '2026-01-20', bytes: 100, runs: 300 },
];
const present = FEEDS.filter(({ archive }) => archive === '' || existsSync(`${DATA}/${archive}`));
for (const { name, archive } of FEEDS.filter((feed) => !present.includes(feed)))
  console.warn(`LEFT OUT: the timetable of the real feed ${name}, ${archive} is not there`);

describe.each(present)('$name', ({ archive, date, bytes, runs }) => {
  let feed: TransitFeed;
  let timetable: Timetable;
  beforeAll(async () => {
    feed = archive === '' ? drawnLine() : await readArchive(`${DATA}/${archive}`);
    timetable = buildTimetable([{ id: 'real', feed }], { timezone: feed.timezone });
  }, 120_000);

  it('lets nobody overtake inside a chain, in either direction', () => {
    for (const direction of ['forward', 'backward'] as const) {
      const view = buildDayView(timetable, dayNamed(date), direction);
      expect(() => checkDayView(view)).not.toThrow();
      expect(view.slots.count).toBeGreaterThan(runs);
    }
  });

  it('holds the stop times of every trip', () => {
    const { patterns, trips, profiles } = timetable;
    const rowOf = new Map(feed.trips.id.map((id, row) => [id, row]));
    let compared = 0;
    for (let trip = 0; trip < trips.count; trip++) {
      const row = rowOf.get(trips.id.text(trip as never)) ?? NaN;
      const from = feed.stopTimes.offset[row];
      const first = patterns.stopOffset[trips.pattern[trip]];
      const length = feed.stopTimes.offset[row + 1] - from;
      for (let i = 0; i < length; i++) {
        const time = trips.start[trip] + profiles.arrival[trips.profile[trip] + i];
        const stop = timetable.stops.id.text((patterns.stopWord[first + i] >> 2) as never);
        if (i > 0 && time !== feed.stopTimes.arrival[from + i]) throw new Error(`arrival ${i} of trip ${row}`);
        const sequence = stopSequence(timetable, trip as never, i);
        if (sequence !== feed.stopTimes.sequence[from + i]) throw new Error(`sequence ${i} of trip ${row}`);
        if (stop !== feed.stops[feed.stopTimes.stop[from + i]]?.id) throw new Error(`stop ${i} of ${row}`);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(0.99 * feed.stopTimes.count);
  });

  it(`takes at most ${bytes} bytes per stop time, texts apart, and comes back from its snapshot`, () => {
    const file = writeSnapshot(timetable, {});
    expect(bytesWithoutTexts(file) / feed.stopTimes.count).toBeLessThanOrEqual(bytes);
    const buffer = new SharedArrayBuffer(file.length);
    new Uint8Array(buffer).set(file);
    expect(Buffer.compare(writeSnapshot(readSnapshot(buffer), {}), file)).toBe(0);
  });
});

async function readArchive(path: string): Promise<TransitFeed> {
  const files = unzipSync(readFileSync(path));
  const { feed, notices } = await readFeed({
    names: Object.keys(files),
    async *open(name) {
      yield await Promise.resolve(files[name] ?? new Uint8Array());
    },
  });
  if (feed === undefined) throw new Error(`${path} cannot be used: ${notices.map(({ code }) => code).join()}`);
  return feed;
}

/** A trip every ten minutes, every third of which is slow. */
function drawnLine(): TransitFeed {
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const trips = Array.from({ length: 160 }, (_, i) => {
    const stretch = i % 3 === 0 ? 3 : 1;
    const calls = ['A', 'B', 'C', 'D'].map((stop, position) => `${stop} ${clock(i * 10 + position * 7 * stretch)}`);
    return `t${i} R daily ${calls.join(' ')}`;
  });
  return smallFeed({
    stops: 'A 0 0\nB 900 0\nC 1800 0\nD 2700 0',
    services: 'daily 20260101..20261231',
    trips: trips.join('\n'),
  });
}
