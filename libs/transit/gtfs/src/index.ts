export type { FeedFiles } from './feed-files.js';
export type { FeedChanges, FeedCounts, FeedOutline, FeedReport } from './feed-report.js';
export type { Limits } from './limits.js';
export { readFeed, type FeedReading } from './read-feed.js';
