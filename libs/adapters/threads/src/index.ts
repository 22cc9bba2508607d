export { ThreadFeedReader } from './feed-reader/thread-feed-reader.js';
export { ThreadLiveReader } from './live-reader/thread-live-reader.js';
export { ThreadNetworkBuilder } from './network-builder/thread-network-builder.js';
export { openPlannerPool, type PlannerPool } from './planner/planner-pool.js';
