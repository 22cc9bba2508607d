export { FetchLive } from './fetch-live.use-case.js';
export { IngestLiveModule } from './ingest-live.module.js';
