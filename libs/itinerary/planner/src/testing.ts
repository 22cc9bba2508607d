export { drawTown, type DrawnTown } from './testing/drawn-town.js';
