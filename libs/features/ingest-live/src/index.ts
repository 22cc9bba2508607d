export { CheckLive, type CheckedPart } from './check-live.use-case.js';
export { FetchLive } from './fetch-live.use-case.js';
export { IngestLiveModule } from './ingest-live.module.js';
