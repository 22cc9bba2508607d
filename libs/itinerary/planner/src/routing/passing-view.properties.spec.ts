import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byTime, passStops, type DrawnTrip, type Passed, type PassedStop } from '../testing/pass-stops.js';
import { planCity, stopOf, type PlannedCity } from '../testing/planned-city.js';

const DAY = '2026-01-20';
const STOPS = ['A', 'B', 'C', 'D', 'E'];
/** Too far apart to walk. */
const PLACES = STOPS.map((stop, index) => `stop ${stop}  ${String(index * 5000)} 0`).join('\n');
const SERVICE = 'service only  1111111  20260120  20260120';
const FIRST = 8 * 60;
const WINDOW = 120;

const trip: fc.Arbitrary<DrawnTrip> = fc
  .tuple(
    fc.shuffledSubarray(STOPS, { minLength: 2 }),
    fc.integer({ min: 0, max: 150 }),
    fc.array(fc.integer({ min: 5, max: 20 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([stops, start, hops]) =>
    stops.map((stop, index) => ({
      stop,
      minute: FIRST + start + hops.slice(0, index).reduce((sum, hop) => sum + hop, 0),
    })),
  );
const passed: fc.Arbitrary<PassedStop> = fc.record({
  stop: fc.constantFrom(...STOPS),
  stayMinutes: fc.constantFrom(0, 0, 1, 5, 20),
});
const via = fc.uniqueArray(passed, { minLength: 1, maxLength: 2, selector: ({ stop }) => stop });
const question = fc.record({
  trips: fc.array(trip, { minLength: 3, maxLength: 9 }),
  via,
  maxTrips: fc.integer({ min: 1, max: 4 }),
});

describe('stops to pass on small random cities', () => {
  it('are passed as an independent search passes them, whatever is asked for', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ trips, via, maxTrips }) => {
        const town = await planCity(`${SERVICE}\n${PLACES}\n${trips.map(toLine).join('\n')}`);
        const expected = passStops({ trips, from: 'A', to: 'E', via, maxTrips, changeMinutes: 2 });
        const inside = expected.filter(([departure]) => departure >= FIRST && departure <= FIRST + WINDOW);
        const asked = { from: 'A', to: 'E', via: wishes(town, via), maxTrips, minItineraries: 0 };
        const window = town.ask({ ...asked, at: `${DAY} 08:00`, windowSeconds: WINDOW * 60 });
        expect(toPassed(town, window)).toEqual(inside);
        const arrived = town.ask({ ...asked, at: `${DAY} 20:00`, windowSeconds: 12 * 3600, arriveBy: true });
        expect(toPassed(town, arrived)).toEqual(expected);
        const page = town.ask({ ...asked, at: `${DAY} 08:00`, windowSeconds: WINDOW * 60, page: 'LATER' });
        expect(toPassed(town, page)).toEqual(inside.filter(([departure]) => departure < FIRST + WINDOW));
        const moment = town.ask({ ...asked, at: `${DAY} 08:00`, timetableView: false });
        expect(toPassed(town, moment)).toEqual(bestOf(expected.filter(([departure]) => departure >= FIRST)));
        found += expected.length;
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(20);
  });
});

/** For each number of rides that pays the earliest arrival, left for as late as possible. */
function bestOf(journeys: readonly Passed[]): Passed[] {
  const best: Passed[] = [];
  for (let rides = 1; rides <= 4; rides++) {
    const within = journeys.filter((journey) => journey[2] <= rides);
    const arrival = Math.min(...within.map((journey) => journey[1]));
    const latest = within.filter((journey) => journey[1] === arrival).sort((a, b) => b[0] - a[0] || a[2] - b[2])[0];
    if (latest && arrival < Math.min(...best.map((journey) => journey[1]))) best.push(latest);
  }
  return best.sort(byTime);
}

const toLine = (trip: DrawnTrip, index: number): string =>
  `BUS ${String(index)}  ${trip.map(({ stop, minute }) => `${stop} ${clock(minute)}`).join('  ')}  service=only`;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const wishes = (town: PlannedCity, via: readonly PassedStop[]) =>
  via.map(({ stop, stayMinutes }) => ({ stop: stopOf(town.directory, stop), staySeconds: stayMinutes * 60 }));

function toPassed(town: PlannedCity, { itineraries }: ReturnType<PlannedCity['ask']>): Passed[] {
  const midnight = town.instant(`${DAY} 00:00`);
  const minutes = (instant: number): number => (instant - midnight) / 60;
  return itineraries
    .map(({ departure, arrival, transfers }): Passed => [minutes(departure), minutes(arrival), transfers + 1])
    .sort(byTime);
}
