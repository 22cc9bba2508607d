import { describe, expect, it } from '@jest/globals';
import type { Widening } from '@maillage/itinerary-model';
import type { ServiceDay } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import { buildDayView, type Direction } from '@maillage/transit-timetable';
import { bitOf } from '../network/transit-mode.js';
import { NetworkPlanner } from '../routing/network-planner.js';
import { inWheelchair, planCity, planFeed, within, type Asked, type PlannedCity } from '../testing/planned-city.js';
import { streetCity } from '../testing/street-city.js';

/** 1.3 m/s and a detour of 1.3: a metre as the crow flies takes a second. */
const LINE = `
  stop A  0 0
  stop B  9000 0
  stop C  30000 0
  BUS 1   A 08:00  B 08:30  service=week
  BUS 1   A 18:00  B 18:30  service=week
  BUS 2   B 08:40  C 09:10  service=week
  service week  MTWTF..  20260101  20260331`;
/** A Tuesday, a Friday and a Saturday. */
const [TUESDAY, SATURDAY] = ['2026-01-20', '2026-01-24'];
const ASKED: Asked = { from: 'A', to: 'B', at: `${TUESDAY} 10:00`, direct: within(0) };
/** Nothing but the moment, so that no search goes on to other hours. */
const STILL = { minItineraries: 0, windowSeconds: 3600 } as const;

const explained = (town: PlannedCity, more: Partial<Asked> = {}) => {
  const result = town.ask({ ...ASKED, ...STILL, ...more });
  expect([result.itineraries, result.direct]).toEqual([[], []]);
  return result.explanation;
};
const times = (town: PlannedCity, widening: Widening | undefined) =>
  widening && [widening.kind, town.clock(widening.departure), town.clock(widening.arrival)];

describe('nothing was found, because', () => {
  it('it is between two buses: the next is named', async () => {
    const town = await planCity(LINE);
    const explanation = explained(town);
    expect(explanation?.constraint).toEqual({ kind: 'NOTHING_AT_THAT_TIME' });
    expect(times(town, explanation?.widening)).toEqual(['OTHER_TIME', '18:00', '18:30']);
    expect(explanation?.searches).toBe(2);
  });

  it('the last bus has gone: it is named, and the first of another day', async () => {
    const town = await planCity(LINE);
    const explanation = explained(town, { at: `${TUESDAY} 20:00` });
    expect(explanation?.constraint).toEqual({
      kind: 'LAST_DEPARTURE_GONE',
      last: town.instant(`${TUESDAY} 18:00`),
    });
    expect(explanation?.widening).toMatchObject({ departure: town.instant('2026-01-21 08:00') });
  });

  it('nothing runs that day: the next day with a bus is named', async () => {
    const town = await planCity(LINE);
    const explanation = explained(town, { at: `${SATURDAY} 10:00` });
    expect(explanation?.constraint).toEqual({ kind: 'NO_SERVICE_THAT_DAY' });
    expect(explanation?.widening).toMatchObject({ kind: 'OTHER_TIME', departure: town.instant('2026-01-26 08:00') });
  });

  it('the first bus arrives later than asked', async () => {
    const town = await planCity(LINE);
    const explanation = explained(town, { at: `${TUESDAY} 08:00`, arriveBy: true });
    expect(explanation?.constraint).toEqual({
      kind: 'FIRST_ARRIVAL_LATER',
      first: town.instant(`${TUESDAY} 08:30`),
    });
    expect(times(town, explanation?.widening)).toEqual(['OTHER_TIME', '08:00', '08:30']);
  });

  it('the stop is too far: the nearest is named, and the walk that is long enough', async () => {
    const town = await planCity(LINE);
    const far = { from: '0 -2500', at: `${TUESDAY} 07:00` };
    const explanation = explained(town, far);
    expect(explanation?.constraint).toMatchObject({ kind: 'STOP_TOO_FAR', place: 'from', limitMetres: 1170 });
    const { constraint } = explanation ?? {};
    expect(constraint?.kind === 'STOP_TOO_FAR' ? [Math.round(constraint.metres / 10), constraint.stop] : []).toEqual([
      250,
      town.directory.findStop('city_A'),
    ]);
    expect(explanation?.widening).toMatchObject({ kind: 'LONGER_WALK', maxSeconds: 2700 });
    expect(town.ask({ ...ASKED, ...far, access: within(2700) }).itineraries).toHaveLength(1);
    expect(town.ask({ ...ASKED, ...far, access: within(1800) }).itineraries).toEqual([]);
  });

  it('one would walk all the way, if one were allowed to', async () => {
    const town = await planCity(LINE);
    const explanation = explained(town, { from: '0 -4000', to: '0 -5500' });
    expect(times(town, explanation?.widening)).toEqual(['WALK_ALL_THE_WAY', '10:00', expect.stringMatching(/^10:2/)]);
  });

  it('no stop is near enough for any walk: a bicycle gets there', async () => {
    const town = await planCity(LINE);
    const explanation = explained(town, { from: '0 -6000', to: '0 0' });
    expect(explanation?.constraint).toMatchObject({ kind: 'STOP_TOO_FAR', place: 'from' });
    expect(explanation?.widening).toMatchObject({ kind: 'BICYCLE', allTheWay: true });
    expect(
      town.ask({ ...ASKED, from: '0 -6000', to: '0 0', direct: { ...within(3600), modes: ['BIKE'] } }).direct,
    ).toHaveLength(1);
  });

  it('a limit is too tight, and a long search has used up all the time', async () => {
    const town = await planCity(LINE);
    const asked = { ...ASKED, at: `${TUESDAY} 07:30`, to: 'C', maxTravelSeconds: 3600 };
    const { explanation } = town.ask(asked, () => false);
    expect(explanation).toMatchObject({
      constraint: { kind: 'TRAVEL_TIME_TOO_LONG', seconds: 4200 },
      widening: { kind: 'WITHOUT_CONSTRAINT' },
    });
    expect(explanation?.searches).toBeLessThanOrEqual(6);
  });

  it.each<[string, Partial<Asked>, object]>([
    ['changes', { to: 'C', maxTrips: 1 }, { kind: 'TOO_MANY_TRANSFERS', transfers: 1 }],
    ['minutes', { to: 'C', maxTravelSeconds: 3600 }, { kind: 'TRAVEL_TIME_TOO_LONG', seconds: 4200 }],
    ['modes', { modes: bitOf('TRAM') }, { kind: 'MODES_EXCLUDED' }],
    ['bicycles on board', { bikes: true }, { kind: 'NO_BICYCLES_ON_BOARD' }],
  ])('a limit is too tight: %s', async (_what, more, constraint) => {
    const town = await planCity(LINE);
    const explanation = explained(town, { at: `${TUESDAY} 07:30`, ...more });
    expect(explanation).toMatchObject({ constraint, widening: { kind: 'WITHOUT_CONSTRAINT' } });
  });

  it('the bus takes no wheelchair: it says so, and tells nobody to do without', async () => {
    const plain = city(LINE);
    const trips =
      'route_id,service_id,trip_id,wheelchair_accessible\nBUS 1,week,BUS 1/1,2\nBUS 1,week,BUS 1/2,2\nBUS 2,week,BUS 2/1,2';
    const town = await planFeed({ ...plain, open: (name) => (name === 'trips.txt' ? bytes(trips) : plain.open(name)) });
    const explanation = explained(town, { at: `${TUESDAY} 07:30`, traveller: inWheelchair() });
    expect(explanation).toMatchObject({ constraint: { kind: 'NOT_ACCESSIBLE' }, widening: undefined });
  });

  it('no line ever leads there: no other day is searched', async () => {
    const town = await planCity(`${LINE}\nstop X  90000 0\nstop Y  99000 0\nBUS 9  X 08:00  Y 08:30`);
    const explanation = explained(town, { to: 'Y' });
    expect(explanation).toMatchObject({ constraint: { kind: 'NOTHING_LEADS_THERE' }, widening: undefined });
    expect(town.built).toHaveLength(1);
  });
});

