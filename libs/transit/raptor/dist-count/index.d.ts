export type { Journey, Query, ReachQuery, Ride, StopOffset } from './journey.js';
export { createRouter, type Router } from './router.js';
//# sourceMappingURL=index.d.ts.map