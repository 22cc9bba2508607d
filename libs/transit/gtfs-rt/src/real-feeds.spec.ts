import { describe, expect, it } from '@jest/globals';
import { parseServiceDate, type Instant, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import type { TransitFeed, TripUpdate } from '@maillage/transit-model';
import {
  buildTimetable,
  type FeedIndex,
  type RetimedRun,
  type StopIndex,
  type TripIndex,
} from '@maillage/transit-timetable';
import { unzipSync } from 'fflate';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bridgeRun } from './match/bridge-run.js';
import { TripMatcher } from './match/trip-matcher.js';
import { readRealtime } from './read-realtime.js';
import { resolveUpdates } from './resolve/resolve-updates.js';
import {
  encodeAlerts,
  encodeDelays,
  encodeTrains,
  type AlertRow,
  type DelayRow,
  type TrainRow,
} from './testing/encode-recordings.js';
import { judge, type Bindings } from './testing/judge.js';

const bindings = createRequire(import.meta.url)('gtfs-realtime-bindings') as Bindings;
const DATA = join(import.meta.dirname, '../../../../../shared/data');

/** A test that needs a folder of `DATA`; without it, it says so and is not there. */
function withData(folder: string, name: string, test: () => void | Promise<void>): void {
  if (existsSync(join(DATA, folder))) it(name, test);
  else console.warn(`LEFT OUT, no ../shared/data/${folder}: ${name}`);
}

const recorded = (path: string): Uint8Array => new Uint8Array(readFileSync(join(DATA, path)));

const recordedJson = (path: string): unknown => JSON.parse(readFileSync(join(DATA, path), 'utf8'));

const instant = (text: string): Instant => (Date.parse(text) / 1000) as Instant;

/** The matcher for a recorded feed, a zip or a folder. */
async function recordedMatcher(path: string): Promise<TripMatcher> {
  return matcherOf(await recordedFeed(path));
}

async function recordedFeed(path: string): Promise<TransitFeed> {
  const at = join(DATA, path);
  const files = path.endsWith('.zip')
    ? unzipSync(readFileSync(at))
    : Object.fromEntries(readdirSync(at).map((name) => [name, readFileSync(join(at, name))]));
  const { feed, notices } = await readFeed({
    names: Object.keys(files),
    async *open(name) {
      yield await Promise.resolve(files[name]);
    },
  });
  if (feed === undefined) throw new Error(`${path} cannot be used: ${notices.map(({ code }) => code).join()}`);
  return feed;
}

const matcherOf = (feed: TransitFeed): TripMatcher =>
  new TripMatcher(buildTimetable([{ id: 'real', feed }], { timezone: feed.timezone }), 0 as FeedIndex);

describe('the same bytes, decoded by MobilityData', () => {
  withData('rt-king-county', 'vehicle positions of King County', () => {
    for (const [file, time] of [
      ['1', '2021-09-02T15:31:56Z'],
      ['2', '2021-09-02T16:08:30Z'],
    ] as const) {
      const bytes = recorded(`rt-king-county/king-county-metro-${file}.pb`);
      const { vehicles, header, counts } = readRealtime(bytes, { now: instant(time) });
      const judged = judge(bindings, bytes);
      expect(header?.timestamp).toBe(judged.timestamp);
      // one vehicle of the second recording stands in the Gulf of Guinea
      const located = judged.vehicles.filter(({ latitude }) => latitude !== 0);
      expect(counts.dropped).toBe(judged.vehicles.length - located.length);
      expect(new Map(vehicles.map((vehicle) => [vehicle.entityId, vehicle]))).toEqual(
        new Map(located.map((vehicle) => [vehicle.entityId, vehicle])),
      );
    }
  });

  withData('rt-brest-bibus-alerts', 'alerts of Brest', () => {
    const bytes = recorded('rt-brest-bibus-alerts/bibus-brest-gtfs-rt-alerts.pb');
    const { alerts } = readRealtime(bytes, { now: instant('2021-12-16T15:30:00Z') });
    expect(alerts).toHaveLength(12);
    judge(bindings, bytes).alerts.forEach((alert, i) => expect(alerts[i]).toMatchObject(alert));
  });
});

