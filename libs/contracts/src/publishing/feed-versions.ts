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

const explanation = bilingual.nullable().describe('What the code means and what to do, when it is of a fetch');

/** How what stands of a feed was fetched last, as operators see it. */
const fetchView = z.object({
  at: z.string().describe('ISO 8601, UTC, by the clock of the territory'),
  outcome: z
    .enum(['changed', 'unchanged', 'failed'])
    .describe('changed: a new version came; `latest` tells whether it may answer'),
  code: z.string().nullable().describe('Why it failed, or why what came may not answer'),
  explanation,
  lastSuccess: z.string().nullable(),
  failingSince: z
    .string()
    .nullable()
    .describe('When the first of the failures in a row was; null unless the last fetch failed'),
  inARow: z.int().describe('Failures in a row'),
  milliseconds: z.int().describe('From the request to the end of reading'),
  bytes: z.int().describe('Of the archive; 0 unless it changed'),
  entities: z.record(z.string(), z.int()).describe('What was read, when it changed: stops, trips, stations, streets …'),
});
export type FetchView = z.output<typeof fetchView>;

/** How the moment's state of a feed is fetched, as operators see it. */
const liveFeedView = z.object({
  state: z
    .enum(['waiting', 'live', 'late', 'failing'])
    .describe(
      'waiting: never heard of; live: believed; late: too old to be believed; failing: believed, but the last fetch failed',
    ),
  lastSuccess: z.string().nullable().describe('ISO 8601, UTC, by the clock of the territory'),
  ageSeconds: z.int().nullable().describe('Of what the feed last said, by its own account when it gives one'),
  maxAgeSeconds: z.int().describe('Older data are not used'),
  entities: z.record(z.string(), z.int()).describe('What was read last: tripUpdates, alerts, stations …'),
  lastError: z
    .object({
      code: z.string(),
      explanation,
      at: z.string(),
      since: z.string().describe('When the first of the failures in a row was'),
      inARow: z.int(),
    })
    .nullable()
    .describe('Of the last fetch, when that failed'),
  parts: z.array(
    z.object({
      part: z.string().describe('Number of the address in the territory file, the document, or push'),
      outcome: z.enum(['changed', 'unchanged', 'failed']),
      code: z.string().nullable(),
      at: z.string(),
      milliseconds: z.int(),
      bytes: z.int(),
      notices: z.record(z.string(), z.int()),
    }),
  ),
  matches: z
    .object({ received: z.int(), matched: z.int(), unmatched: z.record(z.string(), z.int()) })
    .nullable()
    .describe('Of trip updates: how many found their trip, and why the others did not'),
});
export type LiveFeedView = z.output<typeof liveFeedView>;

const feedView = z.object({
  id: z.string(),
  kind: z.string(),
  active: feedVersionView.nullable(),
  latest: feedVersionView.nullable(),
  fetch: fetchView
    .nullable()
    .describe('The last fetch of what stands: null until there is one, and for feeds of the moment alone'),
  live: liveFeedView.nullable(),
});
export const feedsView = z.object({ territory: z.string(), feeds: z.array(feedView) });
export type FeedsView = z.output<typeof feedsView>;

export const livePushed = z.object({
  territory: z.string(),
  feed: z.string(),
  sequence: z.int().describe('Grows with everything that is sent or fetched'),
  outcome: z.enum(['changed', 'unchanged']),
  entities: z.record(z.string(), z.int()).describe('What was read: tripUpdates, alerts, facilities …'),
  notices: z.record(z.string(), z.int()).describe('Findings about the data, by code'),
});
export type LivePushed = z.output<typeof livePushed>;

export const refreshAccepted = z.object({
  territory: z.string(),
  feed: z.string(),
  versions: z.string().describe('Address where the outcome appears'),
});
export type RefreshAccepted = z.output<typeof refreshAccepted>;

export const versionReviewed = z.object({
  territory: z.string(),
  feed: z.string(),
  version: z.int(),
  state: z
    .enum(['READY', 'SCHEDULED', 'REJECTED'])
    .describe('READY: the next network has it; SCHEDULED: from its first day on; REJECTED: never'),
  versions: z.string().describe('Address where the outcome appears'),
});
export type VersionReviewed = z.output<typeof versionReviewed>;

/** Versions to list, newest first. */
export const feedVersionsQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) });
export type FeedVersionsQuery = z.output<typeof feedVersionsQuery>;
