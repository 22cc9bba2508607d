import { describe, expect, it } from '@jest/globals';
import { formatInstant, formatServiceDate, type Instant } from '@maillage/kernel';
import type { TripDescriptor } from '@maillage/transit-model';
import { dayOf, secondsOf, stopTimes, town, tripUpdate } from '../testing/town.js';
import { resolveUpdates } from '../resolve/resolve-updates.js';
import type { MatchHints, TripMatcher } from './trip-matcher.js';

const instant = (text: string): Instant => (Date.parse(text) / 1000) as Instant;

function match(matcher: TripMatcher, descriptor: TripDescriptor, now: string, hints: Partial<MatchHints> = {}): string {
  const run = matcher.match(descriptor, { near: instant(now), ...hints });
  return typeof run === 'string' ? run : `${matcher.timetable.trips.id.text(run.trip)} ${formatServiceDate(run.day)}`;
}

const LINE = `
  BUS 1   A 08:00   B 08:30
  BUS 1   A 23:50   B 24:40
  BUS 1   A 25:10   B 25:40
  BUS 1   A 12:00   B 12:30   trip=sunday service=sunday
  BUS 2   A 08:00   B 08:30
  BUS 2   A 08:00   C 08:30
  BUS F   A 06:00   B 06:10
  every BUS F/1   06:00  07:00  600  exact
  BUS H   A 06:00   B 06:10
  every BUS H/1   06:00  07:00  600
  service sunday  ......7  20260101 20261231`;

describe('the run of a trip id', () => {
  it.each([
    ['with its service date', { startDay: dayOf('20260120') }, 'BUS 1/1', '2026-01-20T07:00Z', 'BUS 1/1 20260120'],
    [
      'yesterday’s, after midnight',
      { startDay: dayOf('20260120') },
      'BUS 1/3',
      '2026-01-21T00:20Z',
      'BUS 1/3 20260120',
    ],
    [
      'told by calendar date and clock',
      { startDay: dayOf('20260121'), startSeconds: secondsOf('1:10') },
      'BUS 1/3',
      '2026-01-21T00:20Z',
      'BUS 1/3 20260120',
    ],
    [
      'told by service date and clock after midnight',
      { startDay: dayOf('20260120'), startSeconds: secondsOf('1:10') },
      'BUS 1/3',
      '2026-01-21T00:20Z',
      'BUS 1/3 20260120',
    ],
    [
      'told by service date and service time',
      { startDay: dayOf('20260120'), startSeconds: secondsOf('25:10') },
      'BUS 1/3',
      '2026-01-21T00:20Z',
      'BUS 1/3 20260120',
    ],
    [
      'told by service date and clock',
      { startDay: dayOf('20260120'), startSeconds: secondsOf('8:00') },
      'BUS 1/1',
      '2026-01-20T07:00Z',
      'BUS 1/1 20260120',
    ],
    [
      'a start that is no start of the trip',
      { startDay: dayOf('20260120'), startSeconds: secondsOf('10:00') },
      'BUS 1/1',
      '2026-01-20T07:00Z',
      'START_MISMATCH',
    ],
    ['on a day without service', { startDay: dayOf('20260120') }, 'sunday', '2026-01-20T07:00Z', 'NO_SERVICE_THAT_DAY'],
    ['beyond the timetable', { startDay: dayOf('20290120') }, 'BUS 1/1', '2026-01-20T07:00Z', 'OUTSIDE_PERIOD'],
    ['without a date, today', {}, 'BUS 1/1', '2026-01-20T07:00Z', 'BUS 1/1 20260120'],
    ['without a date, long before its start', {}, 'BUS 1/1', '2026-01-20T00:30Z', 'BUS 1/1 20260120'],
    ['without a date, the evening before', {}, 'BUS 1/1', '2026-01-19T22:30Z', 'BUS 1/1 20260120'],
    ['without a date, under way at midnight', {}, 'BUS 1/2', '2026-01-20T23:10Z', 'BUS 1/2 20260120'],
    ['without a date, after midnight, yesterday’s', {}, 'BUS 1/3', '2026-01-21T00:20Z', 'BUS 1/3 20260120'],
    ['without a date, the nearest day that has service', {}, 'sunday', '2026-01-26T05:00Z', 'sunday 20260125'],
    ['without a date, no day near', {}, 'sunday', '2026-01-21T11:00Z', 'NO_SERVICE_THAT_DAY'],
    [
      'of another route',
      { startDay: dayOf('20260120'), routeId: 'BUS 2' },
      'BUS 1/1',
      '2026-01-20T07:00Z',
      'ROUTE_MISMATCH',
    ],
    [
      'of a route by a name that is not in the timetable',
      { startDay: dayOf('20260120'), routeId: 'Ligne 1' },
      'BUS 1/1',
      '2026-01-20T07:00Z',
      'BUS 1/1 20260120',
    ],
    ['unknown', {}, 'BUS 9/1', '2026-01-20T07:00Z', 'UNKNOWN_TRIP'],
    [
      'one start of exact frequencies',
      { startSeconds: secondsOf('6:20') },
      'BUS F/1',
      '2026-01-20T05:20Z',
      'BUS F/1 20260120',
    ],
    [
      'no start of exact frequencies',
      { startSeconds: secondsOf('6:25') },
      'BUS F/1',
      '2026-01-20T05:20Z',
      'START_MISMATCH',
    ],
    ['exact frequencies without a start', {}, 'BUS F/1', '2026-01-20T05:20Z', 'AMBIGUOUS'],
    ['a headway', { startSeconds: secondsOf('6:20') }, 'BUS H/1', '2026-01-20T05:20Z', 'HEADWAY_RUN'],
  ] as const)('%s', async (_, descriptor, tripId, now, expected) => {
    expect(match(await town(LINE), { tripId, ...descriptor }, now)).toBe(expected);
  });

  it('the right start of exact frequencies', async () => {
    const matcher = await town(LINE);
    const run = matcher.match(
      { tripId: 'BUS F/1', startSeconds: secondsOf('6:20') },
      { near: instant('2026-01-20T05:20Z') },
    );
    expect(typeof run === 'object' && matcher.timetable.trips.start[run.trip]).toBe(secondsOf('6:20'));
  });
});

