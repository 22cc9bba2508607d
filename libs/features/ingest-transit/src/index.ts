export { IngestTransitModule } from './ingest-transit.module.js';
