import { type SearchState } from './search-state.js';
/** What the hot loop of `scanChains` does in place, for the rides that its labels alone cannot tell: `leg` is in the log. */
export declare function alightFromLeg(state: SearchState, stop: number, round: number, time: number, leg: number, positions: number): void;
//# sourceMappingURL=alight-from-leg.d.ts.map