import { UNREACHED } from '@maillage/transit-timetable';
import { scanChains } from './scan.js';
import { NEVER_RIDDEN, NOT_QUEUED, levelOf } from './search-state.js';
import { walkOn } from './walk.js';
/** Waits at an access stop from `time` on, unless somebody was ready there earlier or it leads nowhere in time. */
export function startAt(state, { stop, seconds }, time) {
    const { arrival, ready, levels } = state;
    const line = stop << state.shift;
    const there = time + seconds;
    if (there >= ready[line] || there + state.lowerBound[stop] >= state.bestAtGoal[1])
        return;
    for (let level = 0; level <= levels && there < ready[line | level]; level++)
        ready[line | level] = there;
    if (arrival[line] === UNREACHED)
        state.waiting[state.waitingCount++] = stop;
    arrival[line] = there;
}
/** Rounds of RAPTOR from the stops where somebody waits: round k finds what k trips reach. */
export function runRounds(view, state) {
    state.run++; globalThis.COUNT.runs=(globalThis.COUNT.runs|0)+1; if(state.waitingCount>0) globalThis.COUNT.live=(globalThis.COUNT.live|0)+1;
    state.legCount = 0;
    for (let round = 1; round <= state.maxTrips && state.waitingCount > 0; round++) {
        queueChains(view, state, round);
        scanChains(view, state, round);
        stopWaiting(state);
        walkOn(view, state, round);
    }
    stopWaiting(state);
}
/**
 * Queues every chain that can be boarded where somebody waits, once, with its first and its last such position.
 * A boarding that only brings trips that were ridden from there on before is left out.
 */
function queueChains(view, state, round) { const C=globalThis.COUNT;
    const { offset, chain: chains, position: positions } = view.boardings;
    const { start, profile } = view.slots;
    const { slotOffset } = view.chains;
    const { waiting, waitingCount, queue, firstWaiting, lastWaiting, arrival, ridden, shift } = state;
    const level = levelOf(state, round);
    let queueCount = 0;
    for (let w = 0; w < waitingCount; w++) {
        const stop = waiting[w];
        const ready = arrival[stop << shift];
        for (let b = offset[stop], end = offset[stop + 1]; b < end; b++) {
            const chain = chains[b]; C.boardings=(C.boardings|0)+1;
            const position = positions[b];
            const known = ridden[(chain << shift) | level];
            if (known !== NEVER_RIDDEN && (known & 0xffff) <= position) {
                const earlier = slotOffset[chain] + (known >> 16) - 1;
                if (earlier < slotOffset[chain])
                    continue;
                if (start[earlier] + view.profileDeparture[profile[earlier] + position] < ready)
                    continue;
            }
            const first = firstWaiting[chain];
            if (first === NOT_QUEUED) {
                queue[queueCount++] = chain;
                firstWaiting[chain] = position;
                lastWaiting[chain] = position;
            }
            else if (position < first)
                firstWaiting[chain] = position;
            else if (position > lastWaiting[chain])
                lastWaiting[chain] = position;
        }
    }
    state.queueCount = queueCount;
}
function stopWaiting(state) {
    const { waiting, waitingCount, arrival, shift } = state;
    for (let w = 0; w < waitingCount; w++)
        arrival[waiting[w] << shift] = UNREACHED;
    state.waitingCount = 0;
}
//# sourceMappingURL=rounds.js.map