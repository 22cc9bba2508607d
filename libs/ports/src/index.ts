export type { Answer } from './answer.js';
export { ArchiveStore, type StoredArchive } from './archive-store.js';
export { Clock } from './clock.js';
export type { EventListening, Subscriber } from './event-listening.js';
export { EventPublisher } from './event-publisher.js';
export { EventTail, type TailRecord } from './event-tail.js';
export { explainCode } from './explain-code.js';
export { FeedReader } from './feed-reader.js';
export type { FacilityReport, ReportByKind, VersionReport } from './feed-report.js';
export { FeedSource, type FetchedFeed, type FetchOptions } from './feed-source.js';
export { FeedStore, type FeedVersion, type FeedVersionState, type Judgement } from './feed-store.js';
export { JourneyPlanner } from './journey-planner.js';
export { JourneyRouter } from './journey-router.js';
export { LiveFeeds } from './live-feeds.js';
export {
  LiveHealthStore,
  type FeedHealth,
  type FetchTold,
  type LivePartHealth,
  type StandingHealth,
} from './live-health-store.js';
export { LiveReader, type LiveDocuments, type LiveReading } from './live-reader.js';
export { Meter, type GaugeReading } from './meter.js';
export {
  labelValue,
  METRICS,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  type MetricName,
} from './metrics.js';
export { Narrator } from './narrator.js';
export {
  NetworkBuilder,
  type BuiltNetwork,
  type FacilityInput,
  type NetworkInput,
  type StoredStreets,
} from './network-builder.js';
export { NetworkStore, type BuildRemark, type FeedVersionRef, type NetworkGeneration } from './network-store.js';
export { Outbox, type OutboxRow } from './outbox.js';
export { PlaceSearch } from './place-search.js';
export { PlannerHealth, type TerritoryReadiness } from './planner-health.js';
export { plannerBroke, plannerTooSlow } from './planner-problems.js';
export { PushTokens } from './push-tokens.js';
export { ReachRouter } from './reach-router.js';
export { ResponseCache } from './response-cache.js';
export { RoutableNetworks, type RoutableNetwork } from './routable-networks.js';
export { SnapshotStore } from './snapshot-store.js';
export { StopBoards } from './stop-boards.js';
export { TerritoryStore, type TerritoryRecord } from './territory-store.js';
export { TravelTimes } from './travel-times.js';
