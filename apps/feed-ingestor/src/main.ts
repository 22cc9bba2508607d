import 'reflect-metadata';
import { runMain } from '@maillage/nest-kit';
import { startFeedIngestor } from './start-feed-ingestor.js';

await runMain(() => startFeedIngestor(process.env));
