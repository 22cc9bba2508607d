import { describe, expect, it } from '@jest/globals';
import type { FeedIndex, TripIndex } from '../indices.js';
import { buildDayView } from '../build-day-view.js';
import { buildTimetable } from '../build-timetable.js';
import { checkDayView } from '../check-day-view.js';
import { smallFeed } from '../testing/small-feed.js';
import { firstOfPiece, lastOfPiece, type DayView } from '../day-view.js';
import { dayNamed, stopNamed, tellRuns } from '../testing/tell.js';
import { overlayDayView } from './overlay-day-view.js';
import {
  asPlanned,
  changesSince,
  findAddedTrip,
  updateOf,
  withAllUpdates,
  withOnlyRuns,
  withRuns,
  withUpdates,
} from './realtime-timetable.js';
import type { AddedRun, RetimedRun, RunUpdate } from './run-update.js';
import { decodeRuns, encodeRuns } from './runs-codec.js';

const DAY = dayNamed('2026-01-20');
const TIMETABLE = buildTimetable(
  [
    {
      id: 'f',
      feed: smallFeed({
        stops: 'A 0 0\nB 5000 0\nC 10000 0',
        services: 'daily 20260119..20260125',
        trips: 't1 R daily A 8:00 B 8:10 C 8:20\nt2 R daily A 8:30 B 8:40 C 8:50\nn R daily A 23:40 B 23:50 C 24:10',
      }),
    },
  ],
  { timezone: 'Europe/Paris' },
);
const HOUR = 3600;
const tripOf = (id: string): TripIndex =>
  [0, 1, 2].find((trip) => TIMETABLE.trips.id.text(trip as TripIndex) === id) as TripIndex;

const late = (id: string, minutes: number): RetimedRun => {
  const trip = tripOf(id);
  const start = TIMETABLE.trips.start[trip] + minutes * 60;
  const times = Int32Array.from([0, 600, id === 'n' ? 1800 : 1200], (seconds) => start + seconds);
  return { kind: 'retimed', trip, day: DAY, arrival: times, departure: times, skipped: undefined, stops: undefined };
};
const cancelled = (id: string): RunUpdate => ({ kind: 'cancelled', trip: tripOf(id), day: DAY });
const added = (id: string, hour: number, ...stops: string[]): AddedRun => {
  const times = Int32Array.from(stops, (_, i) => hour * HOUR + i * 300);
  return {
    kind: 'added',
    id,
    feed: 0 as FeedIndex,
    day: DAY,
    route: TIMETABLE.patterns.route[0] as AddedRun['route'],
    likeTrip: undefined,
    headsign: `to ${stops.at(-1) ?? ''}`,
    stops: Int32Array.from(stops, (stop) => stopNamed(TIMETABLE, stop)),
    arrival: times,
    departure: times,
    boarding: new Uint8Array(stops.length),
    wheelchair: 1,
    bikes: 2,
  };
};

