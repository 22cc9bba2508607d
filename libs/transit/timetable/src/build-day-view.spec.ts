import { describe, expect, it } from '@jest/globals';
import { entry, type Instant } from '@maillage/kernel';
import type { TransitFeed } from '@maillage/transit-model';
import { buildDayView } from './build-day-view.js';
import { buildTimetable } from './build-timetable.js';
import { checkDayView } from './check-day-view.js';
import { dayOf } from './day-of.js';
import type { Direction } from './day-view.js';
import { smallFeed, type SmallFeed } from './testing/small-feed.js';
import { dayNamed, tellRuns } from './testing/tell.js';

const LINE = { stops: 'A 0 0\nB 2000 0\nC 4000 0', services: 'daily 20260101..20261231' };

const timetableOf = (...feeds: TransitFeed[]) =>
  buildTimetable(
    feeds.map((feed, i) => ({ id: `feed-${i}`, feed })),
    { timezone: 'Europe/Paris' },
  );

function runsOn(text: SmallFeed, date: string, direction: Direction = 'forward'): string[] {
  const timetable = timetableOf(smallFeed(text));
  const view = buildDayView(timetable, dayNamed(date), direction);
  checkDayView(view);
  return tellRuns(timetable, view);
}

describe('a forward day view', () => {
  it('holds the runs of the day and of the next, in one chain', () => {
    expect(runsOn({ ...LINE, trips: 't1 R daily A 8:00 B 8:10\nt2 R daily A 9:00 B 9:10' }, '2026-01-20')).toEqual([
      't1 08:00:00→08:10:00 | t2 09:00:00→09:10:00 | t1(+1) 32:00:00→32:10:00 | t2(+1) 33:00:00→33:10:00',
    ]);
  });

  it('holds a run of yesterday that is under way after midnight, and not one that has arrived', () => {
    const trips = 'late R daily A 23:50 B 24:05\nlater R daily A 25:00 B 25:10\ndone R daily A 23:00 B 23:59';
    expect(
      runsOn({ ...LINE, services: 'only 20260119', trips: trips.replaceAll('daily', 'only') }, '2026-01-20'),
    ).toEqual(['late(-1) -00:10:00→00:05:00 | later(-1) 01:00:00→01:10:00']);
  });

  it('leaves out a day that an exception removed', () => {
    const services = 'odd 20260119 20260121';
    expect(runsOn({ ...LINE, services, trips: 't R odd A 8:00 B 8:10' }, '2026-01-20')).toEqual([
      't(+1) 32:00:00→32:10:00',
    ]);
  });

  it('is empty outside the service period', () => {
    expect(runsOn({ ...LINE, trips: 't R daily A 8:00 B 8:10' }, '2027-06-01')).toEqual([]);
    expect(runsOn({ ...LINE, trips: 't R daily A 8:00 B 8:10' }, '2024-06-01')).toEqual([]);
  });

  it('reaches back over several dates for a run of more than two days', () => {
    expect(runsOn({ ...LINE, services: 'one 20260117', trips: 't R one A 20:00 B 80:00' }, '2026-01-20')).toEqual([
      't(-3) -52:00:00→08:00:00',
    ]);
  });

  it('opens another chain for a trip that overtakes', () => {
    const trips = 'slow R one A 8:00 B 8:20 C 9:00\nfast R one A 8:05 B 8:10 C 8:40\nlast R one A 8:10 B 8:30 C 9:10';
    expect(runsOn({ ...LINE, services: 'one 20260120', trips }, '2026-01-20')).toEqual([
      'slow 08:00:00→09:00:00 | last 08:10:00→09:10:00',
      'fast 08:05:00→08:40:00',
    ]);
  });

  it("opens another chain where yesterday's run is overtaken by today's", () => {
    const trips = 'night R daily A 24:30 B 26:00\nearly R daily A 1:00 B 1:10';
    const chains = runsOn(
      { ...LINE, services: 'two 20260119 20260120', trips: trips.replaceAll('daily', 'two') },
      '2026-01-20',
    );
    expect(chains).toEqual(['night(-1) 00:30:00→02:00:00 | night 24:30:00→26:00:00', 'early 01:00:00→01:10:00']);
  });
});

