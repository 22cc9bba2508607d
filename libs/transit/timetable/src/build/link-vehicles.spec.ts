import { describe, expect, it } from '@jest/globals';
import { buildDayView } from '../build-day-view.js';
import { buildTimetable } from '../build-timetable.js';
import { checkDayView } from '../check-day-view.js';
import type { DayView, Direction } from '../day-view.js';
import type { TripIndex } from '../indices.js';
import { smallFeed, type SmallFeed } from '../testing/small-feed.js';
import { dayNamed, tellRuns } from '../testing/tell.js';
import type { Timetable } from '../timetable.js';

// A ─ B ─ C ─ D ─ E along a street, a kilometre each; C2 is across the street from C; X is somewhere else
const TOWN = {
  stops: 'A 0 0\nB 1000 0\nC 2000 0\nC2 2000 150\nD 3000 0\nE 4000 0\nX 0 5000',
  services: 'all 20260119..20260125\nweek 20260119..20260123\nsunday 20260125\nfriday 20260123\nmonday 20260119',
};

const build = (text: Pick<SmallFeed, 'trips' | 'transfers' | 'frequencies'>): Timetable =>
  buildTimetable([{ id: 'f', feed: smallFeed({ ...TOWN, ...text }) }], { timezone: 'Europe/Paris' });

/** Which trips are ridden on into which: `t1>t2`. */
function continuations(text: Parameters<typeof build>[0]): string[] {
  const { trips } = build(text);
  const id = (trip: number) => trips.id.text(trip as TripIndex);
  const first = Array.from(trips.next, (next, trip) => (next < 0 ? '' : `${id(trip)}>${id(next)}`));
  const others = Array.from(trips.otherNextOf, (trip, i) => `${id(trip)}>${id(trips.otherNext[i])}`);
  return [...first, ...others].filter((told) => told !== '').sort();
}

describe('a vehicle that runs another trip', () => {
  it('is ridden through when it goes on to a new place', () => {
    expect(continuations({ trips: 't1 R all #b A 8:00 B 8:05 C 8:10\nt2 S all #b C 8:15 D 8:20 E 8:25' })).toEqual([
      't1>t2',
    ]);
  });

  it('is ridden through when it goes on from across the street', () => {
    expect(continuations({ trips: 't1 R all #b A 8:00 C 8:10\nt2 S all #b C2 8:10 D 8:20' })).toEqual(['t1>t2']);
  });

  it('is not when it starts elsewhere', () => {
    expect(continuations({ trips: 't1 R all #b A 8:00 C 8:10\nt2 S all #b D 8:15 E 8:20' })).toEqual([]);
  });

  it('is not when it only turns back, even if it goes further in the end', () => {
    expect(continuations({ trips: 't1 R all #b B 8:00 C 8:10\nt2 R all #b C 8:15 B 8:20 A 8:30' })).toEqual([]);
  });

  it('is not when it waits for more than an hour', () => {
    expect(continuations({ trips: 't1 R all #b A 8:00 C 8:10\nt2 S all #b C 9:11 D 9:20' })).toEqual([]);
    expect(continuations({ trips: 't1 R all #b A 8:00 C 8:10\nt2 S all #b C 9:10 D 9:20' })).toEqual(['t1>t2']);
  });

  it('is when a ring line comes round again', () => {
    const trips = 't1 R all #b A 8:00 B 8:10 C 8:20 A 8:30\nt2 R all #b A 8:35 B 8:45 C 8:55 A 9:05';
    expect(continuations({ trips })).toEqual(['t1>t2']);
  });

  it('is only into the very next trip of the block', () => {
    const trips = 't1 R all #b A 8:00 C 8:10\nt2 R all #b C 8:12 A 8:22\nt3 S all #b C 8:40 D 8:50';
    expect(continuations({ trips })).toEqual([]);
  });

  it('is not where the days never meet', () => {
    expect(continuations({ trips: 't1 R week #b A 8:00 C 8:10\nt2 S sunday #b C 8:15 D 8:20' })).toEqual([]);
  });

  it('has another continuation on other days', () => {
    const trips = 't1 R week #b A 8:00 C 8:10\nt2 S friday #b C 8:15 D 8:20\nt3 S monday #b C 8:20 D 8:25';
    expect(continuations({ trips })).toEqual(['t1>t2', 't1>t3']);
  });

  it('is left alone where frequencies make runs of a trip', () => {
    const trips = 't1 R all #b A 8:00 C 8:10\nt2 S all #b C 8:15 D 8:20';
    expect(continuations({ trips, frequencies: 't1 8:00 9:00 600' })).toEqual([]);
  });
});

