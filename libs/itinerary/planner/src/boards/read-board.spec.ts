import { describe, expect, it } from '@jest/globals';
import { ALL_MODES, bitOf } from '../network/transit-mode.js';
import { callAt } from '../network/trip-run.js';
import { planCity, stopOf, type PlannedCity } from '../testing/planned-city.js';
import { boardStops } from './board-stops.js';
import { readBoard, type BoardQuery } from './read-board.js';

const DAY = '2026-01-20';
const LINE = `
  BUS 1   A 08:00  B 08:10  C 08:20
  BUS 1   A 08:30  B 08:40/08:42  C 08:50
  TRAM T  B 08:35  C 08:37
  BUS 1   A 23:50  B 24:05  C 24:10`;

const ASKED: Omit<BoardQuery, 'stops' | 'time'> = {
  side: 'LATER',
  inclusive: true,
  arrivals: false,
  modes: ALL_MODES,
  count: 2,
  windowSeconds: 0,
};

function board(town: PlannedCity, stop: string, at: string, more: Partial<BoardQuery> = {}) {
  const { directory } = town;
  const { events, earlier, later } = readBoard(directory, {
    ...ASKED,
    stops: [stopOf(directory, stop)],
    time: town.instant(at),
    ...more,
  });
  const told = events.map((event) => `${directory.timetable.trips.id.text(event.trip)} ${town.clock(event.time)}`);
  return { told, earlier: town.clock(earlier), later: town.clock(later) };
}

describe('a board', () => {
  it('of departures holds what leaves from now on, not what ends there', async () => {
    const town = await planCity(LINE);
    expect(board(town, 'B', `${DAY} 08:10`).told).toEqual(['BUS 1/1 08:10', 'TRAM T/1 08:35']);
    expect(board(town, 'B', `${DAY} 08:36`, { count: 1 }).told).toEqual(['BUS 1/2 08:42']);
    expect(board(town, 'C', `${DAY} 08:10`, { count: 0, windowSeconds: 7200 }).told).toEqual([]);
  });

  it('of arrivals holds what has come until now', async () => {
    const town = await planCity(LINE);
    const { told, earlier, later } = board(town, 'C', `${DAY} 08:50`, { arrivals: true, side: 'EARLIER' });
    expect(told).toEqual(['TRAM T/1 08:37', 'BUS 1/2 08:50']);
    expect([earlier, later]).toEqual(['08:37', '08:50:01']);
  });

  it('holds a window when that is more', async () => {
    const town = await planCity(LINE);
    expect(board(town, 'B', `${DAY} 08:00`, { count: 1, windowSeconds: 3600 }).told).toHaveLength(3);
  });

  it('goes on over midnight and days without service', async () => {
    const town = await planCity(`service sunday  ......1  20260101  20261231${LINE}
  BUS 9  A 07:00  X 09:00  service=sunday`);
    expect(board(town, 'B', `${DAY} 12:00`, { count: 1 }).told).toEqual(['BUS 1/3 00:05']);
    expect(board(town, 'X', `${DAY} 12:00`, { count: 1, arrivals: true }).told).toEqual(['BUS 9/1 09:00']);
  });

  it('keeps what happens at the same time together', async () => {
    const town = await planCity('BUS 1  A 08:00  B 08:10\nBUS 2  A 08:00  C 08:10\nBUS 3  A 08:01  D 08:10');
    expect(board(town, 'A', `${DAY} 08:00`, { count: 1 }).told).toHaveLength(2);
  });

  it('holds the asked modes only', async () => {
    const town = await planCity(LINE);
    expect(board(town, 'B', `${DAY} 08:00`, { count: 1, modes: bitOf('TRAM') }).told).toEqual(['TRAM T/1 08:35']);
  });

  it('holds every run of a headway', async () => {
    const town = await planCity('BUS 1  A 08:00  B 08:10\nevery BUS 1/1  08:00  09:00  1200');
    expect(board(town, 'B', `${DAY} 08:00`, { count: 9, arrivals: true, windowSeconds: 0 }).told.slice(0, 4)).toEqual([
      'BUS 1/1 08:10',
      'BUS 1/1 08:30',
      'BUS 1/1 08:50',
      'BUS 1/1 08:10',
    ]);
  });

  it('turned page by page tells every event once', async () => {
    const town = await planCity(LINE);
    const { directory } = town;
    const seen: number[] = [];
    let time = town.instant(`${DAY} 08:00`);
    for (let page = 0; page < 6; page++) {
      const read = readBoard(directory, { ...ASKED, count: 1, stops: [stopOf(directory, 'B')], time });
      seen.push(...read.events.map((event) => event.time));
      time = read.later;
    }
    const back = readBoard(directory, {
      ...ASKED,
      stops: [stopOf(directory, 'B')],
      time,
      side: 'EARLIER',
      inclusive: false,
      count: 6,
    });
    expect(back.events.map((event) => event.time)).toEqual(seen);
    expect(new Set(seen).size).toBe(6);
  });
});

describe('a run', () => {
  it('is found again by its id, on its day only', async () => {
    const town = await planCity(LINE);
    const { directory } = town;
    const id = {
      feed: 'city',
      id: 'BUS 1/3',
      serviceDay: directory.period.dayOf(town.instant(`${DAY} 12:00`)),
      startSeconds: 85_800,
    };
    const run = directory.findRun(id as Parameters<typeof directory.findRun>[0]);
    expect(run && town.clock(callAt(directory.timetable, run, 1).departure)).toBe('00:05');
    expect(
      directory.findRun({ ...id, startSeconds: 85_860 } as Parameters<typeof directory.findRun>[0]),
    ).toBeUndefined();
  });
});

describe('the stops of a board', () => {
  const PLATFORMS =
    'station S  A1 A2\nBUS 1  A1 08:00  B 08:10\nBUS 2  A2 08:00  B 08:10\nstop Z  2100 0\nBUS 3  Z 08:00  B 08:10';
  it('of a platform are those of its station, of a radius those inside', async () => {
    const { directory } = await planCity(PLATFORMS);
    const ids = (stop: string, options: { radiusMetres?: number; exactRadius: boolean }) =>
      boardStops(directory, stopOf(directory, stop), directory.placeOf(stopOf(directory, stop)), options)
        .map((row) => directory.timetable.stops.id.text(row))
        .sort();
    expect(ids('A1', { exactRadius: false })).toEqual(['A1', 'A2', 'S']);
    expect(ids('A1', { exactRadius: true })).toEqual(['A1']);
    expect(ids('S', { exactRadius: true })).toEqual(['A1', 'A2', 'S']);
    expect(ids('B', { radiusMetres: 50, exactRadius: true })).toEqual(['B']);
  });
});
