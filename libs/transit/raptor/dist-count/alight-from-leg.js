import { UNREACHED } from '@maillage/transit-timetable';
import { ROUND_BITS, levelOf } from './search-state.js';
/** What the hot loop of `scanChains` does in place, for the rides that its labels alone cannot tell: `leg` is in the log. */
export function alightFromLeg(state, stop, round, time, leg, positions) {
    const { arrival, lowerBound, bestAtGoal, levels, maxTrips } = state;
    const level = levelOf(state, round);
    const line = stop << state.shift;
    if (time >= arrival[line | level])
        return;
    const isBeforeGoal = state.egress[stop] !== UNREACHED;
    if (time + lowerBound[stop] >= bestAtGoal[isBeforeGoal ? level : round + 1])
        return;
    for (let k = level; k <= levels && time < arrival[line | k]; k++)
        arrival[line | k] = time;
    state.rideTaken[(stop << ROUND_BITS) | round] = ~leg;
    state.ridePositions[(stop << ROUND_BITS) | round] = positions;
    if (state.isAlighted[stop] === 0) {
        state.isAlighted[stop] = 1;
        state.alighted[state.alightedCount++] = stop;
    }
    const atGoal = time + state.egress[stop];
    if (!isBeforeGoal || atGoal >= bestAtGoal[level])
        return;
    for (let k = level; k <= maxTrips && atGoal < bestAtGoal[k]; k++)
        bestAtGoal[k] = atGoal;
    state.goalTime[round] = atGoal;
    state.goalStop[round] = stop;
    state.goalRun[round] = state.run;
}
//# sourceMappingURL=alight-from-leg.js.map