export { demoTerritory, type DemoTerritory } from './demo-territory.js';
export { generateRegion, type FileChunk, type RegionOptions } from './region/generate-region.js';
