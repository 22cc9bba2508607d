import { Controller } from '@nestjs/common';
import {
  feedFetched,
  standingFeedFetched,
  updatesMatched,
  type FeedFetched,
  type StandingFeedFetched,
  type UpdatesMatched,
} from '@maillage/contracts';
import { OnTopic } from '@maillage/nest-kit';
import { LiveHealthStore } from '@maillage/ports';

/** Writes down how feeds are fetched. */
@Controller()
export class LiveHealthController {
  constructor(private readonly health: LiveHealthStore) {}

  @OnTopic(feedFetched)
  onFeedFetched(event: FeedFetched): Promise<void> {
    return this.health.recordFetch(event);
  }

  @OnTopic(standingFeedFetched)
  onStandingFeedFetched(event: StandingFeedFetched): Promise<void> {
    return this.health.recordFetch(event);
  }

  @OnTopic(updatesMatched)
  onUpdatesMatched(event: UpdatesMatched): Promise<void> {
    return this.health.recordMatches(event);
  }
}
