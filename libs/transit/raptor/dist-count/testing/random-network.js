import fc from 'fast-check';
export const STOPS = 6;
const HOUR = 3600;
/** Small networks with loops, overtaking, forbidden boarding and alighting, walks, and vehicles that continue. */
export const randomNetwork = (options = { headways: false }) => fc
    .record({
    lines: fc.array(randomLine(options.headways), { minLength: 2, maxLength: 6 }),
    walks: fc.array(fc.record({ from: stop(), to: stop(), seconds: fc.integer({ min: 30, max: 900 }) }), {
        maxLength: 8,
    }),
    changeSeconds: fc.constantFrom(0, 60, 120, 300),
    turns: fc.array(fc.nat({ max: 1000 }), { maxLength: 12 }),
})
    .map(({ lines, walks, changeSeconds, turns }) => ({
    stopCount: STOPS,
    changeSeconds,
    walks: distinctWalks(walks),
    trips: withTurns(lines.flat(), turns),
}));
const stop = () => fc.nat({ max: STOPS - 1 });
function randomLine(headways) {
    return fc
        .record({
        stops: fc.array(fc.record({ stop: stop(), board: fc.nat({ max: 9 }), alight: fc.nat({ max: 9 }) }), {
            minLength: 2,
            maxLength: 6,
        }),
        runs: fc.array(fc.record({
            start: fc.integer({ min: 0, max: 4 * 60 }),
            hop: fc.integer({ min: 1, max: 12 }),
            dwell: fc.constantFrom(0, 0, 60, 180),
            headway: headways ? fc.option(fc.integer({ min: 3, max: 20 }), { freq: 3 }) : fc.constant(null),
        }), { minLength: 1, maxLength: 5 }),
    })
        .map(({ stops, runs }) => runs.map(({ start, hop, dwell, headway }) => {
        let time = 8 * HOUR + start * 60;
        const calls = stops.map(({ stop: place, board, alight }) => {
            const arrival = time;
            const departure = arrival + dwell;
            time = departure + hop * 60;
            return { stop: place, arrival, departure, canBoard: board > 0, canAlight: alight > 0 };
        });
        if (headway === null)
            return { calls };
        return { calls, headway: { seconds: headway * 60, end: calls[0].departure + 2 * HOUR } };
    }));
}
function distinctWalks(walks) {
    const byPair = new Map(walks.filter(({ from, to }) => from !== to).map((walk) => [walk.from * STOPS + walk.to, walk]));
    return [...byPair.values()];
}
/** Lets vehicles continue with a run that begins after they arrived, each run taken once. */
function withTurns(trips, turns) {
    const linked = [...trips];
    const taken = new Set();
    for (const turn of turns) {
        const from = turn % linked.length;
        const arrival = linked[from].calls.at(-1)?.arrival ?? 0;
        const next = linked.findIndex(({ calls, headway }, place) => place !== from && !taken.has(place) && headway === undefined && calls[0].departure >= arrival);
        if (next < 0 || linked[from].next !== undefined || linked[from].headway !== undefined)
            continue;
        taken.add(next);
        linked[from] = { ...linked[from], next };
    }
    return linked;
}
//# sourceMappingURL=random-network.js.map