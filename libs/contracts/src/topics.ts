import type { Topic } from './topic.js';
import { feedRefreshRequested } from './topics/feed-refresh-requested.js';
import { feedVersionAccepted } from './topics/feed-version-accepted.js';
import { feedVersionRefused } from './topics/feed-version-refused.js';
import { networkActivated } from './topics/network-activated.js';

/** Every topic of the install. */
export const topics: readonly Topic<unknown>[] = [
  feedRefreshRequested,
  feedVersionAccepted,
  feedVersionRefused,
  networkActivated,
];
