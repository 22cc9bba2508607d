import { describe, expect, it } from '@jest/globals';
import { planCity } from '../testing/planned-city.js';

const LINE = `
  BUS 1   A 08:00  B 08:10  C 08:20
  BUS 1   A 08:30  B 08:40  C 08:50
  BUS 1   A 09:00  B 09:10  C 09:20
  BUS 1   A 23:50  B 24:00  C 24:10`;
const DAY = '2026-01-20';

describe('a window', () => {
  it('holds every Pareto journey that departs in it, its end included', async () => {
    const town = await planCity(LINE);
    const result = town.ask({ from: 'A', to: 'C', at: `${DAY} 08:00`, windowSeconds: 3600 });
    expect(town.tell(result)).toEqual([
      '08:00 [BUS 1 A 08:00 → C 08:20] 08:20',
      '08:30 [BUS 1 A 08:30 → C 08:50] 08:50',
      '09:00 [BUS 1 A 09:00 → C 09:20] 09:20',
    ]);
    expect([town.clock(result.earlier), town.clock(result.later)]).toEqual(['08:00', '09:00:01']);
  });

  it('by arrival holds those that arrive in it', async () => {
    const town = await planCity(LINE);
    const result = town.ask({ from: 'A', to: 'C', at: `${DAY} 08:50`, windowSeconds: 1800, arriveBy: true });
    expect(town.tell(result)).toEqual([
      '08:00 [BUS 1 A 08:00 → C 08:20] 08:20',
      '08:30 [BUS 1 A 08:30 → C 08:50] 08:50',
    ]);
  });

  it('grows until it holds enough, and ends at the last one it took', async () => {
    const town = await planCity(LINE);
    const result = town.ask({ from: 'A', to: 'C', at: `${DAY} 07:50`, windowSeconds: 900, minItineraries: 2 });
    expect(town.tell(result)).toHaveLength(2);
    expect(town.clock(result.later)).toBe('08:30:01');
  });

  it('that is empty grows to the next arrival in one step', async () => {
    const town = await planCity(LINE);
    const later = town.ask({ from: 'A', to: 'C', at: `${DAY} 10:00`, windowSeconds: 900 });
    expect([later.itineraries[0]?.departure, later.searchedUntil]).toEqual([
      town.instant(`${DAY} 23:50`),
      town.instant('2026-01-21 00:10'),
    ]);
    const earlier = town.ask({ from: 'A', to: 'C', at: `${DAY} 23:00`, windowSeconds: 900, arriveBy: true });
    expect([earlier.itineraries[0]?.arrival, earlier.searchedUntil]).toEqual([
      town.instant(`${DAY} 09:20`),
      town.instant(`${DAY} 09:00`),
    ]);
  });

  it('grows over days without service, and says how far it went', async () => {
    const town = await planCity('service monday  1......  20260101  20261231\nBUS 1  A 08:00  B 08:10  service=monday');
    const result = town.ask({ from: 'A', to: 'B', at: '2026-01-20 12:00', windowSeconds: 900 });
    expect(town.tell(result)).toEqual(['08:00 [BUS 1 A 08:00 → B 08:10] 08:10']);
    expect(result.itineraries[0]?.departure).toBe(town.instant('2026-01-26 08:00'));
    expect(result.searchedUntil).toBeGreaterThanOrEqual(town.instant('2026-01-26 08:00'));
  });

  it('does not grow where nothing ever leads', async () => {
    const town = await planCity(`${LINE}\nstop X  30000 0\nstop Y  32000 0\nBUS 2  X 08:00  Y 08:10`);
    const result = town.ask({ from: 'A', to: 'Y', at: `${DAY} 08:00` });
    expect(result.noItinerary).toEqual({ reason: 'NO_CONNECTION' });
    expect(town.built).toHaveLength(1);
  });

  it('ends when it is told that it took long enough', async () => {
    const town = await planCity(
      'service once  .......  20260101  20261231  +20261201\nBUS 1  A 08:00  B 08:10  service=once',
    );
    expect(town.ask({ from: 'A', to: 'B', at: '2026-12-01 07:00' }).itineraries).toHaveLength(1);
    const steps: number[] = [];
    const asked = { from: town.place('A'), to: town.place('B'), time: town.instant('2026-01-02 08:00') };
    const stopped = town.planner.route({ ...town.request, ...asked }, () => steps.push(1) < 3);
    expect(stopped.noItinerary).toEqual({ reason: 'NO_CONNECTION' });
    expect(steps).toHaveLength(3);
  });

  it('goes on across midnight with the runs of the day before', async () => {
    const town = await planCity(LINE);
    const result = town.ask({ from: 'B', to: 'C', at: `${DAY} 23:30`, windowSeconds: 3600 });
    expect(town.tell(result)).toEqual(['00:00 [BUS 1 B 00:00 → C 00:10] 00:10']);
  });
});

