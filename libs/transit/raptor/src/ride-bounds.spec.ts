import { describe, expect, it } from '@jest/globals';
import { UNREACHED } from '@maillage/transit-timetable';
import fc from 'fast-check';
import { LowerBound } from './lower-bound.js';
import { RideBoundSearch } from './ride-bounds.js';
import { createRouter } from './router.js';
import { viewsOf } from './testing/network.js';
import { STOPS, randomNetwork } from './testing/random-network.js';

describe('the bounds of rides', () => {
  it('are never above what a journey takes, staying seated and headways included', () => {
    let bounded = 0;
    fc.assert(
      fc.property(randomNetwork({ headways: true }), fc.nat({ max: STOPS - 1 }), (network, goal) => {
        const { forward: view, stop } = viewsOf(network);
        const egress = [{ stop: stop(goal), seconds: 60 }];
        const seconds = new Int32Array(STOPS).fill(UNREACHED);
        seconds[stop(goal)] = 60;
        const router = createRouter(view);
        for (let place = 0; place < STOPS; place++) {
          const access = [{ stop: stop(place), seconds: 0 }];
          const lowerBound = new LowerBound(view.stopCount).compute(view, egress, access);
          const bounds = new RideBoundSearch().compute(view, lowerBound, seconds, 3600);
          for (const { rides, arrival } of router.range({ access, egress, maxTrips: 7 }, 3600, 50_000))
            for (const [index, { slot, boardPosition, alightPosition }] of rides.entries()) {
              const chain = view.slots.chain[slot];
              const profile = view.slots.profile[slot];
              const isLast = index === rides.length - 1;
              expect(Math.min(bounds.soonestOnward[chain], bounds.soonestAtGoal[chain])).toBeLessThanOrEqual(arrival);
              if (isLast) expect(bounds.soonestAtGoal[chain]).toBeLessThanOrEqual(arrival);
              if (isLast) expect(bounds.goalPosition[chain]).toBeGreaterThanOrEqual(alightPosition);
              // a headway runs at no time of its own
              for (let i = boardPosition + 1; i < alightPosition && view.chains.headwaySeconds[chain] === 0; i++) {
                const arrived = view.slots.start[slot] + view.profileArrival[profile + i];
                const onward = bounds.onward[view.chains.stopOffset[chain] + i];
                expect(arrived + onward).toBeLessThanOrEqual(arrival);
                bounded++;
              }
            }
        }
      }),
      { numRuns: 30 },
    );
    expect(bounded).toBeGreaterThan(30);
  });

  it('know how far a vehicle goes and when the first comes that can be boarded', () => {
    const { forward: view, stop } = viewsOf({
      stopCount: 4,
      changeSeconds: 120,
      walks: [],
      trips: [line(1000, 600, [0, 1, 2]), line(9000, 500, [0, 1, 2]), line(1000, 100, [2, 1, 3])],
    });
    const egress = [{ stop: stop(2), seconds: 30 }];
    const seconds = new Int32Array(4).fill(UNREACHED);
    seconds[stop(2)] = 30;
    const lowerBound = new LowerBound(view.stopCount).compute(view, egress, [{ stop: stop(0), seconds: 0 }]);
    const search = new RideBoundSearch();
    const bounds = search.compute(view, lowerBound, seconds, 0);
    const [there, back] = [...view.chains.stopCount.keys()].sort(
      (a, b) => bounds.goalPosition[b] - bounds.goalPosition[a],
    );
    const onward = (chain: number) => [0, 1, 2].map((i) => bounds.onward[view.chains.stopOffset[chain] + i]);
    expect(onward(there)).toEqual([1030, 530, 0]);
    expect([there, back].map((chain) => bounds.goalPosition[chain])).toEqual([2, -1]);
    expect([there, back].map((chain) => bounds.soonestAtGoal[chain])).toEqual([2030, UNREACHED]);
    expect(bounds.soonestOnward[there]).toBe(2030);
    // later only one run is left
    search.compute(view, lowerBound, seconds, 5000);
    expect([there, back].map((chain) => bounds.soonestAtGoal[chain])).toEqual([9000 + 1030, UNREACHED]);
    expect(bounds.soonestOnward[back]).toBe(UNREACHED);
  });
});

const line = (start: number, hop: number, stops: readonly number[]) => ({
  calls: stops.map((stop, i) => ({ stop, arrival: start + i * hop, departure: start + i * hop })),
});
