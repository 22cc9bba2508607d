import { z } from 'zod';
import { isTimeZone, type Instant } from '@maillage/kernel';
import { listFeeds, PARKING_PROFILES } from './territory-feeds.js';
import { address, fetched, fetchRules, identifier, live, liveDuration, push } from './territory-fetching.js';
import { planningSettings } from './territory-planning.js';

/** A zip or a folder of GTFS tables. */
const gtfsFeed = z.strictObject({ id: identifier, kind: z.literal('gtfs'), ...fetched });
/** A GBFS system: the address of its `gbfs.json`, or a folder that holds its files. */
const gbfsFeed = z.strictObject({ id: identifier, kind: z.literal('gbfs'), ...fetched, ...live });
/** Car parks or bicycle parks: one file, or a folder. */
const parkingFeed = z.strictObject({
  id: identifier,
  kind: z.literal('parking'),
  profile: z.enum(PARKING_PROFILES),
  ...fetched,
  ...live,
  /** Where the moment's state is, when it does not come with the descriptions. */
  live: z
    .strictObject({ url: address, refresh: liveDuration.optional(), profile: z.enum(PARKING_PROFILES).optional() })
    .optional(),
  push: push.optional(),
});
/** GTFS-Realtime of one timetable: fetched from one or several addresses, or sent to us. */
const gtfsRtFeed = z.strictObject({
  id: identifier,
  kind: z.literal('gtfs-rt'),
  /** The id of the `gtfs` feed whose trips it speaks of. */
  for: identifier,
  ...fetched,
  ...live,
  url: z.union([address, z.array(address).min(1).max(8)]).optional(),
  refresh: liveDuration.optional(),
  push: push.optional(),
});

/** An `.osm.pbf` file; extracts of one territory may overlap. */
const extract = z.strictObject({ id: identifier.optional(), ...fetched });

/** Ground heights as SRTM tiles: `N48E007.hgt`, a folder of them, or a zip. */
const heights = z.strictObject(fetched);

const clock = z.strictObject({
  at: z.iso.datetime({ offset: true }).transform((text) => (Date.parse(text) / 1000) as Instant),
  mode: z.enum(['fixed', 'running']),
  /** Of a running clock: its seconds in a second of ours. */
  speed: z.number().min(1).max(120).default(1),
});

/** A territory as its YAML file declares it. */
export const territorySchema = z
  .strictObject({
    id: identifier,
    name: z.string().min(1).max(200),
    timezone: z.string().refine(isTimeZone, 'use a name of the IANA database, such as Europe/Paris'),
    /** Whom users of published feeds may write to. */
    contact: z.email().optional(),
    /** Real time when absent. */
    clock: clock.optional(),
    /** Only public addresses are fetched from when absent. */
    fetch: fetchRules.optional(),
    streets: z.array(extract).default([]),
    heights: heights.optional(),
    feeds: z
      .array(z.discriminatedUnion('kind', [gtfsFeed, gbfsFeed, parkingFeed, gtfsRtFeed]))
      .min(1)
      .refine((feeds) => isDistinct(feeds.map(({ id }) => id)), 'two feeds have the same id'),
    /** Defaults where absent; `planningOf` fills them in. */
    planning: planningSettings.optional(),
  })
  .refine(({ feeds, streets, heights }) => hasOwnIds({ feeds, streets, heights }), {
    path: ['streets'],
    message: 'an extract or the heights have the id of another or of a feed',
  })
  .superRefine(({ feeds }, context) => {
    const timetables = new Set(feeds.filter(({ kind }) => kind === 'gtfs').map(({ id }) => id));
    for (const [index, feed] of feeds.entries()) {
      if (feed.kind !== 'gtfs-rt') continue;
      const tell = (member: string, message: string): void =>
        context.addIssue({ code: 'custom', path: ['feeds', index, member], message });
      if (!timetables.has(feed.for)) tell('for', 'no gtfs feed of this file has that id');
      if (feed.url === undefined && !feed.push) tell('url', 'received undefined');
    }
  });

export type Territory = z.output<typeof territorySchema>;
export type TerritoryFeed = Territory['feeds'][number];

/** Whether no extract has the id of another or of a feed, and none of them that of the heights. */
function hasOwnIds({ feeds, streets, heights }: Parameters<typeof listFeeds>[0]): boolean {
  const others = listFeeds({ feeds: [], streets, heights }).map(({ id }) => id);
  return isDistinct(others) && !feeds.some(({ id }) => others.includes(id));
}

const isDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** The territory's present: its own clock, or the system's. `startedAt` is when the install first knew the territory. */
export function territoryNow(territory: Territory, startedAt: Instant, systemNow: Instant): Instant {
  if (!territory.clock) return systemNow;
  const { at, mode, speed } = territory.clock;
  return (mode === 'fixed' ? at : Math.floor(at + (systemNow - startedAt) * speed)) as Instant;
}
