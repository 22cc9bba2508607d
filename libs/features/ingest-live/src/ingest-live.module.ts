import { Module } from '@nestjs/common';
import { provide, Sequences, TerritoryDirectory } from '@maillage/nest-kit';
import {
  Clock,
  EventPublisher,
  FeedSource,
  LiveHealthStore,
  LiveReader,
  Meter,
  Narrator,
  PushTokens,
  TerritoryStore,
} from '@maillage/ports';
import { FetchLive } from './fetch-live.use-case.js';
import { LiveSchedule } from './live-schedule.js';
import { LiveScheduleController } from './live-schedule.controller.js';
import { LivePushController } from './push/live-push.controller.js';
import { PushLive } from './push/push-live.use-case.js';
import { PublishFacts } from './publishing/publish-facts.use-case.js';
import { TakeContent } from './take-content.use-case.js';

/**
 * Fetches what is live, or takes it from who sends it, and tells it. Needs the ports FeedSource, LiveReader, PushTokens,
 * EventPublisher, LiveHealthStore, TerritoryStore, Clock, Meter and Narrator.
 */
@Module({
  controllers: [LiveScheduleController, LivePushController],
  providers: [
    provide(Sequences, LiveHealthStore),
    provide(PublishFacts, EventPublisher),
    provide(TakeContent, LiveReader, PublishFacts, EventPublisher, Sequences, Clock, Meter, TerritoryDirectory),
    provide(FetchLive, FeedSource, LiveReader, TakeContent, Narrator),
    provide(TerritoryDirectory, TerritoryStore),
    provide(PushLive, TerritoryDirectory, PushTokens, TakeContent),
    provide(LiveSchedule, TerritoryStore, FetchLive, Narrator),
  ],
})
export class IngestLiveModule {}
