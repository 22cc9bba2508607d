export { compareFeeds } from './compare-feeds.js';
export type { FeedFiles } from './feed-files.js';
export type { FeedChanges, FeedCounts, FeedOutline, FeedReport } from './feed-report.js';
export { judgeFeed, type Verdict } from './judge-feed.js';
export type { Limits } from './limits.js';
export { readFeed, type FeedReading } from './read-feed.js';
export { reportFeed } from './report-feed.js';
export { rulesDocument } from './rules-document.js';