describe('the run of a route and a start time', () => {
  it.each([
    [
      'with its date',
      { routeId: 'BUS 1', startSeconds: secondsOf('8:00'), startDay: dayOf('20260120') },
      [],
      'BUS 1/1 20260120',
    ],
    ['without', { routeId: 'BUS 1', startSeconds: secondsOf('8:00') }, [], 'BUS 1/1 20260120'],
    [
      'after midnight by the clock',
      { routeId: 'BUS 1', startSeconds: secondsOf('1:10'), startDay: dayOf('20260120') },
      [],
      'BUS 1/3 20260119',
    ],
    [
      'after midnight by service time',
      { routeId: 'BUS 1', startSeconds: secondsOf('25:10'), startDay: dayOf('20260120') },
      [],
      'BUS 1/3 20260120',
    ],
    ['two that start together', { routeId: 'BUS 2', startSeconds: secondsOf('8:00') }, [], 'AMBIGUOUS'],
    [
      'two that start together, told apart by stops',
      { routeId: 'BUS 2', startSeconds: secondsOf('8:00') },
      ['A', 'C'],
      'BUS 2/2 20260120',
    ],
    ['one that starts at no such time', { routeId: 'BUS 1', startSeconds: secondsOf('8:01') }, [], 'UNKNOWN_TRIP'],
    [
      'a day without service',
      { routeId: 'BUS 1', startSeconds: secondsOf('12:00'), startDay: dayOf('20260120') },
      [],
      'NO_SERVICE_THAT_DAY',
    ],
    ['an unknown route', { routeId: 'BUS 9', startSeconds: secondsOf('8:00') }, [], 'UNKNOWN_ROUTE'],
    ['a headway', { routeId: 'BUS H', startSeconds: secondsOf('6:25') }, [], 'HEADWAY_RUN'],
  ] as const)('%s', async (_, descriptor, stopIds, expected) => {
    expect(match(await town(LINE), descriptor, '2026-01-20T07:00Z', { stopIds })).toBe(expected);
  });
});

