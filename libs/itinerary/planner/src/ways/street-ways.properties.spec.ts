import { describe, expect, it } from '@jest/globals';
import { DESTINATION, ORIGIN, WAY_MODES, type Facility, type Place } from '@maillage/itinerary-model';
import { at } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import fc from 'fast-check';
import { ASKED, streetCity } from '../testing/street-city.js';
import { pointOf } from './crow-ways.js';
import { secondsOf } from './ways.js';

const MAP = 'ABCDE\nFGHIJ\nKLMNO\nPQRST';
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRST');
/** Neighbours to the east and to the south. */
const NEIGHBOURS = LETTERS.flatMap((letter, i) => [
  ...(i % 5 < 4 ? [`${letter}${LETTERS[i + 1] ?? ''}`] : []),
  ...(i < 15 ? [`${letter}${LETTERS[i + 5] ?? ''}`] : []),
]);
const letter = fc.constantFrom(...LETTERS);
const tags = fc.constantFrom(
  'highway=residential',
  'highway=residential oneway=yes',
  'highway=footway',
  'highway=steps',
  'highway=primary maxspeed=50',
);
const kind = fc.constantFrom<Facility['kind']>('rental-station', 'rental-vehicle', 'car-park', 'bicycle-park');
const drawing = fc.record({
  // the frame keeps the town in one piece
  frame: fc.constant('ABCDEJOTSRQPKFA highway=residential'),
  streets: fc.array(fc.tuple(fc.constantFrom(...NEIGHBOURS), tags), { maxLength: 25 }),
  stops: fc.uniqueArray(letter, { minLength: 2, maxLength: 5 }),
  facilities: fc.array(fc.record({ at: letter, kind }), { maxLength: 8 }),
  place: fc.tuple(letter, fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 })),
  maxSeconds: fc.integer({ min: 60, max: 2_000 }),
});

const read = ({ frame, streets, stops, facilities }: Drawing) =>
  streetCity({
    map: MAP,
    streets: [frame, ...streets.map((way) => way.join(' '))].join('\n'),
    stops: stops.join(' '),
    facilities: facilities.map((facility, row) => ({ ...facility, id: `f${String(row)}` })),
  });
type Drawing = Pick<
  typeof drawing extends fc.Arbitrary<infer Value> ? Value : never,
  'frame' | 'streets' | 'stops' | 'facilities'
>;

describe('ways on random towns', () => {
  it('one to many is many one to one, from stops and to them, in every mode without a change', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, async ({ place: [letterOf, east, north], maxSeconds, ...drawn }) => {
        const city = await read(drawn);
        const place = city.place(letterOf, east, north);
        for (const mode of ['WALK', 'BIKE', 'CAR'] as const)
          for (const direction of ['forward', 'backward'] as const) {
            const { offsets } = city.ways.reach({ ...ASKED, mode, direction, maxSeconds, place });
            const found = new Map(offsets.map(({ stop, seconds }) => [stop, seconds]));
            for (let row = 0; row < city.timetable.stops.count; row++) {
              const stop = row as StopIndex;
              const there: Place = { stop: row, ...pointOf(city.timetable, stop) };
              const [from, to] = direction === 'forward' ? [place, there] : [there, place];
              city.ways.begin();
              const direct = city.ways.direct({ ...ASKED, mode, maxSeconds, from, to });
              const seconds = found.get(stop);
              // on foot over open ground one is sometimes there sooner
              if (mode === 'WALK' && seconds !== undefined && direct && secondsOf(direct) > seconds) continue;
              if (mode === 'WALK' && direct === undefined) continue;
              expect([mode, direction, row, seconds]).toEqual([mode, direction, row, direct && secondsOf(direct)]);
            }
          }
      }),
      { numRuns: 60 },
    );
  });

  it('what is told of a way adds up, leads from its beginning to its end and keeps to its mode', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, async ({ place: [letterOf, east, north], maxSeconds, ...drawn }) => {
        const city = await read(drawn);
        const place = city.place(letterOf, east, north);
        for (const mode of WAY_MODES)
          for (const direction of ['forward', 'backward'] as const) {
            city.ways.begin();
            const reach = city.ways.reach({ ...ASKED, mode, direction, maxSeconds, place });
            if (direction === 'backward' && mode.endsWith('PARKING')) expect(reach.offsets).toEqual([]);
            for (const { stop, seconds } of reach.offsets) {
              expect(seconds).toBeLessThanOrEqual(maxSeconds);
              const sections = reach.sectionsTo(stop);
              expect(secondsOf(sections)).toBe(seconds);
              expect(sections.every((section) => section.seconds >= 0 && section.pauseSeconds >= 0)).toBe(true);
              const ends = [...sections.map(({ from }) => from), sections.at(-1)?.to];
              expect([ends[0], ends.at(-1)]).toEqual(direction === 'forward' ? [ORIGIN, stop] : [stop, DESTINATION]);
              expect(sections.slice(1).map(({ from }) => from)).toEqual(sections.slice(0, -1).map(({ to }) => to));
              const order = sections.map((section) => section.mode).join(' ');
              expect(order).toMatch(ORDER[mode]);
            }
          }
      }),
      { numRuns: 60 },
    );
  });

  it('the whole way is as soon found by a search that rests as by one that goes to its end', async () => {
    let parked = 0;
    await fc.assert(
      fc.asyncProperty(drawing, letter, async ({ place: [letterOf, east, north], maxSeconds, ...drawn }, end) => {
        const city = await read(drawn);
        const [from, to] = [city.place(letterOf, east, north), city.place(end)];
        for (const mode of ['BIKE', 'CAR', 'BIKE_PARKING', 'CAR_PARKING'] as const) {
          const query = { ...ASKED, mode, maxSeconds, from, to };
          city.ways.begin();
          const found = city.ways.direct(query);
          city.ways.begin();
          city.ways.reach({ ...query, place: from, mode: mode.startsWith('BIKE') ? 'BIKE' : 'CAR' });
          expect(found).toEqual(city.ways.direct(query));
          if (found?.length === 2) parked++;
        }
      }),
      { numRuns: 60 },
    );
    expect(parked).toBeGreaterThan(20);
  });

  it('lines begin and end where the way does', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, async ({ place: [letterOf, east, north], maxSeconds, ...drawn }) => {
        const city = await read(drawn);
        const place = city.place(letterOf, east, north);
        const reach = city.ways.reach({ ...ASKED, mode: 'WALK', maxSeconds, place });
        for (const { stop } of reach.offsets) {
          const [walk] = reach.sectionsTo(stop);
          if (!walk?.line) continue;
          const { latitude, longitude } = city.timetable.stops;
          const ends = [place.latitude, place.longitude, at(latitude, stop), at(longitude, stop)];
          const told = [...walk.line.points.slice(0, 2), ...walk.line.points.slice(-2)];
          told.forEach((microdegrees, i) => expect(microdegrees / 1e6).toBeCloseTo(ends[i] ?? NaN, 5));
        }
      }),
      { numRuns: 40 },
    );
  });
});

const ORDER = {
  WALK: /^WALK$/,
  BIKE: /^BIKE$/,
  CAR: /^CAR$/,
  CAR_DROPOFF: /^CAR$/,
  RENTAL: /^(WALK )?RENTAL( WALK)?$/,
  CAR_PARKING: /^CAR WALK$/,
  BIKE_PARKING: /^BIKE WALK$/,
} as const;
