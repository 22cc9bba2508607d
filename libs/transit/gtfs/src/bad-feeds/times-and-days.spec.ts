import { describe, expect, it } from '@jest/globals';
import {
  formatInstant,
  formatServiceTime,
  parseServiceDate,
  serviceAnchor,
  type Instant,
  type ServiceDay,
} from '@maillage/kernel';
import { runsOn } from '@maillage/transit-model';
import { reportFeed } from '../report-feed.js';
import { observe, sound, withColumns } from './bad-feed.js';

const calendar = (...rows: string[]) =>
  sound({
    'calendar.txt': [
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
      ...rows,
    ].join('\n'),
  });
const headways = (...rows: string[]) =>
  sound({ 'frequencies.txt': ['trip_id,start_time,end_time,headway_secs,exact_times', ...rows].join('\n') });

describe('times and days', () => {
  it('B14 the last exception before the last running day: the last day is the last with a trip', async () => {
    const { reading } = await observe(
      sound({
        'calendar.txt': undefined,
        'calendar_dates.txt':
          'service_id,date,exception_type\ndaily,20260503,1\ndaily,20260504,2\ndaily,20260501,1\nlate,20260601,1',
      }),
    );
    expect(reportFeed(reading, 'f')).toMatchObject({ firstDay: day('20260501'), lastDay: day('20260503') });
    expect(reportFeed(reading, 'f').outline.tripsPerDay).toEqual([40, 0, 40]);
  });

  it('calendar and exceptions are one calendar', async () => {
    const { feed } = await observe({
      ...calendar('daily,1,1,1,1,1,0,0,20260105,20260118'),
      'calendar_dates.txt': 'service_id,date,exception_type\ndaily,20260107,2\ndaily,20260110,1\ndaily,20260201,1',
    });
    const days = Array.from({ length: 60 }, (_, d) => (day('20260101') + d) as ServiceDay);
    const running = days
      .filter((candidate) => feed && runsOn(feed.services, 0, candidate))
      .map((d) => d - day('20260101') + 1);
    expect(running).toEqual([5, 6, 8, 9, 10, 12, 13, 14, 15, 16, 32]);
    expect(feed?.services).toMatchObject({ firstDay: day('20260105'), dayCount: 28 });
  });

  it.each([
    ['20260328', '25:30:00', '2026-03-29T00:30:00Z'],
    ['20260328', '26:30:00', '2026-03-29T01:30:00Z'],
    ['20260329', '00:30:00', '2026-03-28T22:30:00Z'],
    ['20260329', '08:00:00', '2026-03-29T06:00:00Z'],
    ['20261024', '26:30:00', '2026-10-25T00:30:00Z'],
    ['20261025', '00:30:00', '2026-10-24T23:30:00Z'],
    ['20261025', '08:00:00', '2026-10-25T07:00:00Z'],
    ['20270328', '08:00:00', '2027-03-28T06:00:00Z'],
    ['20270328', '00:30:00', '2027-03-27T22:30:00Z'],
    ['20271031', '08:00:00', '2027-10-31T07:00:00Z'],
    ['20271031', '02:30:00', '2027-10-31T01:30:00Z'],
  ])('B18 %s %s is %s', async (date, time, instant) => {
    const calls = `trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,${time},${time},S1,1\nT1,50:00:00,50:00:00,S2,2`;
    const { feed } = await observe(
      sound({ 'stop_times.txt': calls, 'trips.txt': 'route_id,service_id,trip_id\nR,daily,T1' }),
    );
    const seconds = feed?.stopTimes.departure[0] ?? 0;
    expect(formatInstant((serviceAnchor(day(date), feed?.timezone ?? '') + seconds) as Instant)).toBe(instant);
  });

  it('B19 untimed stops are spread by distance where each has one, else evenly', async () => {
    const trip = (...distances: string[]): string =>
      distances
        .map(
          (distance, n) =>
            `T1,${n === 0 ? '8:00:00,8:00:00' : n === 3 ? '8:10:00,8:12:00' : ','},S${n + 1},${n},${distance}`,
        )
        .join('\n');
    const arrivals = async (rows: string): Promise<string[]> => {
      const calls = `trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled\n${rows}`;
      const { feed } = await observe(
        sound({ 'stop_times.txt': calls, 'trips.txt': 'route_id,service_id,trip_id\nR,daily,T1' }),
      );
      expect(Array.from(feed?.stopTimes.approximate ?? [])).toEqual([0, 1, 1, 0]);
      return Array.from(feed?.stopTimes.arrival ?? [], (seconds) => formatServiceTime(seconds));
    };
    expect(await arrivals(trip('0', '100', '900', '1000'))).toEqual(['08:00:00', '08:01:00', '08:09:00', '08:10:00']);
    const evenly = ['08:00:00', '08:03:20', '08:06:40', '08:10:00'];
    for (const distances of [
      ['', '', '', ''],
      ['0', '', '900', '1000'],
      ['0', '900', '100', '1000'],
      ['5', '5', '5', '5'],
    ]) {
      expect(await arrivals(trip(...distances))).toEqual(evenly);
    }
  });

  it('rows of all trips in any order give the same feed', async () => {
    const [header = '', ...rows] = String(sound()['stop_times.txt']).split('\n');
    const shuffled = [
      header,
      ...rows
        .map((row, n) => ({ row, key: (n * 7919) % 120 }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row),
    ];
    const [{ feed }, { feed: ordered }] = [
      await observe(sound({ 'stop_times.txt': shuffled.join('\n') })),
      await observe(sound()),
    ];
    expect(feed).toEqual(ordered);
  });

  it('a trip keeps its boarding rules, timepoints, headsigns and block', async () => {
    const stopTimes = withColumns('stop_times.txt', 'pickup_type,drop_off_type,timepoint,stop_headsign', {
      'T7,7:13': '0,1,1,Port',
      'T7,7:16': '2,3,0,Gare',
      'T7,7:19': '1,,,Port',
    });
    const { feed, codes } = await observe({
      ...stopTimes,
      ...pick(withColumns('trips.txt', 'block_id', { 'R,daily,T7': 'b', 'R,daily,T9': 'b' }), 'trips.txt'),
    });
    const rows = [18, 19, 20];
    const { stopTimes: table, trips } = feed ?? {};
    expect(rows.map((row) => [table?.pickup[row], table?.dropOff[row], table?.approximate[row]])).toEqual([
      [0, 1, 0],
      [2, 3, 1],
      [1, 0, 0],
    ]);
    expect(rows.map((row) => table?.headsigns[table.headsign[row] ?? -1])).toEqual(['Port', 'Gare', 'Port']);
    expect([6, 7, 8].map((trip) => trips?.block[trip])).toEqual([0, -1, 0]);
    expect(codes).toEqual({ BOOKING_REQUIRED: 2 });
  });

  it('frequencies come sorted by trip and start', async () => {
    const { feed } = await observe(
      headways('T2,7:00:00,8:00:00,600,1', 'T1,7:00:00,8:00:00,600,', 'T2,6:00:00,7:00:00,300,0'),
    );
    expect(feed?.frequencies.map(({ trip, start, exact }) => [trip, start / 3600, exact])).toEqual([
      [0, 7, false],
      [1, 6, false],
      [1, 7, true],
    ]);
  });
});

const day = (date: string): ServiceDay => parseServiceDate(date) ?? (0 as ServiceDay);

const pick = (tables: Readonly<Record<string, unknown>>, file: string) => ({ [file]: String(tables[file]) });
