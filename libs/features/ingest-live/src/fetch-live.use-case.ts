import { buffer } from 'node:stream/consumers';
import { DISCOVERY_PART, type FeedFetched, type LiveFeed, type LiveKind } from '@maillage/contracts';
import { Failure, messageOf } from '@maillage/kernel';
import type { FeedSource, FetchOptions, LiveReader, Narrator, TerritoryRecord } from '@maillage/ports';
import { listPlainParts, listSystemParts } from './list-parts.js';
import { tellState } from './live-narration.js';
import { labelOf, monotonic, type FetchedPart, type Monotonic } from './live-part.js';
import type { Content } from './read-content.js';
import type { Arrival } from './take-content.use-case.js';

/** Larger than any of the field; what is longer is not downloaded to its end. */
const MAX_LIVE_BYTES: Record<LiveKind, number> = { 'gtfs-rt': 64 * 2 ** 20, gbfs: 32 * 2 ** 20, parking: 32 * 2 ** 20 };
/** A server may say "unchanged" for ever (A15): after an hour the content is asked for whole. */
const WHOLE_SECONDS = 3_600;
/** Systems move their documents now and then. */
const DISCOVERY_SECONDS = 3_600;
/** When a document fails, the list is looked at again; this often at most, for the list may not be at fault. */
const REDISCOVERY_SECONDS = 120;
/** Zones change seldom and are long. */
const ZONES_SECONDS = 120;

export interface FetchResult {
  readonly failed: boolean;
  /** When a server says how long to wait. */
  readonly retryAfterSeconds: number;
}

/** What came of a part, as far as it is told at the terminal. */
export type TellingPart = Pick<FeedFetched, 'part' | 'outcome' | 'code' | 'entities'>;

/** Who takes what was fetched. */
export interface TakesContent {
  execute(part: FetchedPart, content: Content, arrival: Arrival): Promise<TellingPart>;
}

/** A GBFS system as its discovery told it last. */
interface KnownSystem {
  readonly parts: readonly FetchedPart[];
  readonly foundAt: number;
  doubted: boolean;
}

interface PartState {
  readonly url: string;
  validator: string | undefined;
  wholeAt: number;
  dueAt: number;
}

/** Brings the moment's state of one feed in, part by part: one that fails hinders no other. */
export class FetchLive {
  private readonly states = new Map<string, PartState>();
  private readonly systems = new Map<string, KnownSystem>();
  /** Whether the last fetch of a part worked, to tell when that changes. */
  private readonly worked = new Map<string, boolean>();

  constructor(
    private readonly source: FeedSource,
    private readonly reader: LiveReader,
    private readonly take: TakesContent,
    private readonly narrator: Narrator,
    private readonly now: Monotonic = monotonic,
  ) {}

  /** Never rejects for what is fetched. @throws Failure of the bus or the store */
  async execute(record: TerritoryRecord, feed: LiveFeed): Promise<FetchResult> {
    const parts = feed.kind === 'gbfs' ? await this.discover(record, feed) : listPlainParts(record, feed);
    if (parts instanceof Failure) return { failed: true, retryAfterSeconds: secondsOf(parts) };
    const due = parts.filter((part) => this.stateOf(part).dueAt <= this.now());
    const outcomes = await Promise.allSettled(due.map((part) => this.fetch(part)));
    const broken = outcomes.find((outcome) => outcome.status === 'rejected');
    if (broken) throw broken.reason;
    const results = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const failed = results.filter((result) => result.failed);
    const system = this.systems.get(labelOf({ record, feed }));
    if (system && failed.length > 0) system.doubted = true;
    return {
      failed: failed.length === results.length && failed.length > 0,
      retryAfterSeconds: Math.max(0, ...failed.map(({ retryAfterSeconds }) => retryAfterSeconds)),
    };
  }

  private async fetch(part: FetchedPart): Promise<FetchResult> {
    const state = this.stateOf(part);
    const startedAt = this.now();
    const isDue = startedAt - state.wholeAt >= WHOLE_SECONDS;
    const got = await this.ask(part, isDue ? undefined : state.validator);
    const { validator } = state;
    state.validator = undefined; // what is not told must come again
    const told = await this.take.execute(part, got.content, { via: 'fetch', startedAt });
    if (told.outcome !== 'failed') state.validator = got.content.kind === 'unchanged' ? validator : got.validator;
    if (got.content.kind === 'bytes') state.wholeAt = startedAt;
    if (part.part === 'zones') state.dueAt = startedAt + ZONES_SECONDS;
    this.narrate(part, told);
    return { failed: told.outcome === 'failed', retryAfterSeconds: got.retryAfterSeconds };
  }

