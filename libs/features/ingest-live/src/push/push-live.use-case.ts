import { listLiveFeeds, type LiveFeed, type LivePushed } from '@maillage/contracts';
import { Failure } from '@maillage/kernel';
import type { TerritoryDirectory } from '@maillage/nest-kit';
import type { PushTokens, TerritoryRecord } from '@maillage/ports';
import { monotonic } from '../live-part.js';
import type { TakeContent } from '../take-content.use-case.js';
import {
  differential,
  notPushed,
  tokenMissing,
  tokenRefused,
  tooBusy,
  unknownFeed,
  unreadable,
  unsupported,
} from './push-problems.js';
import { readBody } from './read-body.js';

export interface Sending {
  readonly authorization: string | undefined;
  /** Who tells none sends what the territory file says. */
  readonly mediaType: string | undefined;
  /** A stream of which nothing is read, or what JSON said. */
  readonly body: unknown;
}

const MAX_BYTES = 16 * 2 ** 20;
/** Bodies that are held in memory at once. */
const CONCURRENT = 4;

const MEDIA_TYPES: Readonly<Record<string, RegExp>> = {
  'gtfs-rt': /^application\/(x-protobuf|protobuf|vnd\.google\.protobuf|octet-stream)\b/,
  parking: /^(application\/(json|xml|octet-stream)|text\/(xml|csv))\b/,
};

/** Takes the moment's state from an operator who sends it. */
export class PushLive {
  private working = 0;

  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly tokens: PushTokens,
    private readonly take: Pick<TakeContent, 'execute'>,
  ) {}

  /** @throws Problem 401, 404, 413, 415, 422 or 503; Failure of the bus or the store */
  async execute(territory: string | undefined, id: string, sending: Sending): Promise<LivePushed> {
    const record = await this.directory.find(territory);
    const feed = listLiveFeeds(record.territory).find((candidate) => candidate.id === id);
    if (!feed) throw unknownFeed();
    if (feed.pushToken === undefined) throw notPushed();
    if (!this.proves(feed.pushToken, sending.authorization)) throw tokenRefused();
    if (sending.mediaType !== undefined && !MEDIA_TYPES[feed.kind]?.test(sending.mediaType))
      throw unsupported(feed.kind);
    if (this.working >= CONCURRENT) throw tooBusy();
    this.working++;
    try {
      return await this.takeBody(record, feed, sending.body);
    } finally {
      this.working--;
    }
  }

  private proves(reference: string, authorization = ''): boolean {
    const [, presented = ''] = /^Bearer +(\S{1,1000})$/i.exec(authorization) ?? [];
    try {
      return this.tokens.accepts(reference, presented) && presented !== '';
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'SECRET_MISSING') throw tokenMissing();
      throw thrown;
    }
  }

  private async takeBody(record: TerritoryRecord, feed: LiveFeed, body: unknown): Promise<LivePushed> {
    const startedAt = monotonic();
    const bytes = await readBody(body, MAX_BYTES);
    const live = { record, feed, part: 'push', document: feed.id };
    const told = await this.take.execute(live, { kind: 'bytes', bytes }, { via: 'push', startedAt });
    const { territory, feed: id, sequence, outcome, entities, notices, code = 'UNREADABLE' } = told;
    if (outcome !== 'failed') return { territory, feed: id, sequence, outcome, entities, notices };
    if (code.startsWith('READER_')) throw tooBusy();
    throw code === 'DIFFERENTIAL_MESSAGE' ? differential() : unreadable(code, notices);
  }
}
