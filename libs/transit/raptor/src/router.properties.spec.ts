import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Journey } from './journey.js';
import { createRouter } from './router.js';
import { checkRides } from './testing/check-rides.js';
import { viewsOf, type Network } from './testing/network.js';
import { randomNetwork, STOPS } from './testing/random-network.js';
import { FROM, queryOf, randomTrip, tell, TO } from './testing/random-trip.js';

const RUNS = { numRuns: 150 };

describe('every journey', () => {
  it('rides runs that exist, changes in time, and is told alike by both views', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const back = { ...query, access: query.egress, egress: query.access };
        for (const journey of createRouter(views.forward).range(query, FROM, TO))
          checkRides(views.forward, network, views, journey, query);
        for (const journey of createRouter(views.backward).range(back, FROM, TO + 7200))
          checkRides(views.backward, network, views, journey, query);
      }),
      RUNS,
    );
  });
});

describe('properties of arrivals', () => {
  it('waiting longer never arrives earlier', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), fc.nat({ max: 3600 }), (network, trip, wait) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const router = createRouter(views.forward);
        expect(earliestOf(router.earliest(query, FROM + wait))).toBeGreaterThanOrEqual(
          earliestOf(router.earliest(query, FROM)),
        );
      }),
      RUNS,
    );
  });

  it('a trip less never arrives earlier, with any number of trips', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), fc.nat(), (network, trip, which) => {
        const removed = without(network, which % network.trips.length);
        const [all, fewer] = [viewsOf(network), viewsOf(removed)];
        const before = createRouter(all.forward).earliest(queryOf(all, trip), FROM);
        const after = createRouter(fewer.forward).earliest(queryOf(fewer, trip), FROM);
        for (const { trips, arrival } of after)
          expect(earliestOf(before.filter((journey) => journey.trips <= trips))).toBeLessThanOrEqual(arrival);
      }),
      RUNS,
    );
  });

  it('do not depend on how stops are numbered', () => {
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), fc.nat({ max: STOPS - 1 }), (network, trip, turn) => {
        const turned = (stop: number): number => (stop + turn) % network.stopCount;
        const [one, other] = [viewsOf(network), viewsOf(renumbered(network, turned))];
        const query = queryOf(other, { ...trip, from: turned(trip.from), to: turned(trip.to) });
        expect(tell(createRouter(other.forward).range(query, FROM, TO))).toEqual(
          tell(createRouter(one.forward).range(queryOf(one, trip), FROM, TO)),
        );
      }),
      RUNS,
    );
  });
});

const earliestOf = (journeys: readonly Journey[]): number => Math.min(...journeys.map(({ arrival }) => arrival));

function without({ trips, ...network }: Network, removed: number): Network {
  const moved = (place: number): number => (place > removed ? place - 1 : place);
  return {
    ...network,
    trips: trips
      .filter((_, place) => place !== removed)
      .map(({ next, ...trip }) => (next === undefined || next === removed ? trip : { ...trip, next: moved(next) })),
  };
}

const renumbered = (network: Network, number: (stop: number) => number): Network => ({
  ...network,
  walks: network.walks.map((walk) => ({ ...walk, from: number(walk.from), to: number(walk.to) })),
  trips: network.trips.map((trip) => ({
    ...trip,
    calls: trip.calls.map((call) => ({ ...call, stop: number(call.stop) })),
  })),
});
