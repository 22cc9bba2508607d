import { entry, serviceAnchor, type ServiceDay } from '@maillage/kernel';
import { runsOn } from '@maillage/transit-model';
import type { Services } from '../timetable.js';
import type { FeedSource } from './stop-rows.js';

export interface ServiceDays {
  readonly services: Services;
  readonly firstDay: ServiceDay;
  readonly dayCount: number;
  /** Number of the first service of each feed. */
  readonly firstOfFeed: readonly number[];
}

/** The calendars of all feeds on the union of their days. */
export function buildServices(feeds: readonly FeedSource[]): ServiceDays {
  const calendars = feeds.map(({ feed }) => feed.services).filter(({ dayCount }) => dayCount > 0);
  const firstDay = calendars.reduce((first, { firstDay: day }) => Math.min(first, day), Infinity);
  const lastDay = calendars.reduce(
    (last, { firstDay: day, dayCount }) => Math.max(last, day + dayCount - 1),
    -Infinity,
  );
  const dayCount = calendars.length === 0 ? 0 : lastDay - firstDay + 1;
  const first = (calendars.length === 0 ? 0 : firstDay) as ServiceDay;

  const firstOfFeed: number[] = [];
  let count = 0;
  for (const { feed } of feeds) {
    firstOfFeed.push(count);
    count += feed.services.ids.length;
  }
  const wordsPerService = (dayCount + 31) >> 5;
  const bits = new Uint32Array(count * wordsPerService);
  const feedOf = new Uint16Array(count);
  const anchors = new Float64Array(feeds.length * dayCount);
  feeds.forEach(({ feed }, index) => {
    const base = entry(firstOfFeed, index);
    feedOf.fill(index, base, base + feed.services.ids.length);
    copyBits(feed.services, first, bits, base, wordsPerService);
    fillAnchors(anchors.subarray(index * dayCount, (index + 1) * dayCount), first, feed.timezone);
  });
  return { services: { count, feed: feedOf, wordsPerService, bits, anchors }, firstDay: first, dayCount, firstOfFeed };
}

function copyBits(
  calendar: FeedSource['feed']['services'],
  firstDay: ServiceDay,
  bits: Uint32Array,
  base: number,
  wordsPerService: number,
): void {
  for (let service = 0; service < calendar.ids.length; service++)
    for (let d = 0; d < calendar.dayCount; d++) {
      const day = (calendar.firstDay + d) as ServiceDay;
      if (!runsOn(calendar, service, day)) continue;
      const word = (base + service) * wordsPerService + ((day - firstDay) >> 5);
      bits[word] = bits[word] | (1 << ((day - firstDay) & 31));
    }
}

/**
 * A zone's offset is asked for every other week only: where both ends of a stretch agree, so do the days between.
 * (No zone has changed its clocks twice within a fortnight since GTFS exists.)
 */
function fillAnchors(anchors: Float64Array, firstDay: ServiceDay, zone: string): void {
  const STRETCH = 14;
  for (let from = 0; from < anchors.length; from += STRETCH) {
    const to = Math.min(from + STRETCH, anchors.length) - 1;
    const first = serviceAnchor((firstDay + from) as ServiceDay, zone);
    const last = serviceAnchor((firstDay + to) as ServiceDay, zone);
    const regular = last - first === (to - from) * 86_400;
    for (let d = from; d <= to; d++)
      anchors[d] = regular ? first + (d - from) * 86_400 : serviceAnchor((firstDay + d) as ServiceDay, zone);
  }
}
