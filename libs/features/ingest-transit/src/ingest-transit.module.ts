import { Module } from '@nestjs/common';
import { provide, Sequences } from '@maillage/nest-kit';
import {
  ArchiveStore,
  Clock,
  EventPublisher,
  FeedReader,
  FeedSource,
  FeedStore,
  LiveHealthStore,
  Meter,
  Narrator,
  TerritoryStore,
} from '@maillage/ports';
import { FeedRefreshController } from './feed-refresh.controller.js';
import { FeedSchedule } from './feed-schedule.js';
import { FetchFeed } from './fetch-feed.use-case.js';
import { TellFetch } from './tell-fetch.use-case.js';

@Module({
  controllers: [FeedRefreshController],
  providers: [
    provide(Sequences, LiveHealthStore),
    provide(TellFetch, EventPublisher, Sequences, Clock, Meter),
    provide(FetchFeed, FeedSource, ArchiveStore, FeedReader, FeedStore, Clock, Narrator, TellFetch),
    provide(FeedSchedule, TerritoryStore, FetchFeed, Narrator),
  ],
})
export class IngestTransitModule {}
