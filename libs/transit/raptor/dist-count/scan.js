import { UNREACHED } from '@maillage/transit-timetable';
import { rideHeadway } from './headway.js';
import { NOT_QUEUED, ROUND_BITS, levelOf } from './search-state.js';
import { staySeated } from './stay-seated.js';
/**
 * Rides every queued chain (RAPTOR, algorithm 1, second loop). From the first to the last position where somebody
 * waits one alights and then boards, in this order, so that nobody leaves a trip where he boarded it; beyond, one
 * only alights.
 */
export function scanChains(view, state, round) { const C=globalThis.COUNT; C['chains'+round]=(C['chains'+round]|0)+state.queueCount;
    const { stopWord, profileArrival, profileDeparture } = view;
    const { stopOffset, stopCount, slotOffset, slotCount, headwaySeconds } = view.chains;
    const { start, profile, next } = view.slots;
    const { queue, queueCount, firstWaiting, lastWaiting, ridden, shift, levels } = state;
    const { arrival, rideTaken, ridePositions, isAlighted, alighted } = state;
    const { egress, lowerBound, bestAtGoal, goalTime, goalStop, goalRun, maxTrips } = state;
    const level = levelOf(state, round);
    for (let q = 0; q < queueCount; q++) {
        const chain = queue[q];
        const last = lastWaiting[chain];
        let position = firstWaiting[chain];
        firstWaiting[chain] = NOT_QUEUED;
        if (headwaySeconds[chain] > 0) {
            rideHeadway(view, state, round, chain, position);
            continue;
        }
        const stops = stopOffset[chain];
        const first = slotOffset[chain];
        // The trip at hand is the one to beat: from where it was ridden before, it and the later ones are no news.
        const known = ridden[(chain << shift) | level];
        const knownTrip = known >> 16;
        const knownPosition = known & 0xffff;
        let trip = knownPosition <= position && knownTrip < slotCount[chain] ? knownTrip : slotCount[chain];
        let earlierStart = 0;
        let earlierTimes = 0;
        if (trip > 0) {
            earlierStart = start[first + trip - 1];
            earlierTimes = profile[first + trip - 1];
        }
        let riding = false;
        let boarded = 0;
        let slotStart = 0;
        let times = 0;
        let bound = bestAtGoal[level];
        const end = stopCount[chain];
        for (; position < end; position++) {
            const word = stopWord[stops + position]; C.positions=(C.positions|0)+1;
            const stop = word >> 2;
            const line = stop << shift;
            if (riding) {
                const arrived = slotStart + profileArrival[times + position];
                if (arrived < arrival[line | level] &&
                    word & 2 &&
                    arrived + lowerBound[stop] < (egress[stop] === UNREACHED ? bestAtGoal[round + 1] : bound)) {
                    C.labels=(C.labels|0)+1;arrival[line | level] = arrived;
                    for (let k = level + 1; k <= levels && arrived < arrival[line | k]; k++)
                        arrival[line | k] = arrived;
                    rideTaken[(stop << ROUND_BITS) | round] = first + trip;
                    ridePositions[(stop << ROUND_BITS) | round] = (boarded << 16) | position;
                    if (isAlighted[stop] === 0) {
                        isAlighted[stop] = 1;
                        alighted[state.alightedCount++] = stop;
                    }
                    if (egress[stop] !== UNREACHED && arrived + egress[stop] < bound) {
                        bound = arrived + egress[stop];
                        for (let k = level; k <= maxTrips && bound < bestAtGoal[k]; k++)
                            bestAtGoal[k] = bound;
                        goalTime[round] = bound;
                        goalStop[round] = stop;
                        goalRun[round] = state.run;
                    }
                }
                if (position > last && arrived >= bound)
                    break;
            }
            if (position > last) {
                if (riding)
                    continue;
                break;
            }
            const ready = arrival[line];
            if (ready === UNREACHED || !(word & 1))
                continue;
            if (trip === 0 || earlierStart + profileDeparture[earlierTimes + position] < ready)
                continue;
            let low = 0;
            trip--;
            while (low < trip) {
                const middle = (low + trip) >> 1;
                if (start[first + middle] + profileDeparture[profile[first + middle] + position] < ready)
                    low = middle + 1;
                else
                    trip = middle;
            }
            if (trip > 0) {
                earlierStart = start[first + trip - 1];
                earlierTimes = profile[first + trip - 1];
            }
            riding = trip < knownTrip || position < knownPosition;
            if (!riding)
                continue;
            const boarding = (trip << 16) | position;
            for (let k = level; k <= levels; k++)
                ridden[(chain << shift) | k] = boarding;
            boarded = position;
            slotStart = start[first + trip];
            times = profile[first + trip];
        }
        if (riding && position === end && next[first + trip] >= 0)
            staySeated(view, state, round, first + trip, boarded);
    }
}
//# sourceMappingURL=scan.js.map