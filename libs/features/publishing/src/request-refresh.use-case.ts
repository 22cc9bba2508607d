import { FEED_KINDS, feedRefreshRequested, type RefreshAccepted } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';
import type { Caller } from '@maillage/nest-kit';
import type { Clock, EventPublisher, TerritoryRecord } from '@maillage/ports';
import { findFeed } from './find-feed.js';
import { demandThisMachine } from './loopback-only.js';

/** Asks that a feed be fetched now. Until operators have keys, only the machine itself may. */
export class RequestRefresh {
  constructor(
    private readonly events: EventPublisher,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `FEED_NOT_FOUND`, `FEED_NOT_FETCHED` or `LOOPBACK_ONLY` */
  async execute({ territory }: TerritoryRecord, id: string, caller: Caller): Promise<RefreshAccepted> {
    demandThisMachine(caller);
    const feed = findFeed(territory, id);
    if (!FEED_KINDS.some((kind) => kind === feed.kind)) throw notFetched(feed.kind);
    const requestedAt = this.clock.now();
    await this.events.publish(feedRefreshRequested, { territory: territory.id, feed: feed.id, requestedAt });
    return { territory: territory.id, feed: feed.id, versions: `/t/${territory.id}/v1/feeds/${feed.id}/versions` };
  }
}

const notFetched = (kind: string): Problem =>
  new Problem(
    409,
    'FEED_NOT_FETCHED',
    { fr: 'Flux non récupéré', en: 'Feed is not fetched' },
    {
      fr: `Les flux de type ${kind} sont récupérés d’eux-mêmes, à leur intervalle.`,
      en: `Feeds of kind ${kind} are fetched by themselves, at their interval.`,
    },
  );
