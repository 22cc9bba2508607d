import { type SearchState } from './search-state.js';
/** Remembers a leg that a label alone cannot tell: staying seated, or riding a shifted run of a headway. */
export declare function logLeg(state: SearchState, slot: number, shift: number, boardPosition: number, previousLeg: number): number;
//# sourceMappingURL=leg-log.d.ts.map