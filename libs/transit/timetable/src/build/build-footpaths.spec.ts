import { describe, expect, it } from '@jest/globals';
import { distanceMetres } from '@maillage/kernel';
import { buildDayView } from '../build-day-view.js';
import { buildTimetable } from '../build-timetable.js';
import type { StopIndex } from '../indices.js';
import { smallFeed, type SmallFeed } from '../testing/small-feed.js';
import { dayNamed, stopNamed, tellWalks } from '../testing/tell.js';
import { FORBIDDEN_CHANGE, type Timetable } from '../timetable.js';
import { DEFAULT_WALKING } from './walking-rules.js';

const DAILY = { services: 'daily 20260101..20261231' };

const build = (...feeds: Partial<SmallFeed>[]): Timetable =>
  buildTimetable(
    feeds.map((text, i) => ({ id: `f${i}`, feed: smallFeed({ ...DAILY, stops: '', trips: '', ...text }) })),
    { timezone: 'Europe/Paris' },
  );

/** Stops and variants as text: `S`, `S/A` for a variant at which trips of route A call, `S/a1` where only trip a1 does. */
function names(timetable: Timetable): Map<number, string> {
  const { stops, patterns, routes, trips } = timetable;
  const told = new Map<number, string>();
  for (let stop = 0; stop < stops.count; stop++) {
    const id = stops.id.text(stop as StopIndex);
    if (stops.origin[stop] === stop) {
      told.set(stop, id);
      continue;
    }
    const calling = Array.from({ length: patterns.count }, (_, p) => p).filter((p) =>
      patterns.stopWord.subarray(patterns.stopOffset[p], patterns.stopOffset[p + 1]).some((word) => word >> 2 === stop),
    );
    const tripIds = calling.flatMap((p) =>
      Array.from(trips.id.length === 0 ? [] : trips.pattern, (of, t) => (of === p ? trips.id.text(t as never) : '')),
    );
    const ids = tripIds.filter((id) => id !== '');
    const routeIds = [...new Set(calling.map((p) => routes.id.text(patterns.route[p] as never)))];
    told.set(stop, `${id}/${ids.length === 1 ? ids[0] : routeIds.join('+')}`);
  }
  return told;
}

/** Every change that is possible between two named calls, as seconds; `no` when there is none. */
function change(timetable: Timetable, from: string, to: string): number | 'no' {
  const named = [...names(timetable)];
  const index = (name: string) => named.find(([, told]) => told === name)?.[0] ?? NaN;
  const [a, b] = [index(from), index(to)];
  if (a === b) {
    const seconds = timetable.stops.changeSeconds[a];
    return seconds === FORBIDDEN_CHANGE ? 'no' : seconds;
  }
  const { offset, to: targets, seconds } = timetable.footpaths;
  for (let i = offset[a]; i < offset[a + 1]; i++) if (targets[i] === b) return seconds[i];
  return 'no';
}