describe('transfers.txt between trips', () => {
  const back = 't1 R all #b A 8:00 C 8:10\nt2 R all #b C 8:15 A 8:25';

  it('type 4 joins what no block does, also the way back', () => {
    expect(continuations({ trips: back.replaceAll(' #b', ''), transfers: 'C C 4 fromTrip=t1 toTrip=t2' })).toEqual([
      't1>t2',
    ]);
    expect(continuations({ trips: back, transfers: '* * 4 fromTrip=t1 toTrip=t2' })).toEqual(['t1>t2']);
  });

  it('type 4 holds only when the second starts after the first has arrived', () => {
    const trips = 't1 R all A 8:00 C 8:10\nt2 R all C 8:05 A 8:25';
    expect(continuations({ trips, transfers: 'C C 4 fromTrip=t1 toTrip=t2' })).toEqual([]);
  });

  it('type 5 parts a block', () => {
    const trips = 't1 R all #b A 8:00 C 8:10\nt2 S all #b C 8:15 D 8:20';
    expect(continuations({ trips, transfers: 'C C 5 fromTrip=t1 toTrip=t2' })).toEqual([]);
  });
});

describe('a day view', () => {
  function viewOf(text: Parameters<typeof build>[0], date: string, direction: Direction): [Timetable, DayView] {
    const timetable = build(text);
    const view = buildDayView(timetable, dayNamed(date), direction);
    checkDayView(view);
    return [timetable, view];
  }

  function seams(text: Parameters<typeof build>[0], date: string, direction: Direction = 'forward'): string[] {
    const [{ trips }, { slots }] = viewOf(text, date, direction);
    const name = (slot: number) => `${trips.id.text(slots.trip[slot] as TripIndex)}@${slots.dayOffset[slot]}`;
    return Array.from(slots.next, (next, slot) => (next < 0 ? '' : `${name(slot)}>${name(next)}`))
      .filter((s) => s !== '')
      .sort();
  }

  const branching = 't1 R week #b A 8:00 C 8:10\nt2 S friday #b C 8:15 D 8:20\nt3 S monday #b C 8:20 D 8:25';

  it('joins the runs of the same service date', () => {
    expect(seams({ trips: branching }, '2026-01-23')).toEqual(['t1@0>t2@0']);
    expect(seams({ trips: branching }, '2026-01-19')).toEqual(['t1@0>t3@0']);
    expect(seams({ trips: branching }, '2026-01-22')).toEqual(['t1@1>t2@1']);
    expect(seams({ trips: branching }, '2026-01-20')).toEqual([]);
  });

  it('names the run before when time runs backward', () => {
    expect(seams({ trips: branching }, '2026-01-23', 'backward')).toEqual(['t2@0>t1@0']);
    expect(seams({ trips: branching }, '2026-01-20', 'backward')).toEqual(['t3@-1>t1@-1']);
  });

  it('keeps apart runs that go on differently', () => {
    const trips = `
      t1 R monday #b1 A 8:00 C 8:10
      t2 R monday #b2 A 8:20 C 8:30
      t3 R monday #b3 A 8:40 C 8:50
      u1 S monday #b1 C 8:15 D 8:20
      u2 T monday #b2 C 8:35 D 8:40
      u3 S monday #b3 C 8:55 D 9:00`;
    expect(tellRuns(...viewOf({ trips }, '2026-01-19', 'forward'))).toEqual([
      't1 08:00:00→08:10:00 | t3 08:40:00→08:50:00',
      't2 08:20:00→08:30:00',
      'u1 08:15:00→08:20:00 | u3 08:55:00→09:00:00',
      'u2 08:35:00→08:40:00',
    ]);
  });

  it('keeps apart runs whose continuations overtake, up to the third seam', () => {
    const third = (time1: string, time2: string) => `
      t1 R monday #b1 A 8:00 B 8:05
      t2 R monday #b2 A 8:01 B 8:06
      u1 S monday #b1 B 8:10 C 8:15
      u2 S monday #b2 B 8:11 C 8:16
      v1 T monday #b1 C 8:20 D 8:25
      v2 T monday #b2 C 8:21 D 8:26
      w1 U monday #b1 D 8:30 E ${time1}
      w2 U monday #b2 D 8:31 E ${time2}`;
    const chainCount = (text: string) => viewOf({ trips: text }, '2026-01-19', 'forward')[1].chains.count;
    expect(chainCount(third('8:40', '8:41'))).toBe(4);
    // w2 overtakes w1: all four pairs are told apart
    expect(chainCount(third('8:40', '8:38'))).toBe(8);
  });
});
