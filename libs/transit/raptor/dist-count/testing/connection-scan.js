import { UNREACHED } from '@maillage/transit-timetable';
/**
 * The Connection Scan Algorithm (Dibbelt, Pajor, Strasser, Wagner 2013) with trips counted: a judge for RAPTOR that knows
 * neither chains nor rounds. Times are the view's own (mirrored in a backward view). Headways are not connections.
 */
export function scanConnections(view, query, time) {
    const levels = query.maxTrips + 1;
    const ready = new Int32Array(view.stopCount * levels).fill(UNREACHED);
    const isOn = new Uint8Array(view.slots.count * levels);
    const best = new Int32Array(levels).fill(UNREACHED);
    for (const { stop, seconds } of query.access)
        ready[stop * levels] = Math.min(ready[stop * levels], time + seconds);
    for (const { slot, from, to, departure, arrival, canBoard, canAlight, isLast } of listConnections(view))
        for (let trips = 1; trips < levels; trips++) {
            const on = slot * levels + trips;
            if (isOn[on] === 0 && !(canBoard && ready[from * levels + trips - 1] <= departure))
                continue;
            isOn[on] = 1;
            if (isLast && view.slots.next[slot] >= 0)
                isOn[view.slots.next[slot] * levels + trips] = 1;
            if (!canAlight)
                continue;
            for (const { stop, seconds } of query.egress)
                if (stop === to)
                    best[trips] = Math.min(best[trips], arrival + seconds);
            const readyAt = (stop, at) => {
                ready[stop * levels + trips] = Math.min(ready[stop * levels + trips], at);
            };
            readyAt(to, arrival + view.changeSeconds[to]);
            for (let f = view.footpathOffset[to]; f < view.footpathOffset[to + 1]; f++)
                readyAt(view.footpathStop[f], arrival + view.footpathSeconds[f]);
        }
    return [...best.keys()]
        .filter((trips) => best[trips] < Math.min(UNREACHED, ...best.subarray(0, trips)))
        .map((trips) => ({ trips, time: best[trips] }));
}
function listConnections({ chains, slots, stopWord, profileArrival, profileDeparture }) {
    const connections = [];
    for (let slot = 0; slot < slots.count; slot++) {
        const chain = slots.chain[slot];
        if (chains.headwaySeconds[chain] > 0)
            continue;
        const stops = chains.stopOffset[chain];
        const length = chains.stopCount[chain];
        for (let i = 0; i + 1 < length; i++)
            connections.push({
                slot,
                from: stopWord[stops + i] >> 2,
                to: stopWord[stops + i + 1] >> 2,
                departure: slots.start[slot] + profileDeparture[slots.profile[slot] + i],
                arrival: slots.start[slot] + profileArrival[slots.profile[slot] + i + 1],
                canBoard: (stopWord[stops + i] & 1) !== 0,
                canAlight: (stopWord[stops + i + 1] & 2) !== 0,
                isLast: i + 2 === length,
            });
    }
    return connections.sort((a, b) => a.departure - b.departure || a.arrival - b.arrival);
}
//# sourceMappingURL=connection-scan.js.map