  /** The documents of a GBFS system, from its discovery; one that is of no use is not remembered (D01). */
  private async discover(record: TerritoryRecord, feed: LiveFeed): Promise<readonly FetchedPart[] | Failure> {
    const label = labelOf({ record, feed });
    const known = this.systems.get(label);
    const startedAt = this.now();
    if (known && startedAt - known.foundAt < (known.doubted ? REDISCOVERY_SECONDS : DISCOVERY_SECONDS))
      return known.parts;
    const [url = ''] = feed.urls;
    const discovery = { record, feed, part: DISCOVERY_PART, url, document: 'gbfs', isOwnServer: true };
    const found = await this.readDiscovery(discovery).catch((thrown: unknown) => asFailure(thrown));
    const content: Content = found instanceof Failure ? { kind: 'failed', code: found.code } : { kind: 'unchanged' };
    if (found instanceof Failure || this.worked.get(`${label}/${DISCOVERY_PART}`) !== true)
      this.narrate(discovery, await this.take.execute(discovery, content, { via: 'fetch', startedAt }));
    if (!(found instanceof Failure)) this.systems.set(label, { parts: found, foundAt: startedAt, doubted: false });
    // A system whose list cannot be read is asked where it was.
    return found instanceof Failure && known ? known.parts : found;
  }

  private async readDiscovery(discovery: FetchedPart): Promise<readonly FetchedPart[]> {
    const fetched = await this.source.fetch(discovery.url, optionsOf(discovery, undefined));
    const bytes = fetched.kind === 'archive' ? await buffer(fetched.bytes) : new Uint8Array();
    const parts = listSystemParts(discovery.record, discovery.feed, await this.reader.discover(bytes));
    if (parts.length > 0) return parts;
    throw new Failure('DISCOVERY_UNUSABLE', 'the discovery announces nothing that tells of the moment', {
      retryable: true,
    });
  }

  private async ask(
    part: FetchedPart,
    validator: string | undefined,
  ): Promise<{ content: Content; validator?: string | undefined; retryAfterSeconds: number }> {
    try {
      const fetched = await this.source.fetch(part.url, optionsOf(part, validator));
      if (fetched.kind === 'unchanged') return { content: fetched, retryAfterSeconds: 0 };
      const bytes = await buffer(fetched.bytes);
      const content: Content = fetched.isNothing ? { kind: 'nothing' } : { kind: 'bytes', bytes };
      return { content, validator: fetched.validator, retryAfterSeconds: 0 };
    } catch (thrown) {
      const failure = asFailure(thrown);
      return { content: { kind: 'failed', code: failure.code }, retryAfterSeconds: secondsOf(failure) };
    }
  }

  /** A part that moved to another address is begun anew. */
  private stateOf(part: FetchedPart): PartState {
    const key = `${labelOf(part)}/${part.part}`;
    const known = this.states.get(key);
    if (known?.url === part.url) return known;
    const state = { url: part.url, validator: undefined, wholeAt: -Infinity, dueAt: -Infinity };
    this.states.set(key, state);
    return state;
  }

  private narrate(part: FetchedPart, told: TellingPart): void {
    const key = `${labelOf(part)}/${part.part}`;
    const works = told.outcome !== 'failed';
    const message = tellState(labelOf(part), told, this.worked.get(key));
    this.worked.set(key, works);
    if (message) this.narrator.tell(message);
  }
}

const optionsOf = ({ record, feed, isOwnServer }: FetchedPart, validator: string | undefined): FetchOptions => ({
  maxBytes: MAX_LIVE_BYTES[feed.kind],
  validator,
  allow: record.territory.fetch?.allow,
  headers: isOwnServer ? feed.headers : undefined,
  ca: isOwnServer ? feed.ca : undefined,
  isLive: true,
});

const secondsOf = ({ options }: Failure): number => options.retryAfterSeconds ?? 0;

/** A fault that nobody foresaw ends this fetch, and no other. */
const asFailure = (thrown: unknown): Failure =>
  thrown instanceof Failure
    ? thrown
    : new Failure('FETCH_BROKEN', messageOf(thrown), { retryable: true, cause: thrown });
