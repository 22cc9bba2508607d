export type { FeedChanges, FeedCounts, FeedOutline, FeedReport } from './feed-report.js';
