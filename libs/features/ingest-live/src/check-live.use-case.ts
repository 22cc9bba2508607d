import { DISCOVERY_PART, livePartsOf, territoryNow, type LiveFeed } from '@maillage/contracts';
import { Narrator, type FeedSource, type LiveReader, type LiveReading, type TerritoryRecord } from '@maillage/ports';
import { FetchLive, type TellingPart } from './fetch-live.use-case.js';
import { readContent, type Content } from './read-content.js';
import type { LivePart } from './live-part.js';

export interface CheckedPart {
  /** The number of the address, or what of a GBFS system; see `livePartsOf`. */
  readonly part: string;
  /** Why it was not fetched or not read. */
  readonly code: string | undefined;
  /** What it says; undefined when it was not read. */
  readonly reading: LiveReading | undefined;
}

/** Fetches what is live just once, and says what came of each part; nobody else is told. */
export class CheckLive {
  constructor(
    private readonly source: FeedSource,
    private readonly reader: LiveReader,
  ) {}

  /** Never rejects for what is fetched. */
  async execute(record: TerritoryRecord, feed: LiveFeed): Promise<readonly CheckedPart[]> {
    const checked: CheckedPart[] = [];
    const take = async (live: LivePart, content: Content): Promise<TellingPart> => {
      const found = await this.#check(live, content);
      checked.push(found);
      return { part: live.part, outcome: found.code === undefined ? 'changed' : 'failed', entities: {} };
    };
    await new FetchLive(this.source, this.reader, { execute: take }, new Silence()).execute(record, feed);
    return livePartsOf(feed).flatMap((name) =>
      checked.filter(({ part, code }) => part === name && (part !== DISCOVERY_PART || code !== undefined)),
    );
  }

  async #check(live: LivePart, content: Content): Promise<CheckedPart> {
    const { part, record } = live;
    if (content.kind === 'failed') return { part, code: content.code, reading: undefined };
    if (content.kind === 'unchanged') return { part, code: undefined, reading: undefined };
    const now = territoryNow(record.territory, record.startedAt, record.startedAt);
    const reading = await readContent(this.reader, live, content, { now, last: undefined });
    if (typeof reading === 'string') return { part, code: reading, reading: undefined };
    return { part, code: reading.refusal, reading };
  }
}

class Silence extends Narrator {
  override tell(): void {
    // whoever checks tells it
  }
  override during<Result>(_: unknown, work: () => Promise<Result>): Promise<Result> {
    return work();
  }
}
