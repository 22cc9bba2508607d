export { GbfsFeedSource } from './feed-source/gbfs-feed-source.js';
export { HttpFeedSource, type HttpFeedSourceOptions } from './feed-source/http-feed-source.js';
export { HttpJourneyPlanner } from './planner/http-journey-planner.js';
export { HttpLiveFeeds } from './planner/http-live-feeds.js';
export { HttpPlaceSearch } from './planner/http-place-search.js';
export { HttpPlannerHealth } from './planner/http-planner-health.js';
export { HttpStopBoards } from './planner/http-stop-boards.js';
export { HttpTravelTimes } from './planner/http-travel-times.js';
export { PlannerReplicas, type PlannerReplicasOptions } from './planner/planner-replicas.js';
