import { describe, expect, it } from '@jest/globals';
import { planCity, stopOf, type PlannedCity } from '../testing/planned-city.js';
import { NOT_REACHED, waysWithRides, type ManyQuestion, type TransitReach } from './reach-question.js';

const TOWN = `
  stop A   0 0
  stop B   4000 0
  stop C   8000 0
  stop D   8000 4000
  stop E   8000 8000
  BUS 1   A 08:10  B 08:20  C 08:30
  BUS 2   B 08:25  D 08:40
  BUS 3   C 08:35  D 08:38  E 08:50
  BUS 4   D 08:42  A 08:44
  BUS 5   E 23:50  A 24:40`;
const AT = '2026-01-20 08:00';

describe('one to all', () => {
  it('tells every stop in time, the soonest first, with its rides', async () => {
    const town = await planCity(TOWN);
    expect(tellAll(town, 'A', { maxSeconds: 3000 })).toEqual([
      'A 0s 0',
      'B 1200s 1',
      'C 1800s 1',
      'D 2280s 2',
      'E 3000s 2',
    ]);
    expect(tellAll(town, 'A', { maxSeconds: 2999 })).toEqual(['A 0s 0', 'B 1200s 1', 'C 1800s 1', 'D 2280s 2']);
    expect(tellAll(town, 'A', { maxSeconds: 3000, maxTrips: 1 })).toEqual(['A 0s 0', 'B 1200s 1', 'C 1800s 1']);
  });

  it('walks to the first stop', async () => {
    const town = await planCity(TOWN);
    expect(tellAll(town, '0 99.9', { maxSeconds: 1200 })).toEqual(['A 100s 0', 'B 1200s 1']);
  });

  it('by arrival tells from where one gets there, and how long before', async () => {
    const town = await planCity(TOWN);
    const told = tellAll(town, 'E', { maxSeconds: 3600 }, '2026-01-20 08:55', true);
    expect(told).toEqual(['E 0s 0', 'D 1020s 1', 'C 1200s 1', 'B 2100s 2', 'A 2700s 2']);
  });

  it('tells what a search to each stop finds', async () => {
    const town = await planCity(TOWN);
    const { request } = town;
    const all = town.planner.reachability.all({
      one: town.place('A'),
      arriveBy: false,
      transit: reachOf(town, AT, {}),
    });
    const time = town.instant(AT);
    for (const [row, stop] of [...all.stops].entries()) {
      if (all.trips[row] === 0) continue;
      const to = town.directory.placeOf(stop as never);
      const { itineraries } = town.planner.route({ ...request, from: town.place('A'), to, time, timetableView: false });
      expect(Math.min(...itineraries.map(({ arrival }) => arrival - time))).toBe(all.seconds[row]);
    }
    expect(all.stops).toHaveLength(5);
  });

  it('is empty outside the dates of the timetable', async () => {
    const town = await planCity(TOWN);
    expect(tellAll(town, 'A', {}, '1999-01-20 08:00')).toEqual([]);
  });
});

describe('one to many with transit', () => {
  it('tells for each place what each ride more saves, streets beside it', async () => {
    const town = await planCity(`${TOWN}\n  BUS 6   A 08:05  D 08:50`);
    const places = ['D', 'E', '8000 99.9', '0 199.9', '90000 90000'].map((place) => town.place(place));
    const reached = town.planner.reachability.many(manyOf(town, places, {}));
    const ways = places.map((_, row) =>
      waysWithRides(reached, row).map(({ seconds, transfers }) => [seconds, transfers]),
    );
    expect(ways).toEqual([
      [
        [3000, 0],
        [2280, 1],
      ],
      [[3000, 1]],
      [[1900, 0]],
      // out and back again
      [[2840, 2]],
      [],
    ]);
    expect([...reached.streetSeconds]).toEqual([NOT_REACHED, NOT_REACHED, NOT_REACHED, 200, NOT_REACHED]);
  });

  it('by arrival is told from the many to the one', async () => {
    const town = await planCity(TOWN);
    const places = ['A', '0 199.9'].map((place) => town.place(place));
    const question = {
      ...manyOf(town, places, { time: town.instant('2026-01-20 08:55') }),
      one: town.place('E'),
      arriveBy: true,
    };
    const reached = town.planner.reachability.many(question);
    expect(places.map((_, row) => waysWithRides(reached, row))).toEqual([
      [{ seconds: 2700, transfers: 1 }],
      [{ seconds: 2900, transfers: 1 }],
    ]);
  });

  it('finds what a search to each place finds', async () => {
    const town = await planCity(TOWN);
    const places = ['B', 'C', 'D', 'E', '4000 300', '8000 4200'].map((place) => town.place(place));
    const reached = town.planner.reachability.many(manyOf(town, places, {}));
    const time = town.instant(AT);
    places.forEach((to, row) => {
      const asked = { ...town.request, from: town.place('A'), to, time, timetableView: false };
      const expected = town.planner
        .route(asked)
        .itineraries.map(({ arrival, transfers }) => ({ seconds: arrival - time, transfers }))
        .sort((a, b) => a.transfers - b.transfers);
      expect(waysWithRides(reached, row)).toEqual(expected);
    });
  });
});

function reachOf(town: PlannedCity, at: string, wishes: Partial<TransitReach>): TransitReach {
  return { ...town.request, time: town.instant(at), maxSeconds: 6 * 3600, ...wishes };
}

const manyOf = (town: PlannedCity, many: ManyQuestion['many'], wishes: Partial<TransitReach>): ManyQuestion => ({
  one: town.place('A'),
  many,
  arriveBy: false,
  traveller: town.request.traveller,
  streets: { mode: 'WALK', maxSeconds: 1800, withDistance: false },
  transit: reachOf(town, AT, wishes),
});

function tellAll(
  town: PlannedCity,
  from: string,
  wishes: Partial<TransitReach>,
  at = AT,
  arriveBy = false,
): readonly string[] {
  const question = { one: town.place(from), arriveBy, transit: reachOf(town, at, wishes) };
  const { stops, seconds, trips } = town.planner.reachability.all(question);
  const names = new Map(['A', 'B', 'C', 'D', 'E'].map((id) => [stopOf(town.directory, id) as number, id]));
  return [...stops].map((stop, row) => `${names.get(stop) ?? '?'} ${String(seconds[row])}s ${String(trips[row])}`);
}
