import { Module } from '@nestjs/common';
import { provide } from '@maillage/nest-kit';
import { ArchiveStore, Clock, FeedReader, FeedSource, FeedStore, Narrator, TerritoryStore } from '@maillage/ports';
import { FeedRefreshController } from './feed-refresh.controller.js';
import { FeedSchedule } from './feed-schedule.js';
import { FetchFeed } from './fetch-feed.use-case.js';

@Module({
  controllers: [FeedRefreshController],
  providers: [
    provide(FetchFeed, FeedSource, ArchiveStore, FeedReader, FeedStore, Clock, Narrator),
    provide(FeedSchedule, TerritoryStore, FetchFeed, Narrator),
  ],
})
export class IngestTransitModule {}