describe('on streets', () => {
  it('a place on the water is beside none, whatever one would walk; a bicycle gets there neither', async () => {
    const drawn = await streetCity({
      map: 'A B C D E F G H I J',
      streets: 'ABCDEFGHIJ highway=residential',
      stops: 'A J',
    });
    const { timetable } = drawn;
    const views = { view: (day: ServiceDay, direction: Direction) => buildDayView(timetable, day, direction) };
    const planner = new NetworkPlanner(timetable, views, drawn.ways);
    const plain = await planCity(LINE);
    const time = plain.instant(`${TUESDAY} 07:30`);
    const route = (metresNorth: number) =>
      planner.route({ ...plain.request, ...STILL, from: drawn.place('A', 0, metresNorth), to: drawn.place('J'), time });
    const result = route(-2000);
    expect(result.noItinerary).toEqual({ reason: 'NO_STOP_IN_REACH', place: 'from' });
    expect(result.explanation).toMatchObject({
      constraint: { kind: 'NOT_ON_STREETS', place: 'from' },
      widening: undefined,
    });
    expect(route(-40).explanation).toBeUndefined();
  });
});

describe('an explanation', () => {
  it('is not given where something was found, on a page, or where the reason says enough', async () => {
    const town = await planCity(LINE);
    const why = (more: Partial<Asked>) => town.ask({ ...ASKED, ...STILL, ...more }).explanation;
    expect(why({ at: `${TUESDAY} 08:00` })).toBeUndefined();
    expect(why({ page: 'LATER' })).toBeUndefined();
    expect(why({ to: 'A' })).toBeUndefined();
  });

  it('outside the territory it says so, and nothing is searched', async () => {
    const town = await planCity(LINE);
    const constraint = { kind: 'OUTSIDE_TERRITORY', place: 'from' };
    expect(explained(town, { from: '0 90000' })).toEqual({ constraint, widening: undefined, searches: 0 });
  });

  it('ends when it is told to', async () => {
    const town = await planCity(LINE);
    let asked = 0;
    const { from, to } = { from: town.place('A'), to: town.place('B') };
    const request = { ...town.request, ...STILL, from, to, time: town.instant(`${SATURDAY} 10:00`), direct: within(0) };
    const { explanation } = town.planner.route(request, () => ++asked <= 1);
    expect([explanation?.searches, explanation?.widening]).toEqual([1, undefined]);
  });
});

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}
