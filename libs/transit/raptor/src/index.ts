export type { Journey, Query, Ride, StopOffset } from './journey.js';
