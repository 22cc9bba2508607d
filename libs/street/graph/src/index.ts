export { buildStreetGraph, type StreetBuild } from './build-street-graph.js';
export { fastestSpeed } from './fastest-speed.js';
export { listTiles } from './heights/ground.js';
export { withClimbs } from './heights/measure-climbs.js';
export { readHeights, type HeightTile } from './heights/read-heights.js';
export { MEMBER_TYPES, type OsmBlock, type TagColumns } from './osm-block.js';
export { UNREACHED } from './search/bucket-queue.js';
export { closeEdges, type OpenStreets } from './search/close-edges.js';
export type { StreetPointColumns } from './search/costs-to-many.js';
export type { StreetLine, StreetLineStep } from './search/street-line.js';
export type { StreetPath } from './search/street-path.js';
export { findStreetPoint, findStreetPoints, type StreetPoint } from './search/street-point.js';
export { StreetSearch, type StreetQuery } from './search/street-search.js';
export {
  readStreetSnapshot,
  readStreetSnapshotMeta,
  writeStreetSnapshot,
  type StreetSnapshotMeta,
} from './snapshot/street-snapshot.js';
export { TURNS, type Turn } from './search/turns.js';
export type { Traveller } from './speed-class.js';
export { EDGE_KINDS, type StreetGraph } from './street-graph.js';
export { TRAVEL_MODES, type TravelMode } from './travel-mode.js';
