import { DISCOVERY_PART, livePartsOf, type LiveFeed, type LiveFeedView } from '@maillage/contracts';
import { formatInstant, type Instant } from '@maillage/kernel';
import { explainCode, type FeedHealth, type LivePartHealth } from '@maillage/ports';

/** How a live feed is at `now`, by the clock of its territory. */
export function toLiveFeedView(feed: LiveFeed, health: FeedHealth | undefined, now: Instant): LiveFeedView {
  const declared = livePartsOf(feed);
  const isTold = ({ last: { part }, failures }: LivePartHealth): boolean =>
    declared.includes(part) && (part !== DISCOVERY_PART || failures > 0);
  const parts = (health?.parts ?? []).filter(isTold);
  const observed = parts.flatMap(({ last, succeededAt, timestamp }) =>
    succeededAt === undefined || last.part === DISCOVERY_PART ? [] : Math.min(succeededAt, timestamp ?? succeededAt),
  );
  const ageSeconds = observed.length > 0 ? Math.max(0, now - Math.min(...observed)) : null;
  const { matches } = health ?? {};
  return {
    state: stateOf(parts, ageSeconds, feed.maxAge),
    lastSuccess: newest(parts.flatMap(({ succeededAt }) => succeededAt ?? [])),
    ageSeconds,
    maxAgeSeconds: feed.maxAge,
    entities: sumOf(parts.map(({ entities }) => entities)),
    lastError: lastErrorOf(parts),
    parts: parts.map(({ last: { part, outcome, code = null, fetchedAt, milliseconds, bytes, notices } }) => ({
      part,
      outcome,
      code,
      at: formatInstant(fetchedAt),
      milliseconds,
      bytes,
      notices,
    })),
    matches: matches ? { received: matches.received, matched: matches.matched, unmatched: matches.unmatched } : null,
  };
}

function stateOf(parts: readonly LivePartHealth[], ageSeconds: number | null, maxAge: number): LiveFeedView['state'] {
  if (parts.length === 0) return 'waiting';
  if (ageSeconds === null || ageSeconds > maxAge) return 'late';
  return parts.some(({ failures }) => failures > 0) ? 'failing' : 'live';
}

function lastErrorOf(parts: readonly LivePartHealth[]): LiveFeedView['lastError'] {
  const [worst] = parts.filter(({ failures }) => failures > 0).sort((one, other) => other.failures - one.failures);
  if (!worst) return null;
  const { last, failures, failingSince = last.fetchedAt } = worst;
  const { code = 'FETCH_FAILED', fetchedAt } = last;
  return {
    code,
    explanation: explainCode(code) ?? null,
    at: formatInstant(fetchedAt),
    since: formatInstant(failingSince),
    inARow: failures,
  };
}

const newest = (instants: readonly Instant[]): string | null =>
  instants.length > 0 ? formatInstant(Math.max(...instants) as Instant) : null;

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [kind, count] of counts.flatMap((each) => Object.entries(each))) sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
}
