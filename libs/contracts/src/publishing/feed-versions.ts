import { z } from 'zod';

const bilingual = z.object({ fr: z.string(), en: z.string() });
const counts = z.object({
  agencies: z.int(),
  stops: z.int(),
  routes: z.int(),
  trips: z.int(),
  stopTimes: z.int(),
});
const notice = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  file: z.string().optional(),
  row: z.int().optional().describe('1-based line; the header is line 1'),
  field: z.string().optional(),
  value: z.string().optional(),
  message: bilingual,
});

/** One publication of a feed, as operators see it. */
const feedVersionView = z.object({
  version: z.int().describe('1, 2, 3 … inside the feed'),
  state: z.enum(['RECEIVED', 'REJECTED', 'HELD', 'SCHEDULED', 'READY', 'ACTIVE', 'RETIRED', 'FAILED']),
  digest: z.string().describe('SHA-256 of the archive, hexadecimal'),
  bytes: z.int(),
  receivedAt: z.string().describe('ISO 8601, UTC'),
  counts: z
    .record(z.string(), z.int())
    .nullable()
    .describe('What is inside, by the kind of the feed: stops, routes, trips …, or nodes, ways, streets'),
  firstDate: z.string().nullable().describe('First day on which a trip runs, YYYY-MM-DD'),
  lastDate: z.string().nullable(),
  changes: z
    .object({
      routes: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
      stops: z.object({ added: z.int(), removed: z.int() }),
      trips: z.object({ added: z.int(), removed: z.int() }),
      counts: z.object({ before: counts, after: counts }),
      dates: z.object({ before: z.array(z.string()), after: z.array(z.string()) }),
    })
    .nullable()
    .describe('Against the version that was active when this one was judged'),
  notices: z.array(
    z.object({
      code: z.string(),
      severity: notice.shape.severity,
      count: z.int(),
      samples: z.array(notice),
    }),
  ),
});
export type FeedVersionView = z.output<typeof feedVersionView>;

export const feedVersionsView = z.object({
  territory: z.string(),
  feed: z.string(),
  versions: z.array(feedVersionView),
});
export type FeedVersionsView = z.output<typeof feedVersionsView>;

const feedView = z.object({
  id: z.string(),
  kind: z.string(),
  active: feedVersionView.nullable(),
  latest: feedVersionView.nullable(),
});
export const feedsView = z.object({ territory: z.string(), feeds: z.array(feedView) });
export type FeedsView = z.output<typeof feedsView>;

export const refreshAccepted = z.object({
  territory: z.string(),
  feed: z.string(),
  versions: z.string().describe('Address where the outcome appears'),
});
export type RefreshAccepted = z.output<typeof refreshAccepted>;

/** Versions to list, newest first. */
export const feedVersionsQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) });
export type FeedVersionsQuery = z.output<typeof feedVersionsQuery>;
