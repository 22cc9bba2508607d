import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DayView } from '@maillage/transit-timetable';
import type { Journey, StopOffset } from './journey.js';
import { createRouter } from './router.js';
import { scanConnections } from './testing/connection-scan.js';
import { viewsOf } from './testing/network.js';
import { randomNetwork } from './testing/random-network.js';
import { FROM, paretoSet, queryOf, randomTrip, tell, TO } from './testing/random-trip.js';

const RUNS = { numRuns: 150 };

describe('the router and the Connection Scan Algorithm', () => {
  it('find the same earliest arrivals and the same latest departures', () => {
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), (network, trip) => {
        const { forward, backward, ...views } = viewsOf(network);
        const there = queryOf({ forward, backward, ...views }, trip);
        expect(arrivals(createRouter(forward).earliest(there, FROM))).toEqual(
          scanConnections(forward, there, FROM).map(({ trips, time }) => [trips, time]),
        );
        const back = { ...there, access: there.egress, egress: there.access };
        expect(departures(createRouter(backward).earliest(back, TO))).toEqual(
          scanConnections(backward, back, -TO).map(({ trips, time }) => [trips, -time]),
        );
      }),
      RUNS,
    );
  });
});

describe('a range', () => {
  it('is what repeated earliest arrivals find, without what is dominated', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const router = createRouter(views.forward);
        const repeated: Journey[] = [];
        for (let time = TO + 1; time >= FROM; time -= 1)
          if (time === TO + 1 || isDeparture(views.forward, query.access, time))
            repeated.push(...router.earliest(query, time).map((journey) => ({ ...journey, departure: time })));
        const expected = paretoSet(repeated).filter(({ departure }) => departure <= TO);
        expect(tell(router.range(query, FROM, TO))).toEqual(tell(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what is no better than what is known', () => {
    const times = fc.record({ departure: around(), arrival: around(), trips: fc.integer({ min: 1, max: 4 }) });
    let left = 0;
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), fc.array(times, { maxLength: 4 }), (network, trip, known) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const router = createRouter(views.forward);
        const all = router.range(query, FROM, TO);
        const expected = all.filter(({ departure, arrival, trips }) =>
          known.every((other) => other.departure < departure || other.arrival > arrival || other.trips > trips),
        );
        left += all.length - expected.length;
        expect(tell(router.range({ ...query, known }, FROM, TO))).toEqual(tell(expected));
      }),
      RUNS,
    );
    expect(left).toBeGreaterThan(10);
  });

  it('ends once nobody waits for it', () => {
    const [runs, asked] = [[FROM, FROM + 600, FROM + 1200], { count: 0 }];
    const calls = (start: number) => [0, 1].map((stop) => ({ stop, arrival: start, departure: start }));
    const trips = runs.map((start) => ({ calls: calls(start) }));
    const { forward, stop } = viewsOf({ stopCount: 2, changeSeconds: 120, walks: [], trips });
    const [access, egress] = [[{ stop: stop(0), seconds: 0 }], [{ stop: stop(1), seconds: 0 }]];
    const isWanted = (): boolean => asked.count++ < 2;
    const found = createRouter(forward).range({ access, egress, maxTrips: 7, isWanted }, FROM, TO);
    expect(found.map(({ departure }) => departure)).toEqual([FROM + 1200, FROM + 600]);
  });

  it('is the same forward and backward when every journey is inside', () => {
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const back = { ...query, access: query.egress, egress: query.access };
        const all = createRouter(views.forward).range(query, 0, 40 * 3600);
        expect(tell(createRouter(views.backward).range(back, 0, 40 * 3600 - 1))).toEqual(tell(all));
      }),
      RUNS,
    );
  });

  it('holds no journey that another one beats', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const journeys = createRouter(views.forward).range(queryOf(views, trip), FROM, TO);
        expect(tell(paretoSet(journeys))).toEqual(tell(journeys));
      }),
      RUNS,
    );
  });
});

const around = (): fc.Arbitrary<number> => fc.integer({ min: FROM, max: TO + 3600 });

const arrivals = (journeys: readonly Journey[]) => journeys.map(({ trips, arrival }) => [trips, arrival]);
const departures = (journeys: readonly Journey[]) => journeys.map(({ trips, departure }) => [trips, departure]);
function isDeparture(view: DayView, access: readonly StopOffset[], time: number): boolean {
  const { chains, slots, boardings, profileDeparture } = view;
  return access.some(({ stop, seconds }) => {
    for (let b = boardings.offset[stop]; b < boardings.offset[stop + 1]; b++) {
      const chain = boardings.chain[b];
      for (let slot = chains.slotOffset[chain]; slot < chains.slotOffset[chain] + chains.slotCount[chain]; slot++) {
        const shift =
          time + seconds - profileDeparture[slots.profile[slot] + boardings.position[b]] - slots.start[slot];
        const headway = chains.headwaySeconds[chain];
        if (
          headway === 0
            ? shift === 0
            : shift >= 0 && shift % headway === 0 && slots.start[slot] + shift < slots.end[slot]
        )
          return true;
      }
    }
    return false;
  });
}
