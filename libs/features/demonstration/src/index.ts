export { serveDemonstration, type DemonstrationServer } from './serve-demonstration.js';
