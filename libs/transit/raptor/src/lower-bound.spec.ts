import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Journey } from './journey.js';
import { LowerBound } from './lower-bound.js';
import { createRouter } from './router.js';
import { viewsOf } from './testing/network.js';
import { STOPS, randomNetwork } from './testing/random-network.js';

const GOAL_SECONDS = 240;

describe('the lower bound', () => {
  it('is never above what a journey takes, staying seated and headways included', () => {
    let journeys = 0;
    fc.assert(
      fc.property(randomNetwork({ headways: true }), fc.nat({ max: STOPS - 1 }), (network, goal) => {
        const { forward, stop } = viewsOf(network);
        const egress = [{ stop: stop(goal), seconds: GOAL_SECONDS }];
        const lowerBound = new LowerBound(forward.stopCount);
        const router = createRouter(forward);
        for (let place = 0; place < STOPS; place++) {
          const access = [{ stop: stop(place), seconds: 0 }];
          const bound = lowerBound.compute(forward, [...egress], access);
          for (const journey of router.range({ access, egress, maxTrips: 7 }, 0, 50_000)) {
            expect(bound[stop(place)]).toBeLessThanOrEqual(durationOf(journey));
            journeys++;
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(journeys).toBeGreaterThan(100);
  });

  it('is the sum of the shortest hops and of the way on from the goal', () => {
    const { forward, stop } = viewsOf({
      stopCount: 4,
      changeSeconds: 120,
      walks: [{ from: 2, to: 3, seconds: 100 }],
      trips: [line(0, 600), line(3600, 500)],
    });
    const bound = new LowerBound(forward.stopCount).compute(
      forward,
      [{ stop: stop(3), seconds: 30 }],
      [{ stop: stop(0), seconds: 0 }],
    );
    expect([0, 1, 2, 3].map((place) => bound[stop(place)])).toEqual([1130, 630, 130, 30]);
  });

  it('goes on beyond the nearest start as far as is of use', () => {
    const { forward, stop } = viewsOf({ stopCount: 4, changeSeconds: 120, walks: [], trips: [line(0, 3000)] });
    const bound = new LowerBound(forward.stopCount).compute(
      forward,
      [{ stop: stop(2), seconds: 0 }],
      [{ stop: stop(1), seconds: 0 }],
    );
    expect([0, 1, 2].map((place) => bound[stop(place)])).toEqual([3900, 3000, 0]);
    const nearer = new LowerBound(forward.stopCount).compute(
      forward,
      [{ stop: stop(2), seconds: 0 }],
      [{ stop: stop(2), seconds: 0 }],
    );
    expect([0, 1, 2, 3].map((place) => nearer[stop(place)])).toEqual([300, 300, 0, 300]);
  });

  it('is computed once for one goal', () => {
    const { forward, stop } = viewsOf({ stopCount: 4, changeSeconds: 120, walks: [], trips: [line(0, 600)] });
    const lowerBound = new LowerBound(forward.stopCount);
    const [goal, other] = [[{ stop: stop(2), seconds: 0 }], [{ stop: stop(1), seconds: 0 }]];
    const start = [{ stop: stop(0), seconds: 0 }];
    expect(lowerBound.compute(forward, goal, start)[stop(0)]).toBe(1200);
    expect(lowerBound.compute(forward, goal, other)[stop(0)]).toBe(1200);
    expect(lowerBound.compute(forward, other, start)[stop(0)]).toBe(600);
  });
});

const durationOf = ({ departure, arrival }: Journey): number => arrival - departure;

const line = (start: number, hop: number) => ({
  calls: [0, 1, 2].map((stop) => ({ stop, arrival: start + stop * hop, departure: start + stop * hop })),
});
