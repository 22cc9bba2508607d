import { REALTIME_PARTS } from '@maillage/itinerary-model';
import { Problem } from '@maillage/kernel';
import type { LiveFeeds } from '@maillage/ports';
import type { Asked } from './asked.js';
import { keptFor, type Outgoing } from './outgoing.js';

/** Feeds are fetched every twenty seconds or so. */
const LIVE_SECONDS = 5;

/** Live feeds as this service believes them, for other programs. */
export class ReadLiveFeeds {
  constructor(private readonly feeds: LiveFeeds) {}

  /** @throws Problem */
  async realtime({ record, signal }: Asked, feed: string, document: string): Promise<Outgoing> {
    const part = REALTIME_PARTS.find((known) => document === `${known}.pb`);
    if (part === undefined) throw documentNotFound();
    const answer = await this.feeds.realtime({ territory: record.territory.id, feed, part }, signal);
    return { ...keptFor(LIVE_SECONDS, answer), mediaType: 'application/x-protobuf' };
  }
}

const documentNotFound = (): Problem =>
  new Problem(
    404,
    'DOCUMENT_NOT_FOUND',
    { fr: 'Document inconnu', en: 'Unknown document' },
    {
      fr: 'Un flux GTFS-Realtime a les documents trip-updates.pb, vehicle-positions.pb et alerts.pb.',
      en: 'A GTFS-Realtime feed has the documents trip-updates.pb, vehicle-positions.pb and alerts.pb.',
    },
  );
