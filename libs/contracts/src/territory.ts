import { z } from 'zod';
import { isIdentifier, isTimeZone, type Instant } from '@maillage/kernel';
import { listFeeds, PARKING_PROFILES } from './territory-feeds.js';
import { planningSettings } from './territory-planning.js';

const identifier = z.string().refine(isIdentifier, 'use 1 to 40 of a-z, 0-9 and -');

/** `30s`, `15m`, `6h`, `7d` → seconds. */
const duration = z
  .string()
  .regex(/^\d{1,6}[smhd]$/, 'write a duration as 30s, 15m, 6h or 7d')
  .transform(
    (text) => Number(text.slice(0, -1)) * { s: 1, m: 60, h: 3600, d: 86_400 }[text.slice(-1) as 's' | 'm' | 'h' | 'd'],
  );

/** What is fetched: from where, and how often. */
const fetched = {
  /** A path is relative to the territory file. */
  url: z.string().min(1),
  /** Seconds between two fetches; never fetched again by itself when absent. */
  refresh: duration.optional(),
};

/** What tells of the moment, too. */
const live = {
  /** Seconds after which a number of free places or vehicles is no longer believed; a limit of ours when absent. */
  max_age: duration.optional(),
};

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
});
/** A kind that the file may name and that this version does not read yet. */
const laterFeed = z.looseObject({ id: identifier, kind: z.literal('gtfs-rt') });

/** An `.osm.pbf` file; extracts of one territory may overlap. */
const extract = z.strictObject({ id: identifier.optional(), ...fetched });

/** Ground heights as SRTM tiles: `N48E007.hgt`, a folder of them, or a zip. */
const heights = z.strictObject(fetched);

const clock = z.strictObject({
  at: z.iso.datetime({ offset: true }).transform((text) => (Date.parse(text) / 1000) as Instant),
  mode: z.enum(['fixed', 'running']),
});

/** A territory as its YAML file declares it. */
export const territorySchema = z
  .strictObject({
    id: identifier,
    name: z.string().min(1).max(200),
    timezone: z.string().refine(isTimeZone, 'use a name of the IANA database, such as Europe/Paris'),
    /** Real time when absent. */
    clock: clock.optional(),
    streets: z.array(extract).default([]),
    heights: heights.optional(),
    feeds: z
      .array(z.discriminatedUnion('kind', [gtfsFeed, gbfsFeed, parkingFeed, laterFeed]))
      .min(1)
      .refine((feeds) => isDistinct(feeds.map(({ id }) => id)), 'two feeds have the same id'),
    /** Defaults where absent; `planningOf` fills them in. */
    planning: planningSettings.optional(),
  })
  .refine(({ feeds, streets, heights }) => hasOwnIds({ feeds, streets, heights }), {
    path: ['streets'],
    message: 'an extract or the heights have the id of another or of a feed',
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
  const elapsed = territory.clock.mode === 'running' ? systemNow - startedAt : 0;
  return (territory.clock.at + elapsed) as Instant;
}