describe('walks', () => {
  it('last as long as the great circle × 1.3 at 1.2 m/s says, to the second', () => {
    const places = Array.from({ length: 60 }, (_, i) => `S${i} ${(i * 397) % 800} ${(i * 229) % 800}`);
    const { stops, footpaths } = build({ stops: places.join('\n'), trips: 'a R daily S0 8:00 S1 8:10' });
    const place = (stop: number) => ({
      latitude: stops.latitude[stop] ?? NaN,
      longitude: stops.longitude[stop] ?? NaN,
    });
    let compared = 0;
    for (let stop = 0; stop < stops.count; stop++) {
      for (let i = footpaths.offset[stop]; i < footpaths.offset[stop + 1]; i++, compared++) {
        const metres = distanceMetres(place(stop), place(footpaths.to[i]));
        expect(footpaths.seconds[i]).toBe(Math.max(120, Math.round((metres * 1.3) / 1.2)));
      }
    }
    expect(compared).toBeGreaterThan(2_000);
  });

  it('join stops of all feeds within 15 minutes, shortest first, and take the time of a change at the least', () => {
    const timetable = build(
      { stops: 'A 0 0\nB 50 0\nC 600 0', trips: 'a R daily A 8:00 C 8:10' },
      { stops: 'D 0 300\nfar 0 840', trips: 'b R daily D 8:00 far 8:10' },
    );
    // 300 m × 1.3 / 1.2 m/s = 325 s; 600 m is 650 s; 840 m would be 910 s
    expect(tellWalks(timetable, 'A')).toBe('B 120 D 325 C 650');
    expect(tellWalks(timetable, 'far')).toBe('D 585');
  });

  it('join siblings of a station at any distance, and never stations or entrances', () => {
    const stops = 'S 0 0 station\nP1 0 0 in=S\nP2 2000 0 in=S\nP3 10 0 in=S area\nQ 10 10';
    const timetable = build({ stops, trips: 'a R daily P1 8:00 P2 8:10' });
    expect(tellWalks(timetable, 'P1')).toBe(
      'P3 120 Q 120 P2 2167'.replace('P3 120 Q 120', byIndex(timetable, 'P3', 'Q')),
    );
    expect(tellWalks(timetable, 'S')).toBe('');
  });

  it('are only what transfers.txt says when walking is switched off', () => {
    const feed = smallFeed({
      ...DAILY,
      stops: 'A 0 0\nB 50 0\nC 60 0',
      trips: 'a R daily A 8:00 B 8:10',
      transfers: 'A B 2 300',
    });
    const timetable = buildTimetable([{ id: 'f', feed }], {
      timezone: 'Europe/Paris',
      walking: { ...DEFAULT_WALKING, maxSeconds: 0 },
    });
    expect(tellWalks(timetable, 'A')).toBe('B 300');
    expect(timetable.footpaths.to).toHaveLength(1);
  });

  it('stay bounded where all stops lie at one point', () => {
    const stops = Array.from({ length: 3000 }, (_, i) => `S${i} 0 0`).join('\n');
    const { footpaths } = build({ stops, trips: 'a R daily S1 8:00 S2 8:10' });
    expect(footpaths.to.length).toBeLessThanOrEqual(3000 * 256);
    expect(footpaths.to.length).toBeGreaterThan(0);
  });

  it('are found across cells of the grid as by comparing all', () => {
    const points = Array.from({ length: 60 }, (_, i) => [(i * 7919) % 4000, (i * 104729) % 4000] as const);
    const stops = points.map(([x, y], i) => `S${i} ${x} ${y}`).join('\n');
    const { footpaths } = build({ stops, trips: 'a R daily S1 8:00 S2 8:10' });
    const near = points.flatMap(([x, y], i) =>
      points.filter(([a, b], j) => i !== j && (Math.hypot(x - a, y - b) * 1.3) / 1.2 <= 900),
    );
    expect(Math.abs(footpaths.to.length - near.length)).toBeLessThanOrEqual(2);
    expect(near.length).toBeGreaterThan(100);
  });

  it('exist the other way round in the mirrored view, shortest first', () => {
    const timetable = build({
      stops: 'A 0 0\nB 300 0\nC 500 0\nD 0 600',
      trips: 'a R daily A 8:00 C 8:10',
      transfers: 'A B 2 500\nB C 3\nD A 2 60',
    });
    const forward = buildDayView(timetable, dayNamed('2026-01-20'), 'forward');
    const backward = buildDayView(timetable, dayNamed('2026-01-20'), 'backward');
    const hops = (view: typeof forward, mirrored: boolean) =>
      Array.from({ length: view.stopCount }, (_, from) => from)
        .flatMap((from) => {
          const [first, end] = [view.footpathOffset[from], view.footpathOffset[from + 1]];
          const seconds = [...view.footpathSeconds.subarray(first, end)];
          expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
          return seconds.map((duration, i) => {
            const to = view.footpathStop[first + i];
            return mirrored ? `${to} ${from} ${duration}` : `${from} ${to} ${duration}`;
          });
        })
        .sort();
    expect(hops(backward, true)).toEqual(hops(forward, false));
    expect(hops(forward, false).length).toBeGreaterThan(5);
  });
});

function byIndex(timetable: Timetable, ...ids: string[]): string {
  return ids
    .sort((a, b) => stopNamed(timetable, a) - stopNamed(timetable, b))
    .map((id) => `${id} 120`)
    .join(' ');
}

describe('transfers.txt at stops', () => {
  const town = (transfers: string) =>
    build({
      stops: 'S 0 0 station\nP1 0 0 in=S\nP2 100 0 in=S\nQ 300 0\nfar 5000 0',
      trips: 'a R1 daily P1 8:00 P2 8:10 Q 8:20 far 8:30',
      transfers,
    });

  it.each([
    ['nothing said', '', 'P1', 'Q', 325],
    ['0 is as usual', 'P1 Q 0', 'P1', 'Q', 325],
    ['0 makes a way where there was none', 'P1 far 0', 'P1', 'far', 5417],
    ['0 holds in the direction it is written', 'P1 far 0', 'far', 'P1', 'no'],
    ['1 waits: only the walk', 'P1 P2 1', 'P1', 'P2', 108],
    ['1 at one stop', 'P1 P1 1', 'P1', 'P1', 0],
    ['2 replaces a walk that is shorter', 'P1 Q 2 600', 'P1', 'Q', 600],
    ['2 replaces a walk that is longer', 'P1 Q 2 60', 'P1', 'Q', 60],
    ['2 without a time is as usual', 'P1 Q 2', 'P1', 'Q', 325],
    ['2 at one stop', 'P1 P1 2 300', 'P1', 'P1', 300],
    ['2 of a station holds between its platforms', 'S S 2 240', 'P1', 'P2', 240],
    ['2 of a station holds at each platform', 'S S 2 240', 'P2', 'P2', 240],
    ['a platform says more than its station', 'S S 2 240\nP1 P2 2 90', 'P1', 'P2', 90],
    ['whatever the order', 'P1 P2 2 90\nS S 2 240', 'P1', 'P2', 90],
    ['3 forbids', 'P1 P2 3', 'P1', 'P2', 'no'],
    ['3 forbids at one stop', 'P1 P1 3', 'P1', 'P1', 'no'],
    ['3 of a station forbids all its platforms', 'S Q 3', 'P2', 'Q', 'no'],
    ['3 leaves the other direction', 'P1 P2 3', 'P2', 'P1', 120],
  ] as const)('%s', (_, transfers, from, to, seconds) => {
    expect(change(town(transfers), from, to)).toBe(seconds);
  });
});

