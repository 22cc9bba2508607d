import { describe, expect, it } from '@jest/globals';
import { parseServiceDate, type ServiceDay } from '@maillage/kernel';
import { compareFeeds } from './compare-feeds.js';
import type { FeedReport } from './feed-report.js';
import { judgeFeed } from './judge-feed.js';
import { readFeed } from './read-feed.js';
import { reportFeed } from './report-feed.js';
import { city } from './testing/city.js';
import { feedFiles } from './testing/feed-files.js';

const TODAY = day('20260120');

/** Ten trips of one line on each weekday of a service, another line on Sundays. */
const line = (trips: number, service = 'daily', route = 'BUS 1'): string =>
  Array.from(
    { length: trips },
    (_, n) => `${route}  A ${8 + n}:00  B ${8 + n}:10  C ${8 + n}:20  service=${service}`,
  ).join('\n');

async function report(text: string, dates?: readonly [string, string]): Promise<FeedReport> {
  return reportFeed(await readFeed(city(text, dates && { dates })), text + String(dates));
}

const codes = ({ notices }: { notices: readonly { code: string }[] }): string[] => notices.map(({ code }) => code);

describe('judgeFeed', () => {
  it('lets a sound feed through, with and without an active version', async () => {
    const sound = await report(line(10));
    expect(judgeFeed(sound, undefined, TODAY)).toEqual({ state: 'READY', notices: [] });
    expect(judgeFeed(sound, sound, TODAY)).toEqual({ state: 'READY', notices: [] });
  });

  it('rejects what the reader found wrong, and says nothing twice', async () => {
    const broken = reportFeed(await readFeed(feedFiles({ 'stops.txt': '' })), 'x');
    expect(broken.counts).toEqual({ agencies: 0, stops: 0, routes: 0, trips: 0, stopTimes: 0 });
    expect(judgeFeed(broken, undefined, TODAY)).toEqual({ state: 'REJECTED', notices: [] });
  });

  it('rejects a feed in which nothing runs', async () => {
    const idle = await report(`${line(10, 'never')}\nservice never  .......  20260101 20261231`);
    const verdict = judgeFeed(idle, await report(line(10)), TODAY);
    expect(verdict.state).toBe('REJECTED');
    expect(codes(verdict)).toEqual(['NOTHING_TO_RUN']);
  });

  it('B12 rejects what has expired, by the clock it is given, active version or not', async () => {
    const old = await report(line(10), ['20250101', '20260119']);
    for (const active of [undefined, await report(line(10))]) {
      const verdict = judgeFeed(old, active, TODAY);
      expect(verdict.state).toBe('REJECTED');
      expect(codes(verdict)).toEqual(['EXPIRED']);
      expect(verdict.notices[0]?.samples[0]?.message.fr).toContain('2026-01-19');
    }
    expect(judgeFeed(old, undefined, day('20260119')).state).toBe('READY');
  });

  it('B13 schedules a feed of the future while another one is active', async () => {
    const future = await report(line(10), ['20260202', '20261231']);
    const verdict = judgeFeed(future, await report(line(10)), TODAY);
    expect(verdict.state).toBe('SCHEDULED');
    expect(codes(verdict)).toEqual(['FUTURE_ONLY']);
    expect(judgeFeed(future, undefined, TODAY).state).toBe('READY');
    expect(judgeFeed(future, await report(line(10)), day('20260202')).state).toBe('READY');
  });

  const THREE_ROUTES = [line(8), line(1, 'daily', 'BUS 2'), line(1, 'daily', 'BUS 3')];

  it.each([
    ['trips', [line(10)], [line(7)]],
    ['routes', THREE_ROUTES, THREE_ROUTES.slice(0, 2)],
    ['stops', [line(10)], [line(10).replaceAll(/ {2}B [\d:]+/g, '')]],
  ])('B16 holds a version that lost 30 %% of its %s', async (subject, before, after) => {
    const verdict = judgeFeed(await report(after.join('\n')), await report(before.join('\n')), TODAY);
    expect(verdict.state).toBe('HELD');
    expect(codes(verdict)).toEqual(['REGRESSION']);
    expect(verdict.notices[0]?.samples[0]?.message.en).toContain(subject);
  });

  it('B16 lets a loss below 30 % through', async () => {
    expect(judgeFeed(await report(line(8)), await report(line(10)), TODAY).state).toBe('READY');
  });

  it('B16 holds a version without trips on a weekday that has some now, in the next 14 days', async () => {
    const active = await report(line(10));
    const noSunday = `${line(10, 'weekdays')}\nservice weekdays  123456.  20260101 20261231`;
    const verdict = judgeFeed(await report(noSunday), active, TODAY);
    expect(verdict.state).toBe('HELD');
    expect(verdict.notices).toMatchObject([{ code: 'REGRESSION', count: 1 }]);
    expect(verdict.notices[0]?.samples[0]?.message.fr).toContain('courses du dimanche, de 10 à 0');
    const oneSundayOff = `${line(10, 'weekdays')}\nservice weekdays  1234567  20260101 20261231  -20260125`;
    expect(judgeFeed(await report(oneSundayOff), active, TODAY).state).toBe('READY');
    const withoutSundays = await report(noSunday);
    expect(judgeFeed(withoutSundays, withoutSundays, TODAY).state).toBe('READY');
  });

  it('B16 judges a version of the future by its own first fortnight', async () => {
    const noSunday = `${line(10, 'weekdays')}\nservice weekdays  123456.  20260202 20261231`;
    expect(judgeFeed(await report(noSunday), await report(line(10)), TODAY).state).toBe('HELD');
  });

  it('A21 holds the feed of another operator', async () => {
    const other = feedFiles({
      'agency.txt': 'agency_name,agency_url,agency_timezone\nElsewhere,https://else.example,Europe/Paris',
      'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\n1,One,45.1,5.7\n2,Two,45.2,5.7',
      'routes.txt': 'route_id,route_short_name,route_type\n9,9,3',
      'trips.txt': 'route_id,service_id,trip_id\n9,daily,99',
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\n99,8:00:00,8:00:00,1,1\n99,8:20:00,8:20:00,2,2',
    });
    const verdict = judgeFeed(reportFeed(await readFeed(other), 'other'), await report(line(10)), TODAY);
    expect(verdict.state).toBe('HELD');
    expect(codes(verdict)).toEqual(['FEED_IDENTITY_CHANGED']);
  });

  it('B21 holds a feed whose stops are all elsewhere, as when latitude and longitude are swapped', async () => {
    const before = await report(line(10));
    const { box } = before.outline;
    if (!box) throw new Error('no box');
    const swapped = { south: box.west, west: box.south, north: box.east, east: box.north };
    const verdict = judgeFeed({ ...before, outline: { ...before.outline, box: swapped } }, before, TODAY);
    expect([verdict.state, codes(verdict)]).toEqual(['HELD', ['AREA_CHANGED']]);
  });

  it('A21 is no matter of new ids alone', async () => {
    const renamed = line(10)
      .replaceAll('A ', 'X ')
      .replaceAll('B ', 'Y ')
      .replaceAll('C ', 'Z ')
      .replaceAll('BUS 1', 'BUS 7');
    expect(judgeFeed(await report(renamed), await report(line(10)), TODAY).state).toBe('READY');
  });

  it('B32 says when the version name and the content disagree; the content decides', async () => {
    const named = async (text: string, feedVersion: string): Promise<FeedReport> => ({
      ...(await report(text)),
      feedVersion,
    });
    const first = await named(line(10), '7');
    const same = judgeFeed(await named(line(9), '7'), first, TODAY);
    expect([same.state, ...codes(same)]).toEqual(['READY', 'SAME_VERSION_NAME']);
    const renamed = judgeFeed({ ...first, fingerprint: 'other', feedVersion: '8' }, first, TODAY);
    expect([renamed.state, ...codes(renamed)]).toEqual(['READY', 'SAME_CONTENT']);
    expect(judgeFeed(await named(line(9), '8'), first, TODAY).notices).toEqual([]);
  });
});

