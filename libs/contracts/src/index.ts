export {
  isGtfsFeed,
  territoryNow,
  territorySchema,
  type GtfsFeed,
  type Territory,
  type TerritoryFeed,
} from './territory.js';
export { deadLetterTopicOf, defineTopic, type EventOf, type Stage, type Topic } from './topic.js';
export { topics } from './topics.js';
export { feedRefreshRequested, type FeedRefreshRequested } from './topics/feed-refresh-requested.js';
export { feedVersionAccepted, type FeedVersionAccepted } from './topics/feed-version-accepted.js';
export { feedVersionRefused, type FeedVersionRefused } from './topics/feed-version-refused.js';
export { networkActivated, type NetworkActivated } from './topics/network-activated.js';
