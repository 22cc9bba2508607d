export { connectPostgres } from './connect-postgres.js';
export type { Database } from './database.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/start-embedded-postgres.js';
export { PostgresEventTail } from './postgres-event-tail.js';
export { PostgresFeedStore } from './postgres-feed-store.js';
export { PostgresLiveHealthStore } from './postgres-live-health-store.js';
export { PostgresNetworkStore } from './postgres-network-store.js';
export { PostgresOutbox } from './postgres-outbox.js';
export { PostgresTerritoryStore } from './postgres-territory-store.js';
