import { createHash } from 'node:crypto';
import {
  feedFetched,
  listLiveFeeds,
  territoryNow,
  type FeedFetched,
  type LiveFact,
  type Territory,
} from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { Sequences, TerritoryDirectory } from '@maillage/nest-kit';
import type { Clock, EventPublisher, GaugeReading, LiveReader, LiveReading, Meter } from '@maillage/ports';
import { labelOf, monotonic, type LivePart, type Monotonic } from './live-part.js';
import { FACT_TELLERS, FACTS } from './publishing/fact-tellers.js';
import type { PublishFacts } from './publishing/publish-facts.use-case.js';
import { readContent, type Content } from './read-content.js';

export interface Arrival {
  readonly via: 'fetch' | 'push';
  /** When the request began, by the clock that never goes back. */
  readonly startedAt: number;
}

interface PartMemory {
  readonly territory: string;
  readonly feed: string;
  /** Of the bytes that were used last. */
  digest: string | undefined;
  last: { readonly timestamp: Instant | undefined; readonly entities: number } | undefined;
  /** What was counted then. */
  counts: Record<string, number>;
}

type Outcome = Pick<FeedFetched, 'outcome' | 'code' | 'timestamp' | 'feedVersion' | 'bytes' | 'entities' | 'notices'>;

const NOTHING_READ = { bytes: 0, entities: {}, notices: {} };
const MOST_NOTICES = 20;

/** Reads what came of a part, tells what changed, and tells how it went. */
export class TakeContent {
  private readonly memories = new Map<string, PartMemory>();

  constructor(
    private readonly reader: LiveReader,
    private readonly publish: PublishFacts,
    private readonly events: EventPublisher,
    private readonly sequences: Sequences,
    private readonly clock: Clock,
    private readonly meter: Meter,
    private readonly territories: Pick<TerritoryDirectory, 'list'>,
    private readonly now: Monotonic = monotonic,
  ) {
    meter.watch('maillage_live_entities', () => this.counted());
  }

  /** @throws Failure of the bus or the store: then nobody knows of it, and the content must come again */
  async execute(live: LivePart, content: Content, { via, startedAt }: Arrival): Promise<FeedFetched> {
    const { record, feed, part } = live;
    const sequence = await this.sequences.next();
    const fetchedAt = territoryNow(record.territory, record.startedAt, this.clock.now());
    const place = { territory: record.territory.id, feed: feed.id, part, sequence, fetchedAt };
    const outcome = await this.judge(live, content, place);
    const milliseconds = Math.max(0, Math.round((this.now() - startedAt) * 1_000));
    const told: FeedFetched = { ...place, kind: feed.kind, via, milliseconds, ...outcome };
    await this.events.publish(feedFetched, told);
    this.measure(told);
    return told;
  }

  private measure({ territory, feed, via, outcome, milliseconds }: FeedFetched): void {
    this.meter.count('maillage_live_fetches_total', { territory, feed, via, outcome });
    this.meter.observe('maillage_live_fetch_seconds', { territory, feed }, milliseconds / 1_000);
  }

  /** What each feed told last, its parts together; one that is declared no more is forgotten. */
  private async counted(): Promise<readonly GaugeReading<'maillage_live_entities'>[]> {
    const declared = new Set((await this.territories.list()).flatMap(({ territory }) => labelsIn(territory)));
    for (const [key, { territory, feed }] of this.memories)
      if (!declared.has(`${territory}/${feed}`)) this.memories.delete(key);
    const readings = new Map<string, GaugeReading<'maillage_live_entities'>>();
    for (const { territory, feed, counts } of this.memories.values()) {
      for (const [entity, count] of Object.entries(counts)) {
        const key = `${territory}/${feed}/${entity}`;
        const value = count + (readings.get(key)?.value ?? 0);
        readings.set(key, { labels: { territory, feed, entity }, value });
      }
    }
    return [...readings.values()];
  }

  private async judge(live: LivePart, content: Content, place: Place): Promise<Outcome> {
    const memory = this.memoryOf(live);
    if (content.kind === 'failed') return { ...NOTHING_READ, outcome: 'failed', code: content.code };
    if (content.kind === 'unchanged') return unchanged(memory);
    const bytes = content.kind === 'bytes' ? content.bytes : new Uint8Array();
    const digest = createHash('sha1').update(bytes).digest('base64');
    if (content.kind === 'bytes' && digest === memory.digest) return { ...unchanged(memory), bytes: bytes.length };
    const context = { now: place.fetchedAt, last: memory.last };
    const reading = await readContent(this.reader, live, content, context);
    const outcome: Outcome =
      typeof reading === 'string'
        ? { ...NOTHING_READ, outcome: 'failed', code: reading }
        : await this.use(reading, place, memory, digest);
    return { ...outcome, bytes: bytes.length };
  }

  private async use(reading: LiveReading, place: Place, memory: PartMemory, digest: string): Promise<Outcome> {
    const notices = noticesOf(reading);
    if (reading.refusal !== undefined) return { ...NOTHING_READ, notices, outcome: 'failed', code: reading.refusal };
    const { facts, timestamp, feedVersion, entities } = reading;
    memory.digest = undefined; // until all of it is told
    const { changed, dropped } = await this.publish.execute({ ...place, timestamp }, facts);
    memory.last = { timestamp, entities };
    memory.counts = countsOf(facts);
    memory.digest = digest;
    return {
      outcome: changed > 0 ? 'changed' : 'unchanged',
      ...(entities === 0 && { code: 'EMPTY' }),
      ...(timestamp !== undefined && { timestamp }),
      ...(feedVersion !== '' && { feedVersion }),
      bytes: 0,
      entities: memory.counts,
      notices: dropped > 0 ? { ...notices, SLICE_FULL: dropped } : notices,
    };
  }

  private memoryOf(live: LivePart): PartMemory {
    const key = `${labelOf(live)}/${live.part}`;
    const memory = this.memories.get(key) ?? {
      territory: live.record.territory.id,
      feed: live.feed.id,
      digest: undefined,
      last: undefined,
      counts: {},
    };
    this.memories.set(key, memory);
    return memory;
  }
}

type Place = Pick<FeedFetched, 'territory' | 'feed' | 'part' | 'sequence' | 'fetchedAt'>;

const labelsIn = (territory: Territory): readonly string[] =>
  listLiveFeeds(territory).map(({ id }) => `${territory.id}/${id}`);

/** What is known is still true, and so is how much it is. */
const unchanged = ({ last, counts }: PartMemory): Outcome => ({
  ...NOTHING_READ,
  outcome: 'unchanged',
  entities: counts,
  ...(last?.timestamp !== undefined && { timestamp: last.timestamp }),
});

const noticesOf = ({ notices }: LiveReading): Record<string, number> =>
  Object.fromEntries(notices.slice(0, MOST_NOTICES).map(({ code, count }) => [code, count]));

function countsOf(facts: LiveReading['facts']): Record<string, number> {
  const count = (fact: LiveFact): number | undefined =>
    fact === 'geofencing' ? facts.geofencing?.[0]?.zones.length : facts[fact]?.length;
  return Object.fromEntries(
    FACTS.flatMap((fact) => {
      const found = count(fact);
      return found === undefined ? [] : [[FACT_TELLERS[fact].countedAs, found]];
    }),
  );
}
