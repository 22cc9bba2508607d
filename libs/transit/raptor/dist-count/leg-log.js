import { LEG_WORDS } from './search-state.js';
/** Remembers a leg that a label alone cannot tell: staying seated, or riding a shifted run of a headway. */
export function logLeg(state, slot, shift, boardPosition, previousLeg) {
    const leg = state.legCount++;
    const word = leg * LEG_WORDS;
    if (word === state.legs.length) {
        const longer = new Int32Array(word * 2);
        longer.set(state.legs);
        state.legs = longer;
    }
    state.legs[word] = slot;
    state.legs[word + 1] = shift;
    state.legs[word + 2] = boardPosition;
    state.legs[word + 3] = previousLeg;
    return leg;
}
//# sourceMappingURL=leg-log.js.map