describe('nights when clocks change', () => {
  const night = { ...LINE, trips: 'night R daily A 25:30 B 25:40\nday R daily A 8:00 B 8:10' };

  it("brings yesterday's runs 23 hours back when clocks go forward", () => {
    expect(runsOn({ ...night, services: 'daily 20260328..20260329' }, '2026-03-29')).toEqual([
      'night(-1) 02:30:00→02:40:00 | day 08:00:00→08:10:00 | night 25:30:00→25:40:00',
    ]);
    expect(runsOn({ ...night, services: 'daily 20260328..20260329' }, '2026-03-28')).toEqual([
      'day 08:00:00→08:10:00 | night 25:30:00→25:40:00 | day(+1) 31:00:00→31:10:00',
    ]);
  });

  it("brings yesterday's runs 25 hours back when clocks go back", () => {
    expect(runsOn({ ...night, services: 'daily 20261024..20261025' }, '2026-10-25')).toEqual([
      'night(-1) 00:30:00→00:40:00 | day 08:00:00→08:10:00 | night 25:30:00→25:40:00',
    ]);
  });

  it('shifts a feed in another zone by its own clocks', () => {
    const paris = smallFeed({ ...LINE, services: 'daily 20261024..20261025', trips: 'paris R daily A 8:00 B 8:10' });
    const utc = smallFeed({
      ...LINE,
      timezone: 'UTC',
      services: 'daily 20261024..20261025',
      trips: 'utc R daily A 8:00 B 8:10',
    });
    const timetable = timetableOf(paris, utc);
    const runs = tellRuns(timetable, buildDayView(timetable, dayNamed('2026-10-25'), 'forward'));
    // 8:00 UTC is 9:00 in Paris on both clocks of that Sunday's forenoon
    expect(runs).toEqual(['paris 08:00:00→08:10:00', 'utc 09:00:00→09:10:00']);
    // on Saturday it is 10:00 of the clock, which is 10 hours from noon − 12 h
    expect(tellRuns(timetable, buildDayView(timetable, dayNamed('2026-10-24'), 'forward'))).toEqual([
      'paris 08:00:00→08:10:00 | paris(+1) 33:00:00→33:10:00',
      'utc 10:00:00→10:10:00 | utc(+1) 34:00:00→34:10:00',
    ]);
  });

  it.each([
    ['2026-01-20T00:00:00+01:00', '2026-01-20'],
    ['2026-01-19T23:59:59+01:00', '2026-01-19'],
    ['2026-03-28T22:59:59+01:00', '2026-03-28'],
    ['2026-03-28T23:30:00+01:00', '2026-03-29'], // noon − 12 h is 23:00 of the eve
    ['2026-10-25T00:30:00+02:00', '2026-10-24'], // noon − 12 h is 1:00
    ['2026-10-25T01:00:00+02:00', '2026-10-25'],
  ])('%s belongs to the service date %s', (text, date) => {
    expect(dayOf({ timezone: 'Europe/Paris' }, (Date.parse(text) / 1000) as Instant)).toBe(dayNamed(date));
  });
});

