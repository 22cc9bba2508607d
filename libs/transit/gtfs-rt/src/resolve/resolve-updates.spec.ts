import { describe, expect, it } from '@jest/globals';
import type { TripUpdate } from '@maillage/transit-model';
import type { TripMatcher } from '../match/trip-matcher.js';
import { at, dayOf, secondsOf, stopTimes, tellRun, town, tripUpdate } from '../testing/town.js';
import { latestOfFeeds } from './latest-of-feeds.js';
import { resolveUpdates } from './resolve-updates.js';

const DATE = '20260120';
const LINE = `
  BUS 1   A 08:00   B 08:10/08:12   C 08:20   D 08:30
  BUS 1   A 09:00   B 09:10/09:12   C 09:20   D 09:30
  BUS O   A 10:00   B 10:05   C 10:10   A 10:15   B 10:20
  BUS N   A 23:50   B 24:10   C 24:30
  station S   P1 P2
  BUS Q   P1 08:00   A 08:20
  BUS P   P1 08:00   A 08:20   P2 08:40
  BUS F   A 06:00   B 06:10
  every BUS F/1   06:00  07:00  600  exact
  BUS H   A 06:00   B 06:10
  every BUS H/1   06:00  07:00  600`;

const scheduled = (tripId: string): TripUpdate['trip'] => ({ tripId, startDay: dayOf(DATE) });

function resolve(matcher: TripMatcher, updates: readonly TripUpdate[], now = at(matcher, DATE, '8:05')) {
  const { runs, report } = resolveUpdates(matcher, updates, { now });
  expect(report.matched + Object.values(report.reasons).reduce((sum, count) => sum + count, 0)).toBe(report.received);
  return { runs: runs.map((run) => tellRun(matcher, run)), reasons: report.reasons };
}

