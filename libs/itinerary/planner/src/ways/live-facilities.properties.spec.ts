import { describe, expect, it } from '@jest/globals';
import type { Itinerary, WayMode } from '@maillage/itinerary-model';
import fc from 'fast-check';
import type { RouteResult } from '../routing/route-result.js';
import { LiveCity, type DrawnPresent } from '../testing/live-city.js';
import { streetCity, type StreetCityPlan } from '../testing/street-city.js';

const MAP = 'ABCDE\nFGHIJ\nKLMNO\nPQRST';
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRST');
const NEIGHBOURS = LETTERS.flatMap((letter, i) => [
  ...(i % 5 < 4 ? [`${letter}${LETTERS[i + 1] ?? ''}`] : []),
  ...(i < 15 ? [`${letter}${LETTERS[i + 5] ?? ''}`] : []),
]);
const letter = fc.constantFrom(...LETTERS);
const tags = fc.constantFrom('highway=residential', 'highway=residential oneway=yes', 'highway=footway');
const places = fc.uniqueArray(letter, { maxLength: 5 });
const drawing = fc.record({
  streets: fc.array(fc.tuple(fc.constantFrom(...NEIGHBOURS), tags), { maxLength: 20 }),
  stops: fc.uniqueArray(letter, { minLength: 2, maxLength: 5 }),
  stations: places,
  parks: places,
  racks: places,
  vehicles: places,
  ends: fc.tuple(letter, letter),
});
type Drawing = typeof drawing extends fc.Arbitrary<infer Value> ? Value : never;

type Drawn = NonNullable<StreetCityPlan['facilities']>[number];
const listOf = (at: readonly string[], kind: Drawn['kind']): Drawn[] =>
  at.map((place) => ({ at: place, id: `${kind} ${place}`, kind }));

/** The frame keeps the town in one piece. */
const FRAME = 'ABCDEJOTSRQPKFA highway=residential';

const build = async ({ streets, stops }: Drawing, facilities: readonly Drawn[]): Promise<LiveCity> =>
  new LiveCity(
    await streetCity({
      map: MAP,
      streets: [FRAME, ...streets.map((way) => way.join(' '))].join('\n'),
      stops: stops.join(' '),
      departures: ['08:05', '08:15', '08:30', '09:00'],
      facilities,
    }),
  );

const MODES: readonly WayMode[] = ['RENTAL', 'CAR_PARKING', 'BIKE_PARKING'];

/** Everything that is answered, without what it rests on: rows have names, since cities may number them differently. */
function answers(city: LiveCity, { ends: [from, to] }: Drawing): string[] {
  const tell = ({ direct, itineraries }: RouteResult): string[] =>
    [...direct, ...itineraries].map((itinerary: Itinerary) => city.tell(itinerary).replaceAll(/ \[[^\]]*\]/g, ''));
  return MODES.flatMap((mode) => [
    ...tell(city.ask(from, to, { all: mode, at: '08:00' })),
    ...[true, false].flatMap((timetableView) =>
      tell(city.ask(from, to, { by: mode, after: mode === 'RENTAL' ? mode : 'WALK', at: '08:00', timetableView })),
    ),
  ]);
}

const everyOne = <Value>(at: readonly string[], kind: Drawn['kind'], value: Value): Record<string, Value> =>
  Object.fromEntries(listOf(at, kind).map(({ id }) => [id, value]));

describe('on random towns', () => {
  it('where everything is there, answers are those of a town of which nothing is told', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, async (drawn) => {
        const facilities = [
          ...listOf(drawn.stations, 'rental-station'),
          ...listOf(drawn.parks, 'car-park'),
          ...listOf(drawn.racks, 'bicycle-park'),
        ];
        const city = await build(drawn, facilities);
        const untold = answers(city, drawn);
        const present: DrawnPresent = {
          stations: everyOne(drawn.stations, 'rental-station', {}),
          parks: { ...everyOne(drawn.parks, 'car-park', {}), ...everyOne(drawn.racks, 'bicycle-park', {}) },
        };
        expect(answers(city.present(present), drawn)).toEqual(untold);
      }),
      { numRuns: 40 },
    );
  });

  it('vehicles that stand free just now are those of a town in which they always stand', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, places, async (drawn, elsewhere) => {
        const always = await build(drawn, listOf(drawn.vehicles, 'rental-vehicle'));
        // others stood there when the network was made
        const now = await build(drawn, listOf(elsewhere, 'rental-vehicle'));
        const vehicles = Object.fromEntries(listOf(drawn.vehicles, 'rental-vehicle').map(({ id, at }) => [id, { at }]));
        expect(answers(now.present({ vehicles }), drawn)).toEqual(answers(always, drawn));
      }),
      { numRuns: 40 },
    );
  });

  it('for who drives just now, full parks are as good as none', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, places, async (drawn, full) => {
        const all = listOf([...new Set([...drawn.parks, ...full])], 'car-park');
        const left = listOf(
          drawn.parks.filter((at) => !full.includes(at)),
          'car-park',
        );
        const [city, smaller] = [await build(drawn, all), await build(drawn, left)];
        city.present({ parks: everyOne(full, 'car-park', { places: 0 }) });
        const { ends } = drawn;
        const soon = (town: LiveCity): string[] =>
          town.plan(...ends, { all: 'CAR_PARKING', at: '08:00' }).map((line) => line.replaceAll(/ \[[^\]]*\]/g, ''));
        expect(soon(city)).toEqual(soon(smaller));
      }),
      { numRuns: 40 },
    );
  });

  it('nothing is counted on that is counted out, and nothing is counted for later', async () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 5,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(drawing, counts, async (drawn, numbers) => {
        const city = await build(drawn, listOf(drawn.stations, 'rental-station'));
        const stations = Object.fromEntries(
          listOf(drawn.stations, 'rental-station').map(({ id }, i) => [
            id,
            { vehicles: numbers[i]?.[0], docks: numbers[i]?.[1] },
          ]),
        );
        city.present({ stations });
        const { direct, itineraries } = city.ask(...drawn.ends, {
          by: 'RENTAL',
          after: 'RENTAL',
          at: '08:00',
          timetableView: true,
        });
        for (const { legs } of [...direct, ...itineraries])
          for (const leg of legs)
            for (const [rest, at] of leg.kind === 'street'
              ? ([
                  [leg.taken, leg.departure],
                  [leg.left, leg.arrival],
                ] as const)
              : []) {
              if (!rest) continue;
              expect(rest.basis).toBe(at <= city.now + 1_200 ? 'live' : 'presumed');
              if (rest.basis === 'live') expect(rest.count).toBeGreaterThan(0);
            }
      }),
      { numRuns: 40 },
    );
  });
});
