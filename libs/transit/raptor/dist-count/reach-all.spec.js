import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UNREACHED } from '@maillage/transit-timetable';
import { createRouter } from './router.js';
import { viewsOf } from './testing/network.js';
import { STOPS, randomNetwork } from './testing/random-network.js';
const TIME = 9 * 3600;
const LONG = 40 * 3600;
describe('all stops at once', () => {
    it.each(['forward', 'backward'])('are reached as a search to each one reaches it, %s', (direction) => {
        fc.assert(fc.property(randomNetwork({ headways: true }), wish(), (network, { from, walk, maxTrips, maxSeconds, endsOnFoot }) => {
            const { stop, [direction]: view } = viewsOf(network);
            const router = createRouter(view);
            const access = [
                { stop: stop(from), seconds: 0 },
                { stop: stop((from + 1) % STOPS), seconds: walk },
            ];
            const reached = router.reachAll({ access, maxTrips, endsOnFoot }, TIME, maxSeconds);
            for (let to = 0; to < view.stopCount; to++)
                expect(told(reached, to, maxTrips)).toEqual(oneByOne(router, { access, maxTrips, endsOnFoot }, to, maxSeconds));
        }), { numRuns: 120 });
    });
    it('leaves the router as it was for the next query', () => {
        fc.assert(fc.property(randomNetwork({ headways: true }), wish(), (network, { from, maxTrips, maxSeconds }) => {
            const { stop, forward } = viewsOf(network);
            const query = {
                access: [{ stop: stop(from), seconds: 0 }],
                egress: [{ stop: stop((from + 2) % STOPS), seconds: 0 }],
                maxTrips,
            };
            const router = createRouter(forward);
            router.reachAll({ ...query, endsOnFoot: true }, TIME, maxSeconds);
            expect(router.earliest(query, TIME)).toEqual(createRouter(forward).earliest(query, TIME));
        }), { numRuns: 60 });
    });
});
const wish = () => fc.record({
    from: fc.nat({ max: STOPS - 1 }),
    walk: fc.nat({ max: 600 }),
    maxTrips: fc.integer({ min: 1, max: 7 }),
    endsOnFoot: fc.boolean(),
    maxSeconds: fc.constantFrom(0, 1800, 3600, LONG),
});
const told = (reached, to, maxTrips) => Array.from({ length: maxTrips + 1 }, (_, trips) => reached[to * (maxTrips + 1) + trips]);
/** A query to the stop, on foot from the stops around it too, for each number of trips. */
function oneByOne(router, { access, maxTrips, endsOnFoot }, to, maxSeconds) {
    const { view } = router;
    const onFoot = access.filter(({ stop }) => endsOnFoot && stop === to).map(({ seconds }) => seconds);
    const journeys = router.earliest({ access, egress: egressOf(view, to, endsOnFoot), maxTrips }, TIME);
    return Array.from({ length: maxTrips + 1 }, (_, trips) => {
        const seconds = journeys
            .filter((journey) => journey.trips <= trips)
            .map(({ departure, arrival }) => (view.direction === 'forward' ? arrival - TIME : TIME - departure));
        const best = Math.min(...onFoot, ...seconds);
        return best <= maxSeconds ? best : UNREACHED;
    });
}
function egressOf(view, to, onFoot) {
    const egress = [{ stop: to, seconds: 0 }];
    for (let from = 0; onFoot && from < view.stopCount; from++)
        for (let f = view.footpathOffset[from]; f < view.footpathOffset[from + 1]; f++)
            if (view.footpathStop[f] === to)
                egress.push({ stop: from, seconds: view.footpathSeconds[f] });
    return egress;
}
//# sourceMappingURL=reach-all.spec.js.map