describe('a timetable with realtime', () => {
  const first = withUpdates(asPlanned(TIMETABLE), {
    sequence: 1,
    updates: [late('t1', 5), late('t1', 7), cancelled('t2')],
    cleared: [],
  });

  it('keeps the last word about a run, and leaves the value before as it was', () => {
    const next = withUpdates(first, { sequence: 2, updates: [], cleared: [{ trip: tripOf('t2'), day: DAY }] });
    expect(updateOf(first, tripOf('t1'), DAY)).toEqual(late('t1', 7));
    expect([updateOf(first, tripOf('t2'), DAY)?.kind, updateOf(next, tripOf('t2'), DAY)]).toEqual([
      'cancelled',
      undefined,
    ]);
    expect(changesSince(next, 1).map(({ trip, isCleared }) => [trip, isCleared])).toEqual([[tripOf('t2'), true]]);
  });

  it('hears nothing new in what it knows', () => {
    const next = withUpdates(first, { sequence: 2, updates: [late('t1', 7), cancelled('t2')], cleared: [] });
    expect(changesSince(next, 1)).toEqual([]);
    expect(changesSince(withAllUpdates(next, 3, [late('t1', 7)]), 2)).toMatchObject([{ isCleared: true }]);
  });

  it('tells a deleted run from a cancelled one, here and over there', () => {
    const deleted: RunUpdate = { kind: 'cancelled', trip: tripOf('t2'), day: DAY, isDeleted: true };
    const next = withAllUpdates(first, 2, [late('t1', 7), deleted]);
    expect(changesSince(next, 1).map(({ update }) => update)).toEqual([deleted]);
    expect(decodeRuns(encodeRuns(changesSince(next, 1)))).toEqual(changesSince(next, 1));
    expect(changesSince(withAllUpdates(next, 3, [late('t1', 7), cancelled('t2')]), 2)).toHaveLength(1);
  });

  it('hears nothing new in the very same updates, and of several the last counts though it is known', () => {
    const [known, run] = [late('t1', 7), added('x', 9, 'A', 'C')];
    const value = withAllUpdates(asPlanned(TIMETABLE), 1, [known, run]);
    expect(changesSince(withAllUpdates(value, 2, [run, known]), 1)).toEqual([]);
    expect(updateOf(withAllUpdates(value, 2, [late('t1', 9), known, run]), tripOf('t1'), DAY)).toBe(known);
    const cleared = withAllUpdates(value, 2, []);
    expect(cleared.runs.size).toBe(2);
    const again = withAllUpdates(cleared, 3, [known, run]);
    expect(changesSince(again, 2).map(({ update, isCleared }) => [update, isCleared])).toEqual([
      [known, false],
      [run, false],
    ]);
  });

  it('refuses what does not fit the trip', () => {
    const short = { ...late('t1', 5), arrival: new Int32Array(2) };
    expect(() => withUpdates(first, { sequence: 2, updates: [short], cleared: [] })).toThrow(RangeError);
  });

  it('makes up a trip for an added run, and another one when it goes another way', () => {
    const one = withUpdates(first, { sequence: 2, updates: [added('x', 9, 'A', 'C')], cleared: [] });
    const later = withUpdates(one, { sequence: 3, updates: [added('x', 10, 'A', 'C')], cleared: [] });
    const like = { ...added('x', 10, 'A', 'B', 'C'), likeTrip: tripOf('t1') };
    const other = withUpdates(later, { sequence: 4, updates: [like], cleared: [] });
    const trips = [one, later, other].map((value) => findAddedTrip(value, 0 as FeedIndex, DAY, 'x'));
    expect(trips).toEqual([3, 3, 4]);
    const { timetable } = other;
    expect([3, 4].map((trip) => timetable.trips.headsign.text(trip as TripIndex))).toEqual(['to C', 'to C']);
    // the pattern of the timetable where there is one
    expect([3, 4].map((trip) => timetable.trips.pattern[trip])).toEqual([TIMETABLE.patterns.count, 0]);
    expect([TIMETABLE.trips.count, timetable.trips.count, timetable.patterns.count]).toEqual([3, 5, 2]);
    expect(updateOf(other, 3, DAY)).toBeUndefined();
  });

  it('is the same in a thread that was told the changes, and in one that was told all', () => {
    const next = withUpdates(first, {
      sequence: 2,
      updates: [
        added('x', 9, 'A', 'C'),
        { ...late('t1', 9), skipped: Uint8Array.of(0, 1, 0), stops: Int32Array.of(0, 1, 2) },
      ],
      cleared: [{ trip: tripOf('t2'), day: DAY }],
    });
    const there = (runs = changesSince(next, 1)) => decodeRuns(encodeRuns(runs));
    expect(there()).toEqual(changesSince(next, 1));
    expect(withRuns(first, 2, there())).toEqual({ ...next, timetable: expect.anything() });
    const whole = withOnlyRuns(TIMETABLE, 2, there(changesSince(next, -1)));
    expect(changesSince(whole, -1)).toEqual(changesSince(next, -1));
    expect(whole.timetable.trips.count).toBe(next.timetable.trips.count);
  });
});

