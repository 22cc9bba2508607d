import { TELLING_PROFILES, type ParkingProfileName } from './territory-feeds.js';
import type { Territory } from './territory.js';

export const LIVE_KINDS = ['gtfs-rt', 'gbfs', 'parking'] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

/** One feed of the moment's state that a territory declares: it is asked for again and again, or sent to us. */
export interface LiveFeed {
  /** The feed's id, which its standing part has too. */
  readonly id: string;
  readonly kind: LiveKind;
  /** None when the operator sends it. */
  readonly urls: readonly string[];
  /** Seconds between two fetches; fetched once when undefined. */
  readonly refresh: number | undefined;
  /** Seconds after which what it said is no longer believed. */
  readonly maxAge: number;
  /** With `${NAME}` where the environment has a secret. */
  readonly headers: Readonly<Record<string, string>>;
  /** A `file:` URL of the certificates that alone are believed of its server. */
  readonly ca?: string | undefined;
  /** Of kind `gtfs-rt`: the timetable that it tells about. */
  readonly timetable: string | undefined;
  /** Of kind `parking`: its format. */
  readonly profile: ParkingProfileName | undefined;
  /** `${NAME}` of the token with which the operator may send it. */
  readonly pushToken: string | undefined;
}

/** The part that tells how the list of a GBFS system's documents fares; it is no part of the state. */
export const DISCOVERY_PART = 'discovery';

/** The parts that a feed may have as it is declared. Of others nothing is believed: the file named them once. */
export function livePartsOf({ kind, urls, pushToken }: LiveFeed): readonly string[] {
  if (kind === 'gbfs') return [DISCOVERY_PART, 'stations', 'vehicles', 'zones'];
  return [...urls.map((_, index) => String(index)), ...(pushToken === undefined ? [] : ['push'])];
}

/** Seconds. */
const REFRESH = 30;
const MAX_AGE: Record<LiveKind, number> = { 'gtfs-rt': 300, gbfs: 300, parking: 900 };

/** All that tells of the moment in a territory. */
export function listLiveFeeds(territory: Pick<Territory, 'feeds'>): readonly LiveFeed[] {
  return territory.feeds.flatMap((feed): LiveFeed[] => {
    if (feed.kind === 'gtfs') return [];
    const { id, kind, headers = {}, ca } = feed;
    const maxAge = feed.max_age ?? MAX_AGE[kind];
    const common = { id, kind, maxAge, headers, ca, timetable: undefined, profile: undefined, pushToken: undefined };
    if (feed.kind === 'gbfs') return [{ ...common, urls: [feed.url], refresh: feed.refresh }];
    if (feed.kind === 'gtfs-rt') {
      const urls = feed.url === undefined ? [] : [feed.url].flat();
      const refresh = feed.refresh ?? REFRESH;
      return [{ ...common, urls, refresh, timetable: feed.for, pushToken: feed.push?.token }];
    }
    const profile = feed.live?.profile ?? feed.profile;
    if (!feed.live && !feed.push && !TELLING_PROFILES.has(profile)) return [];
    const refresh = feed.live ? (feed.live.refresh ?? REFRESH) : feed.refresh;
    return [{ ...common, urls: urlsOf(feed), refresh, profile, pushToken: feed.push?.token }];
  });
}

type ParkingFeed = Extract<Territory['feeds'][number], { kind: 'parking' }>;

const urlsOf = ({ url, live, push, profile }: ParkingFeed): readonly string[] => {
  if (live) return [live.url];
  return push && !TELLING_PROFILES.has(profile) ? [] : [url];
};
