export { demoTerritory, type DemoTerritory } from './demo-territory.js';
export { LIVE_DOCUMENTS, type LiveDocument, type LiveTerritory } from './live/live-territory.js';
export { generateRegion, type FileChunk, type RegionOptions } from './region/generate-region.js';
