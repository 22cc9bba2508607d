import { describe, expect, it } from '@jest/globals';
import { bitOf } from '../network/transit-mode.js';
import { planCity, within } from '../testing/planned-city.js';

/** 1.3 m/s and a detour of 1.3: a metre as the crow flies takes a second. */
const LINE = `
  BUS 1   A 08:00  B 08:10  C 08:20
  BUS 1   A 08:30  B 08:40  C 08:50
  BUS 1   A 09:00  B 09:10  C 09:20
  BUS 1   A 23:50  B 24:00  C 24:10`;
const DAY = '2026-01-20';

describe('walking', () => {
  const STREET = `
    stop A  0 0
    stop B  3000 0
    BUS 1   A 08:10  B 08:20`;

  it('to the first stop is timed for the bus, from the last goes on at once', async () => {
    const town = await planCity(STREET);
    const [told] = town.tell(town.ask({ from: '0 120', to: '3000 -60', at: `${DAY} 08:00` }));
    expect(told).toMatch(/^08:0(7:59|8) \[walk 12[01]s ~ BUS 1 A 08:10 → B 08:20 ~ walk 6[01]s\] 08:21(:01)?$/);
  });

  it('between two stops lies between the rides', async () => {
    const town = await planCity('stop B  2000 0\nstop X  2100 0\nBUS 1  A 08:00  B 08:10\nBUS 2  X 08:20  Y 08:30');
    const [told] = town.tell(town.ask({ from: 'A', to: 'Y', at: `${DAY} 08:00` }));
    expect(told).toMatch(/^08:00 \[BUS 1 A 08:00 → B 08:10 ~ walk \d+s ~ BUS 2 X 08:20 → Y 08:30\] 08:30$/);
  });

  it('is an answer of its own up to the limit', async () => {
    const town = await planCity(STREET);
    const near = town.ask({ from: '0 0', to: '1000 0', at: `${DAY} 08:00` });
    expect(near.direct.map((itinerary) => town.tellItinerary(itinerary))).toEqual([
      expect.stringMatching(/^08:00 \[walk (999|1000|1001)s\] 08:16:(39|40|41)$/),
    ]);
    const other = (more: object) => town.ask({ from: '0 0', to: '1000 0', at: `${DAY} 08:00`, ...more }).direct;
    expect([other({ direct: within(900) }), other({ page: 'LATER' })]).toEqual([[], []]);
    expect(other({ arriveBy: true }).map(({ arrival }) => town.clock(arrival))).toEqual(['08:00']);
  });

  it('leaves out what takes no less time than walking', async () => {
    const town = await planCity('stop A  0 0\nstop B  1000 0\nBUS 1  A 08:10  B 08:30');
    const result = town.ask({ from: 'A', to: 'B', at: `${DAY} 08:00` });
    expect(result.itineraries).toEqual([]);
    expect(result.noItinerary).toEqual({ reason: 'WALKING_IS_FASTER' });
    expect(town.ask({ from: 'A', to: 'B', at: `${DAY} 08:00`, direct: within(0) }).itineraries).toHaveLength(1);
  });
});

describe('wishes', () => {
  const MODES = 'TRAM T  A 08:00  B 08:05\nBUS 1  A 08:00  B 08:20';

  it('for modes leave the others out', async () => {
    const town = await planCity(MODES);
    const asked = { from: 'A', to: 'B', at: `${DAY} 08:00` };
    expect(town.tell(town.ask(asked))).toEqual(['08:00 [TRAM T A 08:00 → B 08:05] 08:05']);
    expect(town.tell(town.ask({ ...asked, modes: bitOf('BUS') }))).toEqual(['08:00 [BUS 1 A 08:00 → B 08:20] 08:20']);
    expect(town.ask({ ...asked, modes: 0 }).noItinerary).toEqual({ reason: 'NO_CONNECTION' });
  });

  it('for changes hold', async () => {
    const town = await planCity('BUS 1  A 08:00  B 08:10\nBUS 2  B 08:15  C 08:25\nBUS 2  B 08:45  C 08:55');
    const asked = { from: 'A', to: 'C', at: `${DAY} 08:00` };
    const arrival = (more: object) => town.ask({ ...asked, ...more }).itineraries.map((it) => town.clock(it.arrival));
    expect(arrival({})).toEqual(['08:25']);
    expect(arrival({ minTransferSeconds: 600 })).toEqual(['08:55']);
    expect(arrival({ additionalTransferSeconds: 600 })).toEqual(['08:55']);
    expect(arrival({ maxTrips: 1 })).toEqual([]);
  });

  it('for the time of travel hold', async () => {
    const town = await planCity(LINE);
    const result = town.ask({ from: 'A', to: 'C', at: `${DAY} 08:00`, maxTravelSeconds: 1199, minItineraries: 0 });
    expect(result.itineraries).toEqual([]);
  });

  it('for at most so many keep those that depart together', async () => {
    const town = await planCity(LINE);
    const result = town.ask({ from: 'A', to: 'C', at: `${DAY} 08:00`, maxItineraries: 2 });
    expect(result.itineraries).toHaveLength(2);
    expect(town.clock(result.later)).toBe('08:30:01');
  });
});

