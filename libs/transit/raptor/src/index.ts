export type { Journey, Query, Ride, StopOffset } from './journey.js';
export { createRouter, type Router } from './router.js';
