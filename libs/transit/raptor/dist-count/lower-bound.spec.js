import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LowerBound } from './lower-bound.js';
import { createRouter } from './router.js';
import { viewsOf } from './testing/network.js';
import { STOPS, randomNetwork } from './testing/random-network.js';
const GOAL_SECONDS = 240;
describe('the lower bound', () => {
    it('is never above what a journey takes, staying seated and headways included', () => {
        let journeys = 0;
        fc.assert(fc.property(randomNetwork({ headways: true }), fc.nat({ max: STOPS - 1 }), (network, goal) => {
            const { forward, stop } = viewsOf(network);
            const egress = [{ stop: stop(goal), seconds: GOAL_SECONDS }];
            const bound = new LowerBound(forward).compute(egress, 10_000);
            const router = createRouter(forward);
            for (let place = 0; place < STOPS; place++)
                for (const journey of router.range({ access: [{ stop: stop(place), seconds: 0 }], egress, maxTrips: 7 }, 0, 50_000)) {
                    expect(bound[stop(place)]).toBeLessThanOrEqual(durationOf(journey));
                    journeys++;
                }
        }), { numRuns: 100 });
        expect(journeys).toBeGreaterThan(100);
    });
    it('is the sum of the shortest hops and of the way on from the goal', () => {
        const { forward, stop } = viewsOf({
            stopCount: 4,
            changeSeconds: 120,
            walks: [{ from: 2, to: 3, seconds: 100 }],
            trips: [line(0, 600), line(3600, 500)],
        });
        const bound = new LowerBound(forward).compute([{ stop: stop(3), seconds: 30 }], 10_000);
        expect([0, 1, 2, 3].map((place) => bound[stop(place)])).toEqual([1130, 630, 130, 30]);
    });
    it('goes no farther than its limit', () => {
        const { forward, stop } = viewsOf({ stopCount: 4, changeSeconds: 120, walks: [], trips: [line(0, 600)] });
        const bound = new LowerBound(forward).compute([{ stop: stop(2), seconds: 0 }], 900);
        expect([0, 1, 2, 3].map((place) => bound[stop(place)])).toEqual([900, 600, 0, 900]);
    });
});
const durationOf = ({ departure, arrival }) => arrival - departure;
const line = (start, hop) => ({
    calls: [0, 1, 2].map((stop) => ({ stop, arrival: start + stop * hop, departure: start + stop * hop })),
});
//# sourceMappingURL=lower-bound.spec.js.map