describe('delays along a trip', () => {
  it.each([
    ['from the first stop on', '#1 +60', 'A 08:01:00 B 08:11:00/08:13:00 C 08:21:00 D 08:31:00'],
    ['until the next update', '#2 +300, #4 +60', 'A 08:00:00 B 08:15:00/08:17:00 C 08:25:00 D 08:31:00'],
    ['by stop id', 'B +300', 'A 08:00:00 B 08:15:00/08:17:00 C 08:25:00 D 08:35:00'],
    ['by sequence and id', '#2 +300', 'A 08:00:00 B 08:15:00/08:17:00 C 08:25:00 D 08:35:00'],
    ['until no data', '#2 +300, #3 no-data', 'A 08:00:00 B 08:15:00/08:17:00 C 08:20:00 D 08:30:00'],
    [
      'and never back in time where there are no data',
      '#2 +900, #3 no-data',
      'A 08:00:00 B 08:25:00/08:27:00 C 08:27:00 D 08:30:00',
    ],
    [
      'an update that says nothing ends a delay',
      '#2 +300, #3 -',
      'A 08:00:00 B 08:15:00/08:17:00 C 08:20:00 D 08:30:00',
    ],
    ['past a skipped stop', '#2 +300, #3 skipped', 'A 08:00:00 B 08:15:00/08:17:00 (C 08:25:00) D 08:35:00'],
    ['arrival alone', '#2 +300/-', 'A 08:00:00 B 08:15:00/08:17:00 C 08:25:00 D 08:35:00'],
    ['departure alone', '#2 -/+300', 'A 08:00:00 B 08:15:00/08:17:00 C 08:25:00 D 08:35:00'],
    ['departure alone after a delay', '#1 +60, #2 -/+300', 'A 08:01:00 B 08:11:00/08:17:00 C 08:25:00 D 08:35:00'],
    ['arrival and departure apart', '#2 +300/+180', 'A 08:00:00 B 08:15:00 C 08:23:00 D 08:33:00'],
    ['times', `#2 8:14/8:15@${DATE}`, 'A 08:00:00 B 08:14:00/08:15:00 C 08:23:00 D 08:33:00'],
    ['early: stops before cannot be later', '#3 -1500', 'A 07:55:00 B 07:55:00 C 07:55:00 D 08:05:00'],
    ['early from the start', '#1 -60', 'A 07:59:00 B 08:09:00/08:11:00 C 08:19:00 D 08:29:00'],
    ['what is carried on gives way to what is told', '#1 +900, #3 +0', 'A 08:15:00 B 08:20:00 C 08:20:00 D 08:30:00'],
    [
      'two that contradict each other a little',
      '#2 +300, #3 -240',
      'A 08:00:00 B 08:15:00/08:17:00 C 08:17:00 D 08:26:00',
    ],
    ['at the last stop alone', '#4 +120', 'A 08:00:00 B 08:10:00/08:12:00 C 08:20:00 D 08:32:00'],
    ['a departure from the last stop', '#4 -/+120', 'A 08:00:00 B 08:10:00/08:12:00 C 08:20:00 D 08:32:00'],
    ['an arrival at the first stop', '#1 +120/-', 'A 08:02:00 B 08:12:00/08:14:00 C 08:22:00 D 08:32:00'],
    ['skipped first stop', '#1 skipped, #2 +60', '(A 08:00:00) B 08:11:00/08:13:00 C 08:21:00 D 08:31:00'],
  ])('%s', async (_, updates, expected) => {
    const matcher = await town(LINE);
    const update = tripUpdate(scheduled('BUS 1/1'), stopTimes(matcher, updates));
    expect(resolve(matcher, [update])).toEqual({ runs: [`BUS 1/1 ${DATE} ${expected}`], reasons: {} });
  });

  it('of the trip as a whole, until a stop says otherwise', async () => {
    const matcher = await town(LINE);
    const update = tripUpdate(scheduled('BUS 1/1'), stopTimes(matcher, '#3 +0'), { delay: 120 });
    expect(resolve(matcher, [update]).runs).toEqual([
      `BUS 1/1 ${DATE} A 08:02:00 B 08:12:00/08:14:00 C 08:20:00 D 08:30:00`,
    ]);
  });

  it('on a loop: by sequence, by order, by time', async () => {
    const matcher = await town(LINE);
    const told = (text: string) =>
      resolve(matcher, [tripUpdate(scheduled('BUS O/1'), stopTimes(matcher, text))]).runs[0];
    expect(told('#5 +60')).toBe(`BUS O/1 ${DATE} A 10:00:00 B 10:05:00 C 10:10:00 A 10:15:00 B 10:21:00`);
    expect(told('C +60, B +120')).toBe(`BUS O/1 ${DATE} A 10:00:00 B 10:05:00 C 10:11:00 A 10:16:00 B 10:22:00`);
    expect(told(`B 10:19@${DATE}`)).toBe(`BUS O/1 ${DATE} A 10:00:00 B 10:05:00 C 10:10:00 A 10:15:00 B 10:19:00`);
    expect(told('B +60')).toBe(`BUS O/1 ${DATE} A 10:00:00 B 10:06:00 C 10:11:00 A 10:16:00 B 10:21:00`);
  });

  it('another platform of the station, assigned or named in place of the planned one', async () => {
    const matcher = await town(LINE);
    const told = (text: string) =>
      resolve(matcher, [tripUpdate(scheduled('BUS P/1'), stopTimes(matcher, text))]).runs[0];
    expect(told('#3=P1 +0')).toBe(`BUS P/1 ${DATE} P1 08:00:00 A 08:20:00 P2=P1 08:40:00`);
    expect(told('S +0, A +0, S +60')).toBe(`BUS P/1 ${DATE} P1 08:00:00 A 08:20:00 P2 08:41:00`);
    const named = tripUpdate(scheduled('BUS Q/1'), stopTimes(matcher, 'P2 +0'));
    expect(resolve(matcher, [named]).runs).toEqual([`BUS Q/1 ${DATE} P1=P2 08:00:00 A 08:20:00`]);
    // no platform of that stop
    expect(told('#2=P1 +0')).toBe(`BUS P/1 ${DATE} P1 08:00:00 A 08:20:00 P2 08:40:00`);
  });
});