describe('C20: nights on which clocks change', () => {
  // clocks go from 2:00 to 3:00 on 29 March 2026, and from 3:00 to 2:00 on 25 October 2026
  it.each([
    ['the morning after the spring night', 'BUS 1/1', '2026-03-29T06:05:00Z', '20260329', '2026-03-29T06:00:00Z'],
    [
      'the bus of Saturday night over the lost hour',
      'BUS 1/3',
      '2026-03-29T00:15:00Z',
      '20260328',
      '2026-03-29T00:10:00Z',
    ],
    ['the bus of Sunday night', 'BUS 1/3', '2026-03-29T23:15:00Z', '20260329', '2026-03-29T23:10:00Z'],
    ['the morning after the autumn night', 'BUS 1/1', '2026-10-25T07:05:00Z', '20261025', '2026-10-25T07:00:00Z'],
    [
      'the bus of Saturday night into the doubled hour',
      'BUS 1/3',
      '2026-10-24T23:15:00Z',
      '20261024',
      '2026-10-24T23:10:00Z',
    ],
    ['the bus of Sunday night in winter time', 'BUS 1/3', '2026-10-26T00:15:00Z', '20261025', '2026-10-26T00:10:00Z'],
  ])('%s', async (_, tripId, predicted, day, start) => {
    const matcher = await town(LINE);
    const { trips } = matcher.timetable;
    // a prediction five minutes late as absolute time, with neither date nor delay
    const times = [{ stopSequence: 1, relationship: 'SCHEDULED' as const, departure: { time: instant(predicted) } }];
    const { runs } = resolveUpdates(matcher, [tripUpdate({ tripId }, times)], { now: instant(predicted) });
    const run = runs.at(0);
    expect(run && formatServiceDate(run.day)).toBe(day);
    if (run?.kind !== 'retimed') throw new Error('not retimed');
    expect(run.departure[0] - trips.start[run.trip]).toBe(300);
    expect(formatInstant((matcher.days.anchor(run.day) + trips.start[run.trip]) as Instant)).toBe(start);
  });
});

describe('B31, C21: a feed that speaks of the version before', () => {
  const EARLIER = `
    BUS 1   A 08:00   B 08:10   C 08:30   trip=old-1
    BUS 1   A 09:00   B 09:10   C 09:30   trip=old-2
    BUS 1   A 10:00   B 10:10   C 10:30   trip=old-3
    BUS 1   A 11:00   B 11:10   C 11:30   trip=old-4`;
  const ACTIVE = `
    BUS 1   A 08:00   B 08:10   C 08:35   trip=new-1
    BUS 1   A 09:05   B 09:10   C 09:30   trip=new-2
    BUS 1   A 10:00   C 10:30             trip=new-3
    BUS 1   A 11:00   B 11:10   C 11:30   trip=new-4a
    BUS 1   A 11:00   B 11:10   C 11:30   trip=new-4b
    BUS 1   A 12:00   B 12:10   C 12:30   trip=new-5`;
  const now = instant('2026-01-20T07:05Z');

  it('finds the same trip under its new name, by route, start and stops, and none that is not certain', async () => {
    const [earlier, active] = [await town(EARLIER), await town(ACTIVE)];
    const updates = ['old-1', 'old-2', 'old-3', 'old-4', 'new-5'].map((tripId) =>
      tripUpdate({ tripId, startDay: dayOf('20260120') }, stopTimes(earlier, '#2 +60')),
    );
    const { runs, report } = resolveUpdates(active, updates, { now, earlier });
    expect(runs.map((run) => (run.kind === 'retimed' ? active.timetable.trips.id.text(run.trip) : run.kind))).toEqual([
      'new-1',
      'new-5',
    ]);
    expect(report).toMatchObject({ received: 5, matched: 2, bridged: 1, reasons: { UNKNOWN_TRIP: 2, AMBIGUOUS: 1 } });
    expect(resolveUpdates(active, updates, { now }).report).toMatchObject({ matched: 1, reasons: { UNKNOWN_TRIP: 4 } });
  });
});
