import { territorySchema } from '@maillage/contracts';
import { PLAN_DEFAULTS, type PlanRequest, type StopTimesRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { TerritoryDirectory } from '@maillage/nest-kit';
import type { Answer } from '@maillage/ports';
import { FixedClock, RecordingMeter } from '@maillage/testing';
import type { Alert, TripUpdate, VehiclePosition } from '@maillage/transit-model';
import { readFeed, type FeedFiles } from '@maillage/transit-gtfs';
import { buildTimetable, writeSnapshot } from '@maillage/transit-timetable';
import { FollowAvailability } from '../live/follow-availability.use-case.js';
import { FollowRealtime } from '../live/follow-realtime.use-case.js';
import { PrepareNetwork } from '../live/prepare-network.use-case.js';
import { RepublishFeeds } from '../live/republish-feeds.use-case.js';
import { LiveGauges } from '../live/live-gauges.js';
import { LiveState } from '../live/live-state.js';
import { FollowNetworks } from '../networks/follow-networks.use-case.js';
import { NetworkShelf } from '../networks/network-shelf.js';
import { TerritoryClock } from '../networks/territory-clock.js';
import { MeasureTravelTimes } from '../measure-travel-times.use-case.js';
import { PlanJourney } from '../plan-journey.use-case.js';
import { ReportReadiness } from '../report-readiness.use-case.js';
import { SearchPlaces } from '../search-places.use-case.js';
import { ServeBoards } from '../serve-boards.use-case.js';
import { DirectRouter } from './direct-router.js';
import { RecordedEvents } from './recorded-events.js';
import { ListeningNarrator, MemoryNetworks, MemorySnapshots, MemoryTerritories } from './memory-stores.js';

interface Told {
  readonly updates: readonly TripUpdate[];
  readonly alerts: readonly Alert[];
  readonly positions: readonly VehiclePosition[];
}

/** A live feed of the same timetable, beside the first. */
interface LiveFeedOfTown {
  readonly id: string;
  readonly licence?: string;
  readonly attribution?: string;
}

/** The planning feature of one territory `town`, on stores in memory. */
export class PlannedTown {
  readonly router = new DirectRouter();
  readonly narrator = new ListeningNarrator();
  readonly networks = new MemoryNetworks();
  readonly snapshots = new MemorySnapshots();
  readonly shelf = new NetworkShelf();
  readonly follow: FollowNetworks;
  readonly plan: PlanJourney;
  readonly travelTimes: MeasureTravelTimes;
  readonly boards: ServeBoards;
  readonly places: SearchPlaces;
  readonly readiness: ReportReadiness;
  readonly live: LiveState;
  readonly realtime: FollowRealtime;
  readonly feeds: RepublishFeeds;
  readonly published = new RecordedEvents();
  readonly meter = new RecordingMeter();
  readonly clock: FixedClock;
  readonly #territories = new MemoryTerritories();
  #liveSequence = 0;

  constructor(
    private readonly feedId: string,
    private readonly timezone: string,
    now: string,
    private readonly others: readonly LiveFeedOfTown[],
  ) {
    const directory = new TerritoryDirectory(this.#territories);
    this.clock = new FixedClock((Date.parse(now) / 1000) as Instant);
    const clock = new TerritoryClock(directory, this.clock);
    const { networks, snapshots, router, shelf, narrator } = this;
    this.live = new LiveState(directory, this.clock);
    this.feeds = new RepublishFeeds(this.live, shelf, directory, clock);
    const gauges = new LiveGauges(this.meter, shelf, clock);
    this.realtime = new FollowRealtime(this.live, shelf, router.networks, clock, this.published, gauges);
    this.follow = new FollowNetworks(
      directory,
      networks,
      snapshots,
      router.networks,
      router.journeys,
      shelf,
      clock,
      narrator,
      new PrepareNetwork(this.realtime, new FollowAvailability(this.live, shelf, router.networks)),
    );
    this.plan = new PlanJourney(shelf, router.journeys, clock);
    this.travelTimes = new MeasureTravelTimes(shelf, router.reach, clock);
    this.boards = new ServeBoards(shelf, clock);
    this.places = new SearchPlaces(shelf);
    this.readiness = new ReportReadiness(directory, shelf);
  }

  async declare(): Promise<void> {
    const { feedId: id, timezone } = this;
    const feeds = [
      { id, kind: 'gtfs', url: './gtfs.zip', licence: 'etalab-2.0', attribution: 'City lines' },
      { id: `${id}-rt`, kind: 'gtfs-rt', for: id, url: 'https://rt.example/feed.pb', max_age: '5m' },
      ...this.others.map((other) => ({ ...other, kind: 'gtfs-rt', for: id, url: 'https://other.example/feed.pb' })),
    ];
    await this.#territories.put(territorySchema.parse({ id: 'town', name: 'Town', timezone, feeds }));
  }

  /** Stores a network of the feed and makes it active, without telling anybody. */
  async publish(files: FeedFiles, streets?: Uint8Array): Promise<void> {
    const { feed, notices } = await readFeed(files);
    if (!feed) throw new Error(`no feed: ${JSON.stringify(notices)}`);
    const checksum = streets && (await this.snapshots.put('town', streets));
    const timetable = buildTimetable([{ id: this.feedId, feed }], { timezone: this.timezone });
    await this.activate(writeSnapshot(timetable, checksum === undefined ? {} : { streets: checksum }), checksum);
  }

  /** Its realtime feed says this, all of it, and the network hears of it. */
  async tell(
    { updates = [], alerts = [], positions = [] }: Partial<Told>,
    sequence = this.#liveSequence + 1,
    feed = `${this.feedId}-rt`,
  ): Promise<void> {
    this.#liveSequence = sequence;
    const now = this.clock.now();
    const place = { territory: 'town', feed, part: '0', slice: 0, sequence, fetchedAt: now, timestamp: now };
    await this.live.put('updates', place, updates);
    await this.live.put('alerts', place, alerts);
    await this.live.put('positions', place, positions);
    await this.realtime.applyAll();
  }

  /** `streets` is what the generation names, whatever the network says. */
  async activate(snapshot: Uint8Array, streets?: string): Promise<void> {
    const checksum = await this.snapshots.put('town', snapshot);
    const expected = (await this.networks.active('town'))?.generation;
    await this.networks.activate({ territory: 'town', expected, checksum, streets, feeds: [] });
  }
}

interface TownOptions {
  readonly feed?: string;
  readonly timezone?: string;
  readonly now?: string;
  readonly others?: readonly LiveFeedOfTown[];
}

/** A town whose feed answers. */
export async function planTown(files: FeedFiles, options: TownOptions = {}) {
  const { feed = 'city', timezone = 'Europe/Paris', now = '2026-01-20T08:00:00+01:00', others = [] } = options;
  const town = new PlannedTown(feed, timezone, now, others);
  await town.declare();
  await town.publish(files);
  await town.follow.refreshAll();
  return town;
}

export const jsonOf = async (answer: Promise<Answer>): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await answer).body)) as unknown;

/** MOTIS's defaults. */
export const PLAN: Omit<PlanRequest, 'from' | 'to'> = {
  territory: 'town',
  apiVersion: 6,
  ...PLAN_DEFAULTS,
};

export const BOARD: StopTimesRequest = {
  territory: 'town',
  apiVersion: 6,
  exactRadius: false,
  arriveBy: false,
  direction: 'LATER',
  modes: ['TRANSIT'],
  count: 10,
  fetchStops: false,
  language: [],
};