describe('what cannot be applied has a reason', () => {
  it.each([
    ['C14 a sequence that the trip has not', 'BUS 1/1', '#9 +60', 'STOP_MISMATCH'],
    ['C10 stops that the trip has not', 'BUS 1/1', 'P1 +60, Z +60', 'STOP_MISMATCH'],
    ['stops in another order', 'BUS 1/1', 'C +60, B +60, A +60', 'STOP_MISMATCH'],
    ['C13 a negative hop', 'BUS 1/1', '#2 +900, #3 +0', 'IMPLAUSIBLE_TIMES'],
    ['C13 a negative dwell', 'BUS 1/1', '#2 +600/+0', 'IMPLAUSIBLE_TIMES'],
    ['C13 a time of another day', 'BUS 1/1', '#2 8:10@20260122', 'IMPLAUSIBLE_TIMES'],
    ['no times at all', 'BUS 1/1', '', 'NO_INFORMATION'],
    ['C09 a trip that is unknown', 'BUS 1/7', '#1 +60', 'UNKNOWN_TRIP'],
    ['a headway', 'BUS H/1', '#1 +60', 'HEADWAY_RUN'],
    ['one of several starts', 'BUS F/1', '#1 +60', 'AMBIGUOUS'],
  ] as const)('%s', async (_, tripId, updates, reason) => {
    const matcher = await town(LINE);
    const update = tripUpdate(scheduled(tripId), stopTimes(matcher, updates));
    expect(resolve(matcher, [update])).toEqual({ runs: [], reasons: { [reason]: 1 } });
  });

  it('C10 one unknown stop among known ones does not hide them', async () => {
    const matcher = await town(LINE);
    const update = tripUpdate(scheduled('BUS 1/1'), stopTimes(matcher, 'A +60, Z +0, C +120'));
    expect(resolve(matcher, [update]).runs).toEqual([
      `BUS 1/1 ${DATE} A 08:01:00 B 08:11:00/08:13:00 C 08:22:00 D 08:32:00`,
    ]);
  });
});

