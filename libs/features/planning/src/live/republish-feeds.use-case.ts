import type { RealtimeFeedRequest, SharingDocumentRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { LiveFeeds, type Answer } from '@maillage/ports';
import { writeRealtime } from '@maillage/transit-gtfs-rt';
import type { NetworkShelf } from '../networks/network-shelf.js';
import type { TerritoryDirectory } from '@maillage/nest-kit';
import type { TerritoryClock } from '../networks/territory-clock.js';
import { toBody } from '../motis/to-body.js';
import { documentNotFound, liveFeedNotFound } from '../problems.js';
import { latestOfEach } from './latest-of-each.js';
import type { LiveState } from './live-state.js';
import { writeSharing } from './write-sharing.js';

/** Publishes again what is believed of live feeds, in their own formats. */
export class RepublishFeeds extends LiveFeeds {
  constructor(
    private readonly live: LiveState,
    private readonly shelf: NetworkShelf,
    private readonly territories: TerritoryDirectory,
    private readonly clock: TerritoryClock,
  ) {
    super();
  }

  /** What is too old is not in it; where nothing is believed it is empty, and runs are as planned. */
  override async realtime({ territory, feed, part }: RealtimeFeedRequest): Promise<Answer> {
    const views = (await this.live.read(territory)).filter((view) => view.feed.timetable === feed);
    if (views.length === 0) throw liveFeedNotFound();
    const told = views.flatMap(({ observedAt }) => observedAt ?? []);
    const timestamp = told.length > 0 ? (Math.max(...told) as Instant) : await this.clock.now(territory);
    const body = writeRealtime({
      timestamp,
      ...(part === 'trip-updates' && { updates: latestOfEach(views, ({ updates }) => updates) }),
      ...(part === 'vehicle-positions' && { positions: latestOfEach(views, ({ positions }) => positions) }),
      ...(part === 'alerts' && { alerts: views.flatMap(({ alerts }) => alerts) }),
    });
    return { body, generation: this.shelf.active(territory)?.generation ?? 0 };
  }

  /** Stations whose vehicles are not counted just now have no status. */
  override async sharing({ territory, feed, document, baseUrl }: SharingDocumentRequest): Promise<Answer> {
    const { territory: declared } = await this.territories.find(territory);
    const now = await this.clock.now(territory);
    const view = (await this.live.read(territory)).find((one) => one.feed.id === feed && one.feed.kind === 'gbfs');
    return this.shelf.borrow(territory, ({ sharing, generation }) => {
      const standing = sharing.get(feed);
      const documents = view && standing && writeSharing(standing, view, { territory: declared, baseUrl, now });
      if (!documents) throw liveFeedNotFound();
      const found = documents.get(document);
      if (!found) throw documentNotFound();
      return { body: toBody(JSON.stringify(found)), generation };
    });
  }
}
