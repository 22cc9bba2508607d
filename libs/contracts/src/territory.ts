import { z } from 'zod';
import { isIdentifier, isTimeZone, type Instant } from '@maillage/kernel';

const identifier = z.string().refine(isIdentifier, 'use 1 to 40 of a-z, 0-9 and -');

/** `30s`, `15m`, `6h`, `7d` → seconds. */
const duration = z
  .string()
  .regex(/^\d{1,6}[smhd]$/, 'write a duration as 30s, 15m, 6h or 7d')
  .transform(
    (text) => Number(text.slice(0, -1)) * { s: 1, m: 60, h: 3600, d: 86_400 }[text.slice(-1) as 's' | 'm' | 'h' | 'd'],
  );

const gtfsFeed = z.strictObject({
  id: identifier,
  kind: z.literal('gtfs'),
  /** A zip or a folder; a path is relative to the territory file. */
  url: z.string().min(1),
  /** Seconds between two fetches; never fetched again by itself when absent. */
  refresh: duration.optional(),
});

/** Kinds that the file may name and that this version does not read yet. */
const laterFeed = z.looseObject({ id: identifier, kind: z.enum(['gtfs-rt', 'gbfs', 'parking']) });

const clock = z.strictObject({
  at: z.iso.datetime({ offset: true }).transform((text) => (Date.parse(text) / 1000) as Instant),
  mode: z.enum(['fixed', 'running']),
});

/** A territory as its YAML file declares it. */
export const territorySchema = z.strictObject({
  id: identifier,
  name: z.string().min(1).max(200),
  timezone: z.string().refine(isTimeZone, 'use a name of the IANA database, such as Europe/Paris'),
  /** Real time when absent. */
  clock: clock.optional(),
  streets: z.array(z.strictObject({ url: z.string().min(1) })).default([]),
  feeds: z
    .array(z.discriminatedUnion('kind', [gtfsFeed, laterFeed]))
    .min(1)
    .refine((feeds) => new Set(feeds.map((feed) => feed.id)).size === feeds.length, 'two feeds have the same id'),
});

export type Territory = z.output<typeof territorySchema>;
export type TerritoryFeed = Territory['feeds'][number];
export type GtfsFeed = z.output<typeof gtfsFeed>;

export const isGtfsFeed = (feed: TerritoryFeed): feed is GtfsFeed => feed.kind === 'gtfs';

/** The territory's present: its own clock, or the system's. `startedAt` is when the install first knew the territory. */
export function territoryNow(territory: Territory, startedAt: Instant, systemNow: Instant): Instant {
  if (!territory.clock) return systemNow;
  const elapsed = territory.clock.mode === 'running' ? systemNow - startedAt : 0;
  return (territory.clock.at + elapsed) as Instant;
}