describe('whole trips', () => {
  it('C12 cancelled, deleted, or all stops skipped', async () => {
    const matcher = await town(LINE);
    const skipped = stopTimes(matcher, '#1 skipped, #2 skipped, #3 skipped, #4 skipped');
    const updates = [
      tripUpdate(scheduled('BUS 1/1'), skipped),
      tripUpdate(scheduled('BUS 1/2'), [], { relationship: 'CANCELED' }),
      tripUpdate(scheduled('BUS O/1'), [], { relationship: 'DELETED' }),
    ];
    expect(resolve(matcher, updates).runs).toEqual([
      `BUS 1/1 ${DATE} cancelled`,
      `BUS 1/2 ${DATE} cancelled`,
      `BUS O/1 ${DATE} deleted`,
    ]);
  });

  it('C15 two updates for one run: the later counts, of equals the last', async () => {
    const matcher = await town(LINE);
    const late = (delay: string, timestamp?: number): TripUpdate =>
      tripUpdate(scheduled('BUS 1/1'), stopTimes(matcher, `#1 ${delay}`), { timestamp });
    const startsWith = (updates: readonly TripUpdate[]) => {
      const { runs, reasons } = resolve(matcher, updates);
      expect(runs).toHaveLength(1);
      expect(reasons).toEqual({ SUPERSEDED: updates.length - 1 });
      return runs[0]?.slice(0, 27);
    };
    expect(startsWith([late('+60', 20), late('+120', 10)])).toBe(`BUS 1/1 ${DATE} A 08:01:00`.slice(0, 27));
    expect(startsWith([late('+60'), late('+120')])).toBe(`BUS 1/1 ${DATE} A 08:02:00`.slice(0, 27));
    expect(startsWith([late('+60', 5), late('+120', 5), late('+0', 4)])).toBe(
      `BUS 1/1 ${DATE} A 08:02:00`.slice(0, 27),
    );
  });

  it('C15 two feeds that speak of one run: the one measured later, and the other is counted', async () => {
    const matcher = await town(LINE);
    const now = at(matcher, DATE, '8:00');
    const feed = (observedAt: number, delay: string, timestamp?: number) => ({
      observedAt,
      ...resolveUpdates(
        matcher,
        [
          tripUpdate(scheduled('BUS 1/1'), stopTimes(matcher, `#1 ${delay}`), { timestamp }),
          tripUpdate(scheduled('BUS 1/2'), [], { relationship: 'CANCELED', timestamp: observedAt }),
        ],
        { now },
      ),
    });
    const told = latestOfFeeds([feed(now - 60, '+60', now), feed(now - 30, '+120')]);
    expect(told.map(({ runs }) => runs.map((run) => tellRun(matcher, run).slice(0, 27)))).toEqual([
      [`BUS 1/1 ${DATE} A 08:01:00`.slice(0, 27)],
      [`BUS 1/2 ${DATE} cancelled`.slice(0, 27)],
    ]);
    for (const { report } of told)
      expect(report).toMatchObject({ received: 2, matched: 1, reasons: { SUPERSEDED: 1 } });
  });

  it('new, with its stops and times; what lies between is divided', async () => {
    const matcher = await town(LINE);
    const added = tripUpdate(
      { tripId: 'extra', routeId: 'BUS 1' },
      stopTimes(matcher, `A 11:00@${DATE}, B -, C skipped, D 11:20@${DATE}`),
      { relationship: 'NEW' },
    );
    expect(resolve(matcher, [added]).runs).toEqual([`+extra on BUS 1 to D ${DATE} A 11:00:00 B 11:10:00 D 11:20:00`]);
  });

  it('in place of a planned one, which is cancelled beside it', async () => {
    const matcher = await town(LINE);
    const times = stopTimes(matcher, `A 8:05@${DATE}, P1 8:20@${DATE}, D 8:40@${DATE}`);
    const replaced = tripUpdate(scheduled('BUS 1/1'), times, { relationship: 'REPLACEMENT' });
    expect(resolve(matcher, [replaced]).runs).toEqual([
      `BUS 1/1 ${DATE} cancelled`,
      `+BUS 1/1:replacement on BUS 1 to D ${DATE} A 08:05:00 P1 08:20:00 D 08:40:00`,
    ]);
  });

  it('a copy at another date and time, with its own delays', async () => {
    const matcher = await town(LINE);
    const properties = { tripId: 'copy', startDay: dayOf('20260121'), startSeconds: secondsOf('12:00') };
    const copy = tripUpdate({ tripId: 'BUS 1/1' }, stopTimes(matcher, '#2 +60, #3 skipped'), {
      relationship: 'DUPLICATED',
      properties,
    });
    expect(resolve(matcher, [copy]).runs).toEqual([
      '+copy on BUS 1 to D 20260121 A 12:00:00 B 12:11:00/12:13:00 D 12:31:00',
    ]);
  });

  it.each([
    [
      'C16 the id of a planned trip',
      { tripId: 'BUS 1/1', routeId: 'BUS 1' },
      `A 9:00@${DATE}, B 9:10@${DATE}`,
      'NEW',
      {},
      'EXISTING_TRIP',
    ],
    [
      'C16 outside the period',
      { tripId: 'x', routeId: 'BUS 1', startDay: dayOf('20300101') },
      `A 9:00@${DATE}, B 9:10@${DATE}`,
      'ADDED',
      {},
      'OUTSIDE_PERIOD',
    ],
    [
      'C16 fewer than two known stops',
      { tripId: 'x', routeId: 'BUS 1' },
      `A 9:00@${DATE}, Z 9:10@${DATE}`,
      'ADDED',
      {},
      'TOO_FEW_STOPS',
    ],
    [
      'a route that is unknown',
      { tripId: 'x', routeId: 'BUS 9' },
      `A 9:00@${DATE}, B 9:10@${DATE}`,
      'NEW',
      {},
      'UNKNOWN_ROUTE',
    ],
    [
      'times that go backwards',
      { tripId: 'x', routeId: 'BUS 1' },
      `A 9:00@${DATE}, B 8:10@${DATE}`,
      'NEW',
      {},
      'IMPLAUSIBLE_TIMES',
    ],
    ['a copy that does not say of when', { tripId: 'BUS 1/1' }, '', 'DUPLICATED', {}, 'INCOMPLETE'],
    [
      'a copy of nothing',
      { tripId: 'x' },
      '',
      'DUPLICATED',
      { properties: { tripId: 'c', startDay: dayOf(DATE), startSeconds: 0 } },
      'UNKNOWN_TRIP',
    ],
  ] as const)('%s', async (_, trip, updates, relationship, more, reason) => {
    const matcher = await town(LINE);
    const update = tripUpdate(trip, stopTimes(matcher, updates), { relationship, ...more });
    expect(resolve(matcher, [update])).toEqual({ runs: [], reasons: { [reason]: 1 } });
  });
});