describe('King County', () => {
  withData('rt-king-county', 'every recorded vehicle finds its trip: 627 of 627 and 570 of 570', async () => {
    const matcher = await recordedMatcher('rt-king-county/kcm_rt_gtfs.zip');
    for (const [file, time, count] of [
      ['1', '2021-09-02T15:31:56Z', 627],
      ['2', '2021-09-02T16:08:30Z', 570],
    ] as const) {
      const bytes = recorded(`rt-king-county/king-county-metro-${file}.pb`);
      const near = instant(time);
      // one of the second recording has a trip and no place, so that the reader drops it
      const judged = judge(bindings, bytes).vehicles.map(({ trip }) => trip as TripUpdate['trip']);
      expect(judged.map((trip) => typeof matcher.match(trip, { near }))).toEqual(Array(count).fill('object'));
      const { vehicles } = readRealtime(bytes, { now: near });
      const runs = vehicles.map(({ trip }) => trip && matcher.match(trip, { near }));
      expect(runs.filter((run) => typeof run !== 'object')).toEqual([]);
      // without its date each is found on the day of the recording as well
      const dateless = vehicles.map(({ trip, timestamp }) =>
        matcher.match({ tripId: trip?.tripId }, { near: (timestamp ?? near) as typeof near }),
      );
      expect(dateless).toEqual(runs);
    }
  });
});

