export { feedIngestorConfig, startFeedIngestor } from './start-feed-ingestor.js';
