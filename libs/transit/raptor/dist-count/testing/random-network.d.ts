import fc from 'fast-check';
import type { Network } from './network.js';
export declare const STOPS = 6;
/** Small networks with loops, overtaking, forbidden boarding and alighting, walks, and vehicles that continue. */
export declare const randomNetwork: (options?: {
    headways: boolean;
}) => fc.Arbitrary<Network>;
//# sourceMappingURL=random-network.d.ts.map