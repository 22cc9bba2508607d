export { extractNotices, ExtractRefusal } from './extract-rules.js';
export { judgeExtract } from './judge-extract.js';
export { listPlaces, type ExtractPlace } from './list-places.js';
export type { Inflate } from './read-blobs.js';
export { readExtract } from './read-extract.js';
export { reportExtract, type ExtractCounts, type ExtractReport } from './report-extract.js';
