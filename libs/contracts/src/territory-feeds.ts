/** Kinds of datasets that are fetched, kept as versions, judged and built into the network. */
export const FEED_KINDS = ['gtfs', 'osm', 'heights', 'gbfs', 'parking'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** Formats in which parking facilities are published. */
export const PARKING_PROFILES = [
  'datex2-v2',
  'datex2-v3',
  'opendatasoft',
  'parkapi-v2',
  'parkapi-v3',
  'schema-stationnement',
  'schema-stationnement-cyclable',
] as const;
export type ParkingProfileName = (typeof PARKING_PROFILES)[number];

/** One dataset that a territory declares and that is fetched. */
export interface FeedDeclaration {
  /** Unique in the territory, whatever the kind. */
  readonly id: string;
  readonly kind: FeedKind;
  readonly url: string;
  /** Seconds between two fetches; fetched once when undefined. */
  readonly refresh?: number | undefined;
  /** Of kind `parking`: its format. */
  readonly profile?: ParkingProfileName | undefined;
  /** Of kind `parking`: where the moment's state is, when that is elsewhere. */
  readonly live?: unknown;
  /** With `${NAME}` where the environment has a secret. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A `file:` URL of the certificates that alone are believed of its server. */
  readonly ca?: string | undefined;
}

interface Identified {
  readonly id: string;
  readonly kind: string;
}

interface Declared {
  readonly feeds: readonly Identified[];
  readonly streets: readonly {
    readonly id?: string | undefined;
    readonly url: string;
    readonly refresh?: number | undefined;
    readonly headers?: Readonly<Record<string, string>> | undefined;
    readonly ca?: string | undefined;
  }[];
  readonly heights?: { readonly url: string; readonly refresh?: number | undefined } | undefined;
}

/** All that a territory fetches: its feeds, its extracts of OpenStreetMap as feeds of kind `osm`, and its ground heights. */
export function listFeeds({ feeds, streets, heights }: Declared): readonly FeedDeclaration[] {
  const extracts = streets.map(({ id, url, refresh, headers, ca }, index) => ({
    id: id ?? (index === 0 ? 'streets' : `streets-${String(index + 1)}`),
    kind: 'osm' as const,
    url,
    refresh,
    ...(headers && { headers }),
    ...(ca !== undefined && { ca }),
  }));
  const ground = heights ? [{ id: 'heights', kind: 'heights' as const, ...heights }] : [];
  return [...feeds.filter(isFetched).map(withStandingRefresh), ...extracts, ...ground];
}

const isFetched = (feed: Identified): feed is FeedDeclaration => FEED_KINDS.some((kind) => kind === feed.kind);

/** Formats that tell how full a place is, beside where it is. */
export const TELLING_PROFILES: ReadonlySet<string> = new Set<ParkingProfileName>([
  'datex2-v2',
  'datex2-v3',
  'opendatasoft',
  'parkapi-v2',
  'parkapi-v3',
]);

/** Seconds. What stands is asked for this often at most where one interval is given for it and for the moment's state. */
const STANDING_REFRESH = 3_600;

function withStandingRefresh(feed: FeedDeclaration): FeedDeclaration {
  const { kind, refresh, profile = '', live } = feed;
  const isShared = kind === 'gbfs' || (kind === 'parking' && live === undefined && TELLING_PROFILES.has(profile));
  return isShared && refresh !== undefined ? { ...feed, refresh: Math.max(refresh, STANDING_REFRESH) } : feed;
}