describe('transfers.txt that names routes or trips', () => {
  const trips = `
    a1 A daily P 8:00 S 8:10 Q 8:20
    a2 A daily P 9:00 S 9:10 Q 9:20
    b1 B daily P 8:05 S 8:15 Q 8:25
    b2 B daily P 9:05 S 9:15 Q 9:25
    c1 C daily P 8:07 S 8:17 Q 8:27`;
  const town = (transfers: string) => build({ stops: 'P 0 0\nS 3000 0\nQ 6000 0\nN 3100 0', trips, transfers });

  it('makes a variant of the stop for the traffic that is named, and lists it below its origin', () => {
    const timetable = town('S S 2 30 fromRoute=A toRoute=B');
    expect([...names(timetable).values()].sort()).toEqual(['N', 'P', 'Q', 'S', 'S/A', 'S/B']);
    const { stops } = timetable;
    const origin = stopNamed(timetable, 'S');
    const children = [...stops.children.subarray(stops.childOffset[origin], stops.childOffset[origin + 1])];
    expect(children.map((child) => names(timetable).get(child)).sort()).toEqual(['S/A', 'S/B']);
    expect(children.every((child) => stops.origin[child] === origin)).toBe(true);
    expect(children.every((child) => stops.latitude[child] === stops.latitude[origin])).toBe(true);
  });

  it('holds for the pair and direction that is named, and for nobody else', () => {
    const timetable = town('S S 2 30 fromRoute=A toRoute=B');
    expect(change(timetable, 'S/A', 'S/B')).toBe(30);
    expect(change(timetable, 'S/B', 'S/A')).toBe(120);
    expect(change(timetable, 'S/A', 'S/A')).toBe(120);
    expect(change(timetable, 'S/A', 'S')).toBe(120);
    expect(change(timetable, 'S', 'S/B')).toBe(120);
    expect(change(timetable, 'N', 'S/B')).toBe(120);
    expect(change(timetable, 'S/A', 'N')).toBe(120);
  });

  it('forbids for one route only', () => {
    const timetable = town('S S 3 fromRoute=A');
    expect(change(timetable, 'S/A', 'S')).toBe('no');
    expect(change(timetable, 'S/A', 'S/A')).toBe('no');
    expect(change(timetable, 'S', 'S/A')).toBe(120);
  });

  it('takes the most specific rule, in the order of the GTFS reference', () => {
    const rules = [
      'S S 2 10 fromTrip=a1 toTrip=b1',
      'S S 2 20 fromTrip=a1 toRoute=B',
      'S S 2 30 fromTrip=a1',
      'S S 2 40 fromRoute=A toRoute=B',
      'S S 2 50 fromRoute=A',
      'S S 2 60',
    ];
    for (const list of [rules, [...rules].reverse()]) {
      const timetable = town(list.join('\n'));
      expect(change(timetable, 'S/a1', 'S/b1')).toBe(10);
      expect(change(timetable, 'S/a1', 'S/b2')).toBe(20);
      expect(change(timetable, 'S/a1', 'S')).toBe(30);
      expect(change(timetable, 'S/a2', 'S/b1')).toBe(40);
      expect(change(timetable, 'S/a2', 'S')).toBe(50);
      expect(change(timetable, 'S', 'S/b2')).toBe(60);
      expect(change(timetable, 'S', 'S')).toBe(60);
    }
  });

  it('makes a way to another stop for one trip only', () => {
    const timetable = town('S Q 2 100 fromTrip=a1');
    expect(change(timetable, 'S/a1', 'Q')).toBe(100);
    expect(change(timetable, 'S', 'Q')).toBe('no');
  });

  it('splits a pattern where a trip is named, and leaves the others together', () => {
    const timetable = town('S S 2 10 fromTrip=a1');
    expect(timetable.patterns.count).toBe(4);
    expect(town('').patterns.count).toBe(3);
  });
});
