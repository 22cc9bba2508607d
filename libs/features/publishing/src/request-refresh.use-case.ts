import { feedRefreshRequested, isGtfsFeed, type RefreshAccepted } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';
import type { Clock, EventPublisher, TerritoryRecord } from '@maillage/ports';
import { findFeed } from './find-feed.js';

/** Asks that a feed be fetched now. Until operators have keys, only the machine itself may. */
export class RequestRefresh {
  constructor(
    private readonly events: EventPublisher,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `FEED_NOT_FOUND`, `FEED_NOT_FETCHED` or `LOOPBACK_ONLY` */
  async execute({ territory }: TerritoryRecord, id: string, callerAddress: string): Promise<RefreshAccepted> {
    if (!isLoopback(callerAddress)) throw loopbackOnly();
    const feed = findFeed(territory, id);
    if (!isGtfsFeed(feed)) throw notFetched();
    const requestedAt = this.clock.now();
    await this.events.publish(feedRefreshRequested, { territory: territory.id, feed: feed.id, requestedAt });
    return { territory: territory.id, feed: feed.id, versions: `/t/${territory.id}/v1/feeds/${feed.id}/versions` };
  }
}

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

const loopbackOnly = (): Problem =>
  new Problem(
    403,
    'LOOPBACK_ONLY',
    { fr: 'Réservé à la machine elle-même', en: 'For the machine itself only' },
    {
      fr: 'Cette demande n’est acceptée que depuis la machine qui exécute Maillage.',
      en: 'This request is accepted only from the machine that runs Maillage.',
    },
  );

const notFetched = (): Problem =>
  new Problem(
    409,
    'FEED_NOT_FETCHED',
    { fr: 'Flux non récupéré', en: 'Feed is not fetched' },
    {
      fr: 'Cette version de Maillage ne récupère que les flux de type gtfs.',
      en: 'This release of Maillage fetches feeds of kind gtfs only.',
    },
  );
