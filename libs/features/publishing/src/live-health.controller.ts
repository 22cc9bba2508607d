import { Controller } from '@nestjs/common';
import { feedFetched, updatesMatched, type FeedFetched, type UpdatesMatched } from '@maillage/contracts';
import { OnTopic } from '@maillage/nest-kit';
import { LiveHealthStore } from '@maillage/ports';

/** Writes down how live feeds are. */
@Controller()
export class LiveHealthController {
  constructor(private readonly health: LiveHealthStore) {}

  @OnTopic(feedFetched)
  onFeedFetched(event: FeedFetched): Promise<void> {
    return this.health.recordFetch(event);
  }

  @OnTopic(updatesMatched)
  onUpdatesMatched(event: UpdatesMatched): Promise<void> {
    return this.health.recordMatches(event);
  }
}
