import type { Facility, StreetLeg } from '@maillage/itinerary-model';
import { stateOf, type TripRun } from '@maillage/itinerary-planner';
import { at, parseScopedId, type Instant } from '@maillage/kernel';
import type { FeedIndex, PatternIndex, RealtimeTimetable } from '@maillage/transit-timetable';
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

interface ToldSource {
  readonly text: JsonMembers;
  readonly bytes: Uint8Array;
}

function told(members: object): ToldSource {
  const text = membersOf(members);
  return { text, bytes: utf8(text) };
}

/** The newest messages that an answer is made with, the same in every replica that received the same. */
interface Received {
  readonly realtimeSequence: number;
  /** Undefined where nothing depends on it. */
  readonly availabilitySequence?: number;
}

/** What an answer is made with: one value of realtime, and what is known of the feeds behind it. */
export class Moment {
  /** By feed of the timetable: what is told of planned and of live runs. */
  readonly #members = new Map<number, readonly [planned: ToldSource, live: ToldSource]>();

  constructor(
    readonly realtime: RealtimeTimetable,
    private readonly feeds: readonly LiveFeedStatus[],
    private readonly now: Instant,
    readonly alerts: AlertTexts,
    readonly received: Received,
    /** By feed, as the territory declares them. */
    private readonly names: ReadonlyMap<string, FeedNames> = new Map(),
  ) {}

  /** Where what is said of a run comes from, and how old it is. */
  members(run: TripRun): JsonMembers {
    return this.#sourceOf(run).text;
  }

  /** The same as bytes. */
  memberBytes(run: TripRun): Uint8Array {
    return this.#sourceOf(run).bytes;
  }

  /** Where what is said of the vehicle or the place of a street leg comes from; nothing where only the map tells of it. */
  facilityMembers({ id }: Facility, { taken, left }: StreetLeg): JsonMembers {
    const feed = parseScopedId(id)?.feed;
    if (feed === undefined || feed === MAP) return '';
    const live = [taken, left].filter((told) => told?.basis === 'live');
    const ages = live.flatMap((told) => told?.ageSeconds ?? []);
    const now = { liveFeeds: [...new Set(live.map((told) => told?.feed ?? feed))], ageSeconds: Math.max(0, ...ages) };
    return membersOf({ dataSource: { ...this.#named(feed), live: live.length > 0, ...(live.length > 0 && now) } });
  }

  /** What is missing just now, by kind of feed: those whose data are too old or never came. */
  get missing(): readonly LiveFeedStatus[] {
    return this.feeds.filter(({ observedAt }) => observedAt === undefined);
  }

  #sourceOf(run: TripRun): ToldSource {
    const { routes, patterns, trips } = this.realtime.timetable;
    const route = at(patterns.route, at(trips.pattern, run.trip) as PatternIndex);
    const feed = routes.feed[route] as FeedIndex;
    let known = this.#members.get(feed);
    if (!known) {
      known = this.#describe(feed);
      this.#members.set(feed, known);
    }
    return stateOf(this.realtime, run).isLive ? known[1] : known[0];
  }

  #named(feed: string, publisher = '') {
    const { licence, attribution = publisher } = this.names.get(feed) ?? {};
    return { feed, ...(attribution !== '' && { attribution }), ...(licence !== undefined && { licence }) };
  }

  #describe(index: FeedIndex): readonly [planned: ToldSource, live: ToldSource] {
    const feed = this.realtime.timetable.feeds[index];
    const id = feed?.id ?? '';
    const source = this.#named(id, feed?.publisherName);
    const live = this.feeds.filter(({ timetable, observedAt }) => timetable === id && observedAt !== undefined);
    const observedAt = Math.max(...live.map((status) => status.observedAt ?? 0));
    const ageSeconds = Math.max(0, this.now - observedAt);
    return [
      told({ dataSource: { ...source, live: false } }),
      told({
        dataSource: {
          ...source,
          live: true,
          ...(live.length > 0 && { liveFeeds: live.map((status) => status.id), ageSeconds }),
        },
      }),
    ];
  }
}

/** What an answer was made with, and what it lacks. */
export function momentMembers({ received, missing }: Moment) {
  const partial = missing.map(({ id, kind }) => ({ reason: REASONS[kind], feed: id }));
  return { ...received, ...(partial.length > 0 && { partial }) };
}

/** As the ids of facilities of OpenStreetMap begin. */
const MAP = 'osm';

const REASONS = { 'gtfs-rt': 'NO_REALTIME', gbfs: 'NO_SHARED_VEHICLES', parking: 'NO_PARKING_AVAILABILITY' } as const;
