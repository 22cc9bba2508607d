import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ResponseCache } from '@maillage/ports';
import { createClient, RESP_TYPES } from 'redis';

export interface RedisResponseCacheOptions {
  /** `redis://host:6379` */
  readonly url: string;
  /** Begins every key, so that installs can share a server. */
  readonly prefix?: string;
  /** A larger answer is not kept. */
  readonly maxBytes?: number;
  /** A call that takes longer counts as a miss. */
  readonly budgetMs?: number;
}

const MEBIBYTE = 1024 * 1024;
const CONNECT_MS = 2_000;
const MAX_PAUSE_MS = 2_000;
const SILENCE_MS = 6_000;
/** Calls in flight to a server that does not answer; more are misses at once. */
const MAX_WAITING = 200;
/** What we wrote begins with it; other bytes are not ours. */
const MARK = Buffer.from('mlg1');

/** Answers in Redis. Slow, absent, full or filled by someone else, it is a miss; it is back as soon as the server is. */
export class RedisResponseCache extends ResponseCache {
  private readonly client;
  private readonly prefix: string;
  private readonly maxBytes: number;
  private readonly budgetMs: number;

  constructor(options: RedisResponseCacheOptions) {
    super();
    this.prefix = options.prefix ?? 'maillage:answer:';
    this.maxBytes = options.maxBytes ?? 2 * MEBIBYTE;
    this.budgetMs = options.budgetMs ?? 50;
    this.client = createClient({
      url: options.url,
      disableOfflineQueue: true,
      // A connection that gave no sign of life for so long is made anew.
      pingInterval: SILENCE_MS / 3,
      commandsQueueMaxLength: MAX_WAITING,
      socket: {
        connectTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 10), MAX_PAUSE_MS),
      },
    }).withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    // Without a listener an absent server would end the process.
    this.client.on('error', () => undefined);
    this.client.connect().catch(() => undefined);
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const value = await this.within(async () => this.client.get(this.keyOf(key)));
    if (!Buffer.isBuffer(value) || value.length > this.maxBytes + MARK.length) return undefined;
    return value.subarray(0, MARK.length).equals(MARK) ? value.subarray(MARK.length) : undefined;
  }

  async put(key: string, body: Uint8Array, seconds: number): Promise<void> {
    const expires = Math.ceil(seconds);
    if (expires > 0 && body.byteLength <= this.maxBytes) {
      const value = Buffer.concat([MARK, body]);
      await this.within(async () => this.client.set(this.keyOf(key), value, { EX: expires }));
    } else await this.within(async () => this.client.del(this.keyOf(key)));
  }

  /** Whether the server is there right now. */
  get ready(): boolean {
    return this.client.isReady;
  }

  async close(): Promise<void> {
    this.client.destroy();
    return Promise.resolve();
  }

  /** What the call gives, or undefined when it fails or takes longer than the budget. */
  private async within<Value>(call: () => Promise<Value>): Promise<Value | undefined> {
    const timer = new AbortController();
    const tooLate = sleep(this.budgetMs, undefined, { signal: timer.signal }).catch(() => undefined);
    const answer = call().catch(() => undefined);
    const first = await Promise.race([answer, tooLate]);
    timer.abort();
    return first;
  }

  /** Of one length and without the words of the key: what was asked is not readable in the server. */
  private keyOf(key: string): string {
    return this.prefix + createHash('sha256').update(key).digest('base64url');
  }
}