describe('pages', () => {
  it.each([false, true])('neither lose nor repeat a journey (by arrival: %s)', async (arriveBy) => {
    const runs = Array.from({ length: 40 }, (_, i) => {
      const minute = 300 + i * 29;
      const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
      return `BUS 1  A ${clock(minute)}  B ${clock(minute + 11)}`;
    });
    const town = await planCity(runs.join('\n'));
    const first = town.ask({ from: 'A', to: 'B', at: `${DAY} 12:00`, windowSeconds: 900, minItineraries: 3, arriveBy });
    const seen = [...town.tell(first)];
    const follow = (side: 'LATER' | 'EARLIER') => {
      let page = first;
      for (let i = 0; i < 4; i++) {
        const time = side === 'LATER' ? page.later : page.earlier;
        page = town.planner.route({
          ...town.request,
          from: town.place('A'),
          to: town.place('B'),
          time,
          page: side,
          arriveBy,
        });
        seen.push(...town.tell(page));
      }
      return page;
    };
    const [last, earliest] = [follow('LATER'), follow('EARLIER')];
    const span = town.planner.route({
      ...town.request,
      from: town.place('A'),
      to: town.place('B'),
      time: arriveBy ? ((last.later - 1) as typeof last.later) : earliest.earlier,
      windowSeconds: last.later - 1 - earliest.earlier,
      arriveBy,
    });
    expect([...seen].sort()).toEqual([...town.tell(span)].sort());
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(12);
  });
});

describe('the best for one moment', () => {
  const TWO = `
    BUS 1   A 08:00  B 08:10
    BUS 1   A 08:20  B 08:30
    BUS 2   B 08:40  C 08:50
    BUS 3   A 08:05  C 09:30`;

  it('leaves as late as arrives as early, for each number of rides that pays', async () => {
    const town = await planCity(TWO);
    expect(town.tell(town.ask({ from: 'A', to: 'C', at: `${DAY} 07:00`, timetableView: false }))).toEqual([
      '08:05 [BUS 3 A 08:05 → C 09:30] 09:30',
      '08:20 [BUS 1 A 08:20 → B 08:30 ~ BUS 2 B 08:40 → C 08:50] 08:50',
    ]);
  });

  it('by arrival arrives as early as leaves as late', async () => {
    const town = await planCity('BUS 1  A 08:00  B 08:10  C 08:20  D 08:30\nBUS 2  B 08:25  C 08:40');
    const result = town.ask({ from: 'A', to: 'C', at: `${DAY} 09:00`, timetableView: false, arriveBy: true });
    expect(town.tell(result)).toEqual(['08:00 [BUS 1 A 08:00 → C 08:20] 08:20']);
  });

  it('passes over days without any', async () => {
    const town = await planCity('service monday  1......  20260101  20261231\nBUS 1  A 08:00  B 08:10  service=monday');
    const result = town.ask({ from: 'A', to: 'B', at: '2026-01-20 12:00', timetableView: false });
    expect(result.itineraries[0]?.departure).toBe(town.instant('2026-01-26 08:00'));
  });
});

describe('the nights when clocks change', () => {
  const NIGHT = 'BUS 1  A 01:00  B 01:10\nBUS 1  A 05:00  B 05:10\nBUS 1  A 25:30  B 25:40\nBUS 1  A 26:30  B 26:40';
  it.each([
    // Noon − 12 h is 23:00 of the evening before in spring and 01:00 summer time in autumn.
    ['spring', '2026-03-28 22:30'],
    ['autumn', '2026-10-24 22:30'],
  ])('%s: instants are real', async (season, at) => {
    const town = await planCity(NIGHT);
    const result = town.ask({ from: 'A', to: 'B', at, windowSeconds: 12 * 3600 });
    const departures = result.itineraries.map(({ departure }) => departure - town.instant(at));
    const gaps = result.itineraries.map(({ departure, arrival }) => arrival - departure);
    expect(gaps.every((seconds) => seconds === 600)).toBe(true);
    // Noon of the Sunday minus 12 h, plus 1 h and 5 h, and the Saturday's runs past its midnight.
    const noon = town.instant(`${at.slice(0, 8)}${season === 'spring' ? '29' : '25'} 12:00`);
    const saturday = town.instant(`${at.slice(0, 10)} 12:00`) - 43_200;
    const expected = [noon - 43_200 + 3600, noon - 43_200 + 18_000, saturday + 91_800, saturday + 95_400];
    expect(departures).toEqual(expected.map((instant) => instant - town.instant(at)).sort((a, b) => a - b));
  });
});
