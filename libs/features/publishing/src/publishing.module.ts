import { Module } from '@nestjs/common';
import { provide, TerritoryDirectory } from '@maillage/nest-kit';
import { Clock, EventPublisher, FeedStore, LiveHealthStore, TerritoryStore } from '@maillage/ports';
import { FeedsController } from './feeds.controller.js';
import { LiveHealthController } from './live-health.controller.js';
import { ListFeeds } from './list-feeds.use-case.js';
import { RequestRefresh } from './request-refresh.use-case.js';
import { ReviewVersion } from './review-version.use-case.js';

@Module({
  controllers: [FeedsController, LiveHealthController],
  providers: [
    provide(TerritoryDirectory, TerritoryStore),
    provide(ListFeeds, FeedStore, LiveHealthStore, Clock),
    provide(RequestRefresh, EventPublisher, Clock),
    provide(ReviewVersion, FeedStore, Clock),
  ],
})
export class PublishingModule {}