describe('frequencies', () => {
  const trips = 't R one A 8:00 B 8:10 C 8:30';

  it('are written out when times are exact, the end excluded', () => {
    const feed = { ...LINE, services: 'one 20260120', trips, frequencies: 't 9:00 9:30 600 exact' };
    expect(runsOn(feed, '2026-01-20')).toEqual(['t 09:00:00→09:30:00 | t 09:10:00→09:40:00 | t 09:20:00→09:50:00']);
  });

  it('are one slot of a chain of their own when only the headway is promised', () => {
    const feed = { ...LINE, services: 'one 20260120', trips, frequencies: 't 9:00 9:30 600\nt 12:00 13:00 1200' };
    const timetable = timetableOf(smallFeed(feed));
    const forward = buildDayView(timetable, dayNamed('2026-01-20'), 'forward');
    expect([...forward.chains.headwaySeconds]).toEqual([600, 1200]);
    expect([...forward.chains.slotCount]).toEqual([1, 1]);
    expect([...forward.slots.start]).toEqual([9 * 3600, 12 * 3600]);
    expect([...forward.slots.end]).toEqual([9.5 * 3600, 13 * 3600]);

    const backward = buildDayView(timetable, dayNamed('2026-01-20'), 'backward');
    // mirrored shifts: −(forward shift + running time of 30 minutes)
    expect([...backward.slots.start]).toEqual([-(13.5 * 3600 - 1), -(10 * 3600 - 1)]);
    expect([...backward.slots.end]).toEqual([-12.5 * 3600, -9.5 * 3600]);
  });

  it('touch the window as long as the last vehicle is under way', () => {
    const feed = { ...LINE, services: 'one 20260119', trips, frequencies: 't 22:00 23:45 600' };
    expect(runsOn(feed, '2026-01-20')).toEqual(['t(-1) -02:00:00→-01:30:00']);
    expect(runsOn({ ...feed, frequencies: 't 22:00 23:15 600' }, '2026-01-20')).toEqual([]);
  });
});

describe('a backward day view', () => {
  const feed = {
    ...LINE,
    services: 'three 20260119..20260121',
    trips: 't1 R three A 8:00 B 8:10/8:12 C 8:30\nt2 R three A 9:00 B 9:15 C 9:40',
  };

  it('holds yesterday, today and tomorrow until 6:00, latest first', () => {
    expect(runsOn(feed, '2026-01-20', 'backward')).toEqual([
      't2 09:00:00→09:40:00 | t1 08:00:00→08:30:00 | t2(-1) -15:00:00→-14:20:00 | t1(-1) -16:00:00→-15:30:00',
    ]);
  });

  it('is the mirror image: time negated, stops reversed, boarding and alighting swapped', () => {
    const timetable = timetableOf(smallFeed({ ...feed, trips: 't R three A+ 8:00 B 8:10/8:12 C- 8:30' }));
    const forward = buildDayView(timetable, dayNamed('2026-01-20'), 'forward');
    const backward = buildDayView(timetable, dayNamed('2026-01-20'), 'backward');
    expect([...backward.stopWord]).toEqual(
      [...forward.stopWord].reverse().map((word) => (word & ~3) | ((word & 1) << 1) | ((word & 2) >> 1)),
    );
    expect([...backward.profileDeparture]).toEqual([0, 20 * 60, 30 * 60]);
    expect([...backward.profileArrival]).toEqual([0, 18 * 60, 30 * 60]);
    expect([...forward.profileArrival]).toEqual([0, 10 * 60, 30 * 60]);
    expect([...forward.profileDeparture]).toEqual([0, 12 * 60, 30 * 60]);
  });

  it('lists where vehicles can be boarded, last positions left out', () => {
    const timetable = timetableOf(smallFeed({ ...feed, trips: 'loop R three A 8:00 B- 8:10 C 8:20 A 8:30' }));
    for (const direction of ['forward', 'backward'] as const) {
      const { boardings, chains, stopWord } = buildDayView(timetable, dayNamed('2026-01-20'), direction);
      const listed = [...boardings.position].map((position, i) => [
        entry([...boardings.chain], i),
        position,
        stopWord[chains.stopOffset[entry([...boardings.chain], i)] + position] & 1,
      ]);
      expect(listed.map(([, position]) => position).sort()).toEqual(direction === 'forward' ? [0, 2] : [0, 1, 2]);
      expect(listed.every(([, , board]) => board === 1)).toBe(true);
    }
  });

  it('can be sent to another thread, in shared memory', () => {
    const timetable = timetableOf(smallFeed(feed));
    for (const direction of ['forward', 'backward'] as const) {
      const view = buildDayView(timetable, dayNamed('2026-01-20'), direction);
      const arrays = [view, view.chains, view.slots, view.boardings]
        .flatMap((part) => Object.values(part) as unknown[])
        .filter((value) => ArrayBuffer.isView(value));
      expect(arrays.length).toBeGreaterThan(20);
      expect(arrays.every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true);
      expect(() => structuredClone({ ...view })).not.toThrow();
    }
  });
});
