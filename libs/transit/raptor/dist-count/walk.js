import { UNREACHED } from '@maillage/transit-timetable';
import { ROUND_BITS, levelOf } from './search-state.js';
/**
 * From every stop that this round's rides reached: change there, or walk to a neighbour. Whoever is ready to board
 * earlier than anyone before waits there in the next round.
 */
export function walkOn(view, state, round) { const C=globalThis.COUNT;C['alighted'+round]=(C['alighted'+round]|0)+state.alightedCount;
    const { footpathOffset, footpathStop, footpathSeconds, changeSeconds } = view;
    const { alighted, alightedCount, isAlighted, waiting, walkedFrom } = state;
    const { arrival, ready, lowerBound, bestAtGoal, shift, levels } = state;
    const level = levelOf(state, round);
    const bound = bestAtGoal[round + 1];
    let waitingCount = 0;
    for (let a = 0; a < alightedCount; a++) {
        const from = alighted[a];
        isAlighted[from] = 0;
        const arrived = arrival[(from << shift) | level];
        if (arrived + lowerBound[from] >= bound)
            continue;
        // First the change at the stop itself, then the walks, the shortest first.
        let to = from;
        let time = arrived + changeSeconds[from];
        const end = footpathOffset[from + 1];
        for (let f = footpathOffset[from];; f++) {
            const line = to << shift; C.walks=(C.walks|0)+1;
            if (time < ready[line | level] && time + lowerBound[to] < bound) {
                C.walked=(C.walked|0)+1;ready[line | level] = time;
                for (let k = level + 1; k <= levels && time < ready[line | k]; k++)
                    ready[line | k] = time;
                if (arrival[line] === UNREACHED)
                    waiting[waitingCount++] = to;
                arrival[line] = time;
                walkedFrom[(to << ROUND_BITS) | round] = from;
            }
            if (f === end)
                break;
            time = arrived + footpathSeconds[f];
            if (time >= bound)
                break;
            to = footpathStop[f];
        }
    }
    state.alightedCount = 0;
    state.waitingCount = waitingCount;
}
//# sourceMappingURL=walk.js.map