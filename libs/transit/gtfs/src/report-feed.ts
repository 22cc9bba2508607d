import type { ServiceDay } from '@maillage/kernel';
import type { ServiceCalendar, Stop, TransitFeed, TripTable } from '@maillage/transit-model';
import type { FeedOutline, FeedReport } from './feed-report.js';
import type { FeedReading } from './read-feed.js';

/** What a reading found, small enough to be kept; a feed that was refused has counts of zero. */
export function reportFeed({ feed, notices }: FeedReading, fingerprint: string): FeedReport {
  if (feed === undefined) return { ...NOTHING, fingerprint, notices };
  const { firstDay, tripsPerDay } = countTripsPerDay(feed.services, feed.trips);
  const { version } = feed.publisher;
  return {
    fingerprint,
    counts: {
      agencies: feed.agencies.length,
      stops: feed.stops.length,
      routes: feed.routes.length,
      trips: feed.trips.count,
      stopTimes: feed.stopTimes.count,
    },
    firstDay,
    lastDay: firstDay === undefined ? undefined : ((firstDay + tripsPerDay.length - 1) as ServiceDay),
    timezone: feed.timezone,
    ...(version !== '' && { feedVersion: version }),
    notices,
    outline: outlineOf(feed, tripsPerDay),
  };
}

const NOTHING: FeedReport = {
  fingerprint: '',
  counts: { agencies: 0, stops: 0, routes: 0, trips: 0, stopTimes: 0 },
  firstDay: undefined,
  lastDay: undefined,
  timezone: '',
  notices: [],
  outline: { agencies: [], routes: {}, tripsPerDay: [], stopIdHashes: [], tripIdHashes: [], box: undefined },
};

/** Numbers of trips from the first day with a trip to the last. */
function countTripsPerDay(
  services: ServiceCalendar,
  trips: TripTable,
): { firstDay: ServiceDay | undefined; tripsPerDay: number[] } {
  const perService = new Int32Array(services.ids.length);
  for (const service of trips.service) perService[service] = (perService[service] as number) + 1;
  const perDay = new Array<number>(services.dayCount).fill(0);
  perService.forEach((count, service) => {
    if (count === 0) return;
    for (let d = 0; d < services.dayCount; d++) {
      const word = services.bits[service * services.wordsPerService + (d >> 5)] as number;
      if ((word >>> (d & 31)) & 1) perDay[d] = (perDay[d] as number) + count;
    }
  });
  const first = perDay.findIndex((count) => count > 0);
  if (first < 0) return { firstDay: undefined, tripsPerDay: [] };
  const last = perDay.findLastIndex((count) => count > 0);
  return { firstDay: (services.firstDay + first) as ServiceDay, tripsPerDay: perDay.slice(first, last + 1) };
}

function outlineOf(feed: TransitFeed, tripsPerDay: readonly number[]): FeedOutline {
  return {
    agencies: feed.agencies.map(({ name }) => name).sort(),
    routes: Object.fromEntries(feed.routes.map(({ id, shortName, longName }) => [id, `${shortName}|${longName}`])),
    tripsPerDay,
    stopIdHashes: sortedHashes(feed.stops.map(({ id }) => id)),
    tripIdHashes: sortedHashes(feed.trips.id),
    box: boxOf(feed.stops),
  };
}

const sortedHashes = (ids: readonly string[]): number[] => [...Uint32Array.from(ids, hashOfText).sort()];

const { imul } = Math;

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

function boxOf(stops: readonly Stop[]): FeedOutline['box'] {
  if (stops.length === 0) return undefined;
  const box = { south: 90, west: 180, north: -90, east: -180 };
  for (const { latitude, longitude } of stops) {
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
  }
  return box;
}