describe('places', () => {
  it('of a station are its platforms, on both ends', async () => {
    const town = await planCity(`
      station S  A1 A2
      station Z  B1 B2
      BUS 1   A1 08:00  B1 08:20
      BUS 2   A2 08:05  B2 08:15`);
    expect(town.tell(town.ask({ from: 'S', to: 'Z', at: `${DAY} 08:00` }))).toEqual([
      '08:05 [BUS 2 A2 08:05 → B2 08:15] 08:15',
    ]);
    expect(town.tell(town.ask({ from: 'A1', to: 'B1', at: `${DAY} 08:00` }))).toContain(
      '08:00 [BUS 1 A1 08:00 → B1 08:20] 08:20',
    );
  });
});

describe('a named stop', () => {
  it('is also left on foot, towards others around it', async () => {
    const town = await planCity(`
      stop A  0 0
      stop X  0 200
      stop B  5000 0
      BUS 1   A 08:00  B 08:30
      BUS 2   X 08:10  B 08:20`);
    const asked = { from: 'A', to: 'B', at: `${DAY} 08:00` };
    const walked = expect.stringMatching(/^08:06:\d\d \[walk 20\ds ~ BUS 2 X 08:10 → B 08:20\] 08:20$/);
    expect(town.tell(town.ask(asked))).toEqual([walked]);
    expect(town.tell(town.ask({ ...asked, at: `${DAY} 08:25`, arriveBy: true }))).toEqual([walked]);
    const still = town.ask({ ...asked, access: within(0) });
    expect(town.tell(still)).toEqual(['08:00 [BUS 1 A 08:00 → B 08:30] 08:30']);
  });
});

describe('no itinerary, because', () => {
  const asked = { from: 'A', to: 'C', at: `${DAY} 08:00` };
  it.each([
    ['one is there already', { from: 'A', to: 'A' }, { reason: 'ALREADY_AT_DESTINATION' }],
    ['both ends are nearly one', { from: '0 0', to: '0 49' }, { reason: 'ALREADY_AT_DESTINATION' }],
    ['the origin is far away', { from: '0 40000' }, { reason: 'OUTSIDE_TERRITORY', place: 'from' }],
    ['both are', { from: '0 40000', to: '0 90000' }, { reason: 'OUTSIDE_TERRITORY', place: 'both' }],
    ['no stop is in reach', { to: '0 5000' }, { reason: 'NO_STOP_IN_REACH', place: 'to' }],
    [
      'the timetable has ended',
      { at: '2028-01-02 08:00' },
      { reason: 'OUTSIDE_SERVICE_PERIOD', firstDate: '2026-01-01', lastDate: '2027-12-31' },
    ],
    [
      'it has not begun',
      { at: '2025-12-30 08:00' },
      { reason: 'OUTSIDE_SERVICE_PERIOD', firstDate: '2026-01-01', lastDate: '2027-12-31' },
    ],
  ])('%s', async (_why, other, reason) => {
    const town = await planCity(LINE);
    const result = town.ask({ ...asked, ...other });
    expect(result.noItinerary).toEqual(reason);
    expect(result.itineraries).toEqual([]);
    // Whoever pages on gets on: the next page begins behind the window that was asked.
    expect(result.later - result.earlier).toBeGreaterThan(0);
  });

  it('one is there already: no way leads there, however one moves', async () => {
    const town = await planCity(LINE);
    for (const there of ['A', '0 200']) {
      const direct = { ...within(900), modes: ['WALK', 'BIKE', 'CAR'] } as const;
      expect(town.ask({ ...asked, from: there, to: there, direct }).direct).toEqual([]);
    }
  });

  it('walking takes five minutes or less: it is the answer', async () => {
    const town = await planCity('stop A  0 0\nstop B  250 0\nBUS 1  A 08:00  B 08:01');
    const near = { from: 'A', to: 'B', at: `${DAY} 08:00` };
    expect(town.ask(near)).toMatchObject({
      direct: [{ legs: [{ kind: 'street' }] }],
      itineraries: [],
      noItinerary: undefined,
    });
    expect(town.ask({ ...near, direct: within(0) }).noItinerary).toEqual({ reason: 'WALKING_IS_FASTER' });
    expect(town.built).toEqual([]);
  });
});