describe('an overlaid view', () => {
  const planned = buildDayView(TIMETABLE, DAY, 'forward');
  const overlay = (updates: readonly RunUpdate[], view = planned) =>
    overlayDayView(view, withUpdates(asPlanned(TIMETABLE), { sequence: 1, updates, cleared: [] }));
  const told = (updates: readonly RunUpdate[]) =>
    tellRuns(TIMETABLE, overlay(updates)).map((line) => line.split(' | '));

  it('keeps a late run in its place while it is in order', () => {
    const [[, first, second] = []] = told([late('t1', 25)]);
    expect([first, second]).toEqual(['t1 8:25:00→8:45:00', 't2 8:30:00→8:50:00'].map(padded));
  });

  it('gives a run that is late another place, and one that is overtaken on its way more than one', () => {
    const view = overlay([late('t1', 40)]);
    checkDayView(view);
    expect(tellRuns(TIMETABLE, view).join(' ')).toContain(padded('t2 8:30:00→8:50:00 | t1 8:40:00→9:00:00'));
    const slow = late('t1', 20);
    const crossing = {
      ...slow,
      arrival: slow.arrival.map((time, i) => time + i * 900),
      departure: slow.arrival.map((time, i) => time + i * 900),
    };
    const split = overlay([crossing]);
    checkDayView(split);
    expect(split.chains.count).toBe(planned.chains.count);
    expect(piecesOf(split)).toEqual(['t2', 't1 1-2']);
  });

  it('puts a run to one place again when what overtook it is gone', () => {
    const slow = late('t1', 20);
    const times = slow.arrival.map((time, i) => time + i * 900);
    const first = withUpdates(asPlanned(TIMETABLE), {
      sequence: 1,
      updates: [{ ...slow, arrival: times, departure: times }],
      cleared: [],
    });
    const view = overlayDayView(planned, first);
    const next = withUpdates(first, { sequence: 2, updates: [cancelled('t2')], cleared: [] });
    expect(piecesOf(overlayDayView(view, next))).toEqual(['t1']);
    expect(piecesOf(view)).toEqual(['t2', 't1 1-2']);
  });

  it('holds a run of yesterday that is late past midnight, and only then', () => {
    const yesterday = { ...late('n', 0), day: dayNamed('2026-01-19') };
    const overMidnight = { ...yesterday, ...shifted(yesterday, 2 * HOUR) };
    expect(tellRuns(TIMETABLE, planned).join(' ')).toContain(padded('n(-1) -0:20:00→0:10:00'));
    expect(tellRuns(TIMETABLE, overlay([overMidnight])).join(' ')).toContain(padded('n(-1) 1:40:00→2:10:00'));
    const early = { ...yesterday, ...shifted(yesterday, -HOUR) };
    expect(tellRuns(TIMETABLE, overlay([early])).join(' ')).not.toContain('n(-1)');
  });

  it('is the view itself where nothing is said of its days', () => {
    const far = { ...late('t1', 5), day: dayNamed('2026-01-25') };
    expect(overlay([far])).toBe(planned);
  });
});

const shifted = ({ arrival, departure }: RetimedRun, seconds: number) => ({
  arrival: arrival.map((time) => time + seconds),
  departure: departure.map((time) => time + seconds),
});

/** The runs of this day between A and C, in the order of their chain. */
function piecesOf({ chains, slots }: DayView): string[] {
  const isOf = (slot: number): boolean => slots.dayOffset[slot] === 0 && slots.trip[slot] !== tripOf('n');
  return Array.from({ length: chains.slotCount[0] }, (_, i) => chains.slotOffset[0] + i)
    .filter(isOf)
    .map((slot) => {
      const piece = slots.end[slot];
      const between = piece === 0 ? '' : ` ${firstOfPiece(piece)}-${lastOfPiece(piece)}`;
      return `${TIMETABLE.trips.id.text(slots.trip[slot] as TripIndex)}${between}`;
    });
}

/** As times are told: hours of two digits. */
const padded = (text: string): string => text.replaceAll(/(?<![\d:])(\d):/g, '0$1:');
