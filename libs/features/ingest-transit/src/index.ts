export { tellCounts } from './facility-names.js';
export { MAX_FEED_BYTES } from './fetch-feed.use-case.js';
export { IngestTransitModule } from './ingest-transit.module.js';
export { judgeVersion } from './judge-version.js';