describe('Intercités', () => {
  withData(
    'france-sncf-intercites-2025-05',
    'of eight national snapshots the trains of the feed are matched, each with its delays',
    async () => {
      const matcher = await recordedMatcher('france-sncf-intercites-2025-05/gtfs');
      const { trips, patterns, stops } = matcher.timetable;
      const folder = 'france-sncf-intercites-2025-05/rt-json';
      const snapshots = readdirSync(join(DATA, folder)).filter((name) => name.startsWith('retards'));
      const matched: number[] = [];
      let [checked, strangers] = [0, 0];
      for (const snapshot of snapshots) {
        const rows = recordedJson(`${folder}/${snapshot}`) as readonly DelayRow[];
        const time = snapshot.replace(/^.*?(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3:$4:$5Z');
        const now = instant(time);
        const { tripUpdates } = readRealtime(encodeDelays(rows, now), { now });
        const { runs, report } = resolveUpdates(matcher, tripUpdates, { now });
        matched.push(report.matched);
        const ofOthers = tripUpdates.filter(({ trip }) => matcher.tripsNamed(trip.tripId ?? '').length === 0).length;
        expect(report.reasons).toEqual({ UNKNOWN_TRIP: ofOthers });
        for (const run of runs) checkDelays(run as RetimedRun, rows);
      }
      // one train calls at a stop that its timetable has not, in all eight
      expect([checked, strangers]).toEqual([1_565, 8]);
      expect(matched).toEqual([25, 24, 23, 22, 20, 19, 17, 17]);

      /** Every recorded delay is the difference between the run and the timetable, but where two contradict each other. */
      function checkDelays(run: RetimedRun, rows: readonly DelayRow[]): void {
        const first = patterns.stopOffset[trips.pattern[run.trip]];
        const { profiles } = matcher.timetable;
        for (const row of rows.filter(({ train_id }) => train_id === trips.id.text(run.trip))) {
          const position = Array.from(run.arrival).findIndex((_, i) =>
            stops.id.text((patterns.stopWord[first + i] >> 2) as StopIndex).endsWith(row.stop_id),
          );
          const isLast = position === run.arrival.length - 1;
          const [times, profile, minutes] = isLast
            ? [run.arrival, profiles.arrival, row.arrival_delay_minutes]
            : [run.departure, profiles.departure, row.departure_delay_minutes];
          if (position < 0) strangers++;
          if (minutes === undefined || position < 0) continue;
          checked++;
          const delay = times[position] - trips.start[run.trip] - profile[trips.profile[run.trip] + position];
          expect(delay).toBe(60 * minutes);
        }
      }
    },
  );

  withData(
    'france-sncf-intercites-2025-05',
    'a snapshot with absolute times: on time is what the timetable says',
    async () => {
      const matcher = await recordedMatcher('france-sncf-intercites-2025-05/gtfs');
      const trains = recordedJson(
        'france-sncf-intercites-2025-05/rt-json/gtfs_rt_trains_complets-20250611-631940b4d.json',
      ) as readonly TrainRow[];
      const now = instant('2025-06-11T06:00:00Z');
      const { tripUpdates } = readRealtime(encodeTrains(trains, now), { now });
      const { runs, report } = resolveUpdates(matcher, tripUpdates, { now });
      expect(tripUpdates).toHaveLength(1_329);
      expect(report).toMatchObject({ received: 1_329, matched: 3, reasons: { UNKNOWN_TRIP: 1_326 } });
      const { trips } = matcher.timetable;
      const late = runs.map((run) => run.kind === 'retimed' && run.departure[0] - trips.start[run.trip]);
      expect(late).toEqual([0, 0, 0]);
    },
  );
});

describe('alerts of the SNCF', () => {
  withData('france-sncf-alerts-2026-08', '423 alerts with their periods, texts and trips', () => {
    const recording = recordedJson('france-sncf-alerts-2026-08/alertes_sncftoutes.json') as readonly AlertRow[];
    const now = instant('2026-08-22T12:00:00Z');
    const { alerts, counts, notices } = readRealtime(encodeAlerts(recording, now), { now });
    expect(counts).toMatchObject({ entities: 423, alerts: 421, dropped: 2 });
    // two periods end when they begin
    const markup = recording
      .flatMap(({ headerText, descriptionText }) => [...headerText.translation, ...descriptionText.translation])
      .filter(({ text }) => /<[a-z]/.test(text));
    expect(Object.fromEntries(notices.map(({ code, count }) => [code, count]))).toEqual({
      INVALID_PERIOD: 2,
      MARKUP_IN_TEXT: markup.length,
    });
    const kept = recording.filter(({ activePeriod }) => activePeriod.every(({ start, end }) => start < end));
    const countEntities = (sum: number, { length }: readonly unknown[]): number => sum + length;
    expect(alerts.map(({ entities }) => entities).reduce(countEntities, 0)).toBe(
      kept.map(({ informedEntity }) => informedEntity).reduce(countEntities, 0),
    );
    for (const { entityId, header, description, impactPeriods } of alerts) {
      const { headerText, activePeriod } = recording[Number(entityId)];
      const written = headerText.translation.map(({ text }) => text.trim());
      if (!written.join('').includes('<')) expect(header.map(({ text }) => text)).toEqual(written);
      expect(description[0].text).not.toMatch(/<\/?[a-z]/i);
      expect(impactPeriods).toHaveLength(activePeriod.length);
    }
  });
});

describe('Mannheim with new names for all its trips', () => {
  withData(
    'mannheim-rnv',
    'B31: through the version before each trip is found again or is one of twins, and none is taken for another',
    async () => {
      const feed = await recordedFeed('mannheim-rnv/rnv.zip');
      const earlier = matcherOf(feed);
      const renamed = feed.trips.id.map((id) => `renamed ${id}`);
      const active = matcherOf({ ...feed, trips: { ...feed.trips, id: renamed } });
      const startDay = parseServiceDate('20161115') ?? (0 as ServiceDay);
      const near = (earlier.days.anchor(startDay) + 43_200) as Instant;
      const found = { same: 0, twins: 0, wrong: 0 };
      const { trips } = earlier.timetable;
      for (let trip = 0 as TripIndex; trip < trips.count; trip++) {
        if (!earlier.days.runs(trip, startDay)) continue;
        const tripId = trips.id.text(trip);
        const run = bridgeRun(earlier, active, { tripId, startDay }, { near });
        if (run === 'AMBIGUOUS') found.twins++;
        else if (typeof run === 'object' && active.timetable.trips.id.text(run.trip) === `renamed ${tripId}`)
          found.same++;
        else found.wrong++;
      }
      expect(found).toEqual({ same: 7_123, twins: 0, wrong: 0 });
    },
  );
});
