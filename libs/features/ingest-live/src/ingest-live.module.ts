import { Module } from '@nestjs/common';
import { provide } from '@maillage/nest-kit';
import {
  Clock,
  EventPublisher,
  FeedSource,
  LiveHealthStore,
  LiveReader,
  Narrator,
  TerritoryStore,
} from '@maillage/ports';
import { FetchLive } from './fetch-live.use-case.js';
import { LiveSchedule } from './live-schedule.js';
import { LiveScheduleController } from './live-schedule.controller.js';
import { PublishFacts } from './publishing/publish-facts.use-case.js';
import { Sequences } from './sequences.js';
import { TakeContent } from './take-content.use-case.js';

/** Fetches what is live and tells it. Needs FeedSource, LiveReader, EventPublisher, LiveHealthStore, TerritoryStore, Clock, Narrator. */
@Module({
  controllers: [LiveScheduleController],
  providers: [
    provide(Sequences, LiveHealthStore),
    provide(PublishFacts, EventPublisher),
    provide(TakeContent, LiveReader, PublishFacts, EventPublisher, Sequences, Clock),
    provide(FetchLive, FeedSource, LiveReader, TakeContent, Narrator),
    provide(LiveSchedule, TerritoryStore, FetchLive, Narrator),
  ],
})
export class IngestLiveModule {}
