export { describeArchiveStore } from './conformance/archive-store.conformance.js';
export {
  listen,
  subscribe,
  type BuriedRecord,
  type BusEnvironment,
  type BusReplica,
  type WireRecord,
} from './conformance/bus-environment.js';
export { describeBusReplicas } from './conformance/bus-replicas.conformance.js';
export { describeBus } from './conformance/event-bus.conformance.js';
export { describeFeedSource, type Publication } from './conformance/feed-source.conformance.js';
export { describeFeedStore } from './conformance/feed-store.conformance.js';
export { describeJourneyRouter } from './conformance/journey-router.conformance.js';
export { describeLiveHealthStore } from './conformance/live-health-store.conformance.js';
export { describeMeter } from './conformance/meter.conformance.js';
export { describeNarrator } from './conformance/narrator.conformance.js';
export { describeNetworkStore } from './conformance/network-store.conformance.js';
export { describeOutbox } from './conformance/outbox.conformance.js';
export { describeReachRouter } from './conformance/reach-router.conformance.js';
export { describeResponseCache, type CacheEnvironment } from './conformance/response-cache.conformance.js';
export { describeRoutableNetworks } from './conformance/routable-networks.conformance.js';
export { describeSnapshotStore } from './conformance/snapshot-store.conformance.js';
export type { Stores } from './conformance/stores.js';
export { describeTerritoryStore } from './conformance/territory-store.conformance.js';
export { testPolicy, testTopic, until } from './conformance/test-topic.js';
export { FixedClock } from './fixed-clock.js';
export { RecordingMeter } from './recording-meter.js';
export { serverForTests } from './server-for-tests.js';
