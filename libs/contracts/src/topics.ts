import type { Topic } from './topic.js';
import { alertsReceived } from './topics/alerts-received.js';
import { feedFetched } from './topics/feed-fetched.js';
import { feedRefreshRequested } from './topics/feed-refresh-requested.js';
import { feedVersionAccepted } from './topics/feed-version-accepted.js';
import { feedVersionRefused } from './topics/feed-version-refused.js';
import { networkActivated } from './topics/network-activated.js';
import { parkingAvailabilityReceived } from './topics/parking-availability-received.js';
import { sharingAvailabilityReceived } from './topics/sharing-availability-received.js';
import { standingFeedFetched } from './topics/standing-feed-fetched.js';
import { tripUpdatesReceived } from './topics/trip-updates-received.js';
import { updatesMatched } from './topics/updates-matched.js';
import { vehiclePositionsReceived } from './topics/vehicle-positions-received.js';

/** Every topic of the install. */
export const topics: readonly Topic<unknown>[] = [
  alertsReceived,
  feedFetched,
  feedRefreshRequested,
  feedVersionAccepted,
  feedVersionRefused,
  networkActivated,
  parkingAvailabilityReceived,
  sharingAvailabilityReceived,
  standingFeedFetched,
  tripUpdatesReceived,
  updatesMatched,
  vehiclePositionsReceived,
];
