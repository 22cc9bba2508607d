/** Kinds of datasets that are fetched, kept as versions, judged and built into the network. */
export const FEED_KINDS = ['gtfs', 'osm', 'gbfs', 'parking'] as const;
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
  }[];
}

/** All that a territory fetches: its feeds, and its extracts of OpenStreetMap as feeds of kind `osm`. */
export function listFeeds({ feeds, streets }: Declared): readonly FeedDeclaration[] {
  const extracts = streets.map(({ id, url, refresh }, index) => ({
    id: id ?? (index === 0 ? 'streets' : `streets-${String(index + 1)}`),
    kind: 'osm' as const,
    url,
    refresh,
  }));
  return [...feeds.filter(isFetched), ...extracts];
}

const isFetched = (feed: Identified): feed is FeedDeclaration => FEED_KINDS.some((kind) => kind === feed.kind);
