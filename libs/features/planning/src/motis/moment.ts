import type { Facility, StreetLeg } from '@maillage/itinerary-model';
import type { TripRun } from '@maillage/itinerary-planner';
import { at, parseScopedId, type Instant } from '@maillage/kernel';
import { updateOf, type FeedIndex, type PatternIndex, type RealtimeTimetable } from '@maillage/transit-timetable';
import type { RunSources } from '../live/run-sources.js';
import type { AlertTexts } from './alert-texts.js';
import { utf8 } from './json-bytes.js';
import { membersOf, type JsonMembers } from './json-text.js';

/** Whether a live feed can be believed just now. */
export interface LiveFeedStatus {
  readonly id: string;
  readonly kind: 'gtfs-rt' | 'gbfs' | 'parking';
  /** Of kind `gtfs-rt`: the timetable that it tells about. */
  readonly timetable: string | undefined;
  /** When what it tells was so; undefined when nothing is believed. */
  readonly observedAt: Instant | undefined;
}

/** Under which names the data of a feed are passed on. */
export interface FeedNames {
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
}

/** Where what answers say comes from. */
export interface Origins {
  readonly feeds: readonly LiveFeedStatus[];
  readonly runs: RunSources;
  /** By feed, as the territory declares them. */
  readonly names: ReadonlyMap<string, FeedNames>;
  /** Whether people go along the streets of the map. */
  readonly hasStreets: boolean;
}

interface ToldSource {
  readonly text: JsonMembers;
  readonly bytes: Uint8Array;
}

/** The newest messages that an answer is made with, the same in every replica that received the same. */
interface Received {
  readonly realtimeSequence: number;
  /** Undefined where nothing depends on it. */
  readonly availabilitySequence?: number;
}

/** What an answer is made with: one value of realtime, and what is known of the feeds behind it. */
export class Moment {
  /** By feed of the timetable. */
  readonly #planned = new Map<number, ToldSource>();
  /** By feed of the timetable and the live feed that tells of a run. */
  readonly #live = new Map<string, ToldSource>();

  constructor(
    readonly realtime: RealtimeTimetable,
    private readonly origins: Origins,
    private readonly now: Instant,
    readonly alerts: AlertTexts,
    readonly received: Received,
  ) {}

  /** Where what is said of a run comes from, and how old it is. */
  members(run: TripRun): JsonMembers {
    return this.#sourceOf(run).text;
  }

  /** The same as bytes. */
  memberBytes(run: TripRun): Uint8Array {
    return this.#sourceOf(run).bytes;
  }

  /** Where what is said of a street leg comes from: of the vehicle or the place it is about, and of the streets. */
  streetMembers(facility: Facility | undefined, { taken, left }: StreetLeg): JsonMembers {
    const feed = facility && parseScopedId(facility.id)?.feed;
    if (feed === undefined || feed === MAP) return facility !== undefined || this.origins.hasStreets ? STREETS : '';
    const live = [taken, left].filter((told) => told?.basis === 'live');
    const ages = live.flatMap((told) => told?.ageSeconds ?? []);
    const liveFeeds = [...new Set(live.map((told) => told?.feed ?? feed))];
    return membersOf({
      dataSource: {
        ...this.#named(feed),
        live: live.length > 0,
        ...(live.length > 0 && this.#liveMembers(feed, liveFeeds, Math.max(0, ...ages))),
        ...(this.origins.hasStreets && { streets: OPEN_STREET_MAP }),
      },
    });
  }

  /** What is missing just now, by kind of feed: those whose data are too old or never came. */
  get missing(): readonly LiveFeedStatus[] {
    return this.origins.feeds.filter(({ observedAt }) => observedAt === undefined);
  }

  #sourceOf({ trip, serviceDay }: TripRun): ToldSource {
    const { routes, patterns, trips, feeds } = this.realtime.timetable;
    const route = at(patterns.route, at(trips.pattern, trip) as PatternIndex);
    const index = routes.feed[route] as FeedIndex;
    const update = updateOf(this.realtime, trip, serviceDay);
    if (update === undefined) return once(this.#planned, index, () => this.#describe(index, undefined));
    const source = this.origins.runs.feedOf(feeds[index]?.id ?? '', update);
    return once(this.#live, `${String(index)} ${source ?? ''}`, () => this.#describe(index, { source }));
  }

  #named(feed: string, publisher = '') {
    const { licence, attribution = publisher } = this.origins.names.get(feed) ?? {};
    return { feed, ...(attribution !== '' && { attribution }), ...(licence !== undefined && { licence }) };
  }

  /** With whom to name beside the feed itself, where they say. */
  #liveMembers(feed: string, liveFeeds: readonly string[], ageSeconds: number) {
    const sources = liveFeeds.filter((id) => id !== feed).map((id) => this.#named(id));
    const liveSources = sources.filter(
      ({ attribution, licence }) => attribution !== undefined || licence !== undefined,
    );
    return { liveFeeds, ...(liveSources.length > 0 && { liveSources }), ageSeconds };
  }

  /** Of a run that the live feed `source` tells of; of any live feed of the timetable where it is not known which. */
  #describe(index: FeedIndex, told: { readonly source: string | undefined } | undefined): ToldSource {
    const feed = this.realtime.timetable.feeds[index];
    const id = feed?.id ?? '';
    const named = this.#named(id, feed?.publisherName);
    if (told === undefined) return written({ dataSource: { ...named, live: false } });
    const live = this.origins.feeds.filter(
      (status) =>
        status.timetable === id &&
        status.observedAt !== undefined &&
        (told.source === undefined || told.source === status.id),
    );
    const observedAt = Math.max(...live.map((status) => status.observedAt ?? 0));
    const ids = live.map((status) => status.id);
    const now = live.length > 0 && this.#liveMembers(id, ids, Math.max(0, this.now - observedAt));
    return written({ dataSource: { ...named, live: true, ...now } });
  }
}

/** What an answer was made with, and what it lacks. */
export function momentMembers({ received, missing }: Moment) {
  const partial = missing.map(({ id, kind }) => ({ reason: REASONS[kind], feed: id }));
  return { ...received, ...(partial.length > 0 && { partial }) };
}

/** As the ids of facilities of OpenStreetMap begin. */
const MAP = 'osm';

/** Whom its licence demands to be named (openstreetmap.org/copyright). */
const OPEN_STREET_MAP = { feed: MAP, attribution: '© OpenStreetMap contributors', licence: 'ODbL-1.0' };
const STREETS = membersOf({ dataSource: { ...OPEN_STREET_MAP, live: false } });

function once<Key>(known: Map<Key, ToldSource>, key: Key, make: () => ToldSource): ToldSource {
  const told = known.get(key) ?? make();
  known.set(key, told);
  return told;
}

function written(members: object): ToldSource {
  const text = membersOf(members);
  return { text, bytes: utf8(text) };
}

const REASONS = { 'gtfs-rt': 'NO_REALTIME', gbfs: 'NO_SHARED_VEHICLES', parking: 'NO_PARKING_AVAILABILITY' } as const;
