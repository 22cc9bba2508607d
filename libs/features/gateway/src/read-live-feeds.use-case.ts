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

  /** `origin`: where whoever asks finds this service. @throws Problem */
  async sharing({ record, signal }: Asked, feed: string, file: string, origin: string): Promise<Outgoing> {
    const territory = record.territory.id;
    const document = /^([a-z_]{1,40})\.json$/.exec(file)?.[1];
    if (document === undefined) throw documentNotFound();
    const baseUrl = `${origin}/gbfs/${territory}/${encodeURIComponent(feed)}`;
    return keptFor(LIVE_SECONDS, await this.feeds.sharing({ territory, feed, document, baseUrl }, signal));
  }
}

const documentNotFound = (): Problem =>
  new Problem(
    404,
    'DOCUMENT_NOT_FOUND',
    { fr: 'Document inconnu', en: 'Unknown document' },
    {
      fr: 'Un flux GTFS-Realtime a les documents trip-updates.pb, vehicle-positions.pb et alerts.pb ; un flux GBFS commence par gbfs.json.',
      en: 'A GTFS-Realtime feed has the documents trip-updates.pb, vehicle-positions.pb and alerts.pb; a GBFS feed begins with gbfs.json.',
    },
  );