describe('reportFeed', () => {
  it('counts trips per day and tells the first and last day with a trip', async () => {
    const text = `${line(3, 'week')}\n${line(1, 'sunday', 'TRAM 1')}\nservice week  12345..  20260105 20260115\nservice sunday  ......7  20260101 20260125`;
    const { firstDay, lastDay, outline } = await report(text, ['20260101', '20260131']);
    expect([firstDay, lastDay]).toEqual([day('20260104'), day('20260125')]);
    expect(outline.tripsPerDay.slice(0, 8)).toEqual([1, 3, 3, 3, 3, 3, 0, 1]);
    expect(outline).toMatchObject({ agencies: ['City'], routes: { 'BUS 1': '1|', 'TRAM 1': '1|' } });
    expect(outline.box).toMatchObject({ south: 48, west: 7 });
  });

  it('survives JSON', async () => {
    const sound = await report(line(2));
    expect(JSON.parse(JSON.stringify(sound))).toEqual(sound);
  });
});

describe('compareFeeds', () => {
  it('says what came and what went', async () => {
    const before = await report(`${line(3)}\n${line(1, 'daily', 'TRAM T')}`);
    const after = await report(`${line(4)}\n${line(2, 'daily', 'FERRY F').replaceAll('C ', 'D ')}`, [
      '20260201',
      '20261231',
    ]);
    expect(compareFeeds(before, after)).toEqual({
      routes: { added: ['F'], removed: ['T'] },
      stops: { added: 1, removed: 0 },
      trips: { added: 3, removed: 1 },
      counts: { before: before.counts, after: after.counts },
      dates: { before: ['2026-01-01', '2027-12-31'], after: ['2026-02-01', '2026-12-31'] },
    });
    expect(compareFeeds(before, before)).toMatchObject({
      routes: { added: [], removed: [] },
      trips: { added: 0, removed: 0 },
    });
  });
});

function day(date: string): ServiceDay {
  const parsed = parseServiceDate(date);
  if (parsed === undefined) throw new Error(date);
  return parsed;
}
