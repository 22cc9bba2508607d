import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Failure } from '@maillage/kernel';
import { FeedSource, type FetchedFeed, type FetchOptions } from '@maillage/ports';
import { Agent, request, type Dispatcher } from 'undici';
import { AddressPolicy } from './address-policy.js';
import { archiveBody, tooLarge } from './archive-body.js';
import { guardedConnector } from './guarded-connector.js';
import { refusedBy } from './refused-by.js';
import { toFetchFailure } from './to-fetch-failure.js';
import { conditionsOf, validatorOf } from './validator.js';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface HttpFeedSourceOptions {
  /** Addresses that are not public and may be asked all the same: `10.1.2.3`, `10.0.0.0/8`, `127.0.0.1:8080`, `[::1]:8080`. */
  readonly allow?: readonly string[];
  /** For the whole answer, redirects included. */
  readonly deadlineSeconds?: number;
  /** Between two signs of life of the server. */
  readonly idleSeconds?: number;
  /** How names are resolved; the system's way by default. */
  readonly lookup?: LookupFunction;
}

/** Feeds behind `http:` and `https:`; nothing but public addresses is ever connected to, on any hop. */
export class HttpFeedSource extends FeedSource {
  private readonly agent: Agent;
  private readonly deadlineMilliseconds: number;

  constructor(options: HttpFeedSourceOptions = {}) {
    super();
    const idle = (options.idleSeconds ?? 30) * 1_000;
    this.deadlineMilliseconds = (options.deadlineSeconds ?? 600) * 1_000;
    this.agent = new Agent({
      connect: guardedConnector(new AddressPolicy(options.allow ?? []), options.lookup ?? systemLookup),
      pipelining: 0, // a connection for each request: each is checked, none is left open
      headersTimeout: idle,
      bodyTimeout: idle,
    });
  }

  override async fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(tooSlow()), this.deadlineMilliseconds).unref();
    const { answer, host } = await this.ask(url, conditionsOf(options.validator), deadline.signal).catch(
      (thrown: unknown) => {
        clearTimeout(timer);
        throw thrown;
      },
    );
    const close = (): void => {
      clearTimeout(timer);
      answer.body.on('error', () => undefined).destroy(); // what is not wanted cannot fail
    };
    const refusal = refusalOf(answer, host, options);
    if (refusal || answer.statusCode === 304) close();
    if (refusal) throw refusal;
    if (answer.statusCode === 304) return { kind: 'unchanged' };
    const bytes = archiveBody(answer.body, {
      maxBytes: options.maxBytes,
      host,
      mayBeXml: options.kind === 'parking',
      close,
    });
    return { kind: 'archive', validator: validatorOf(answer.headers), bytes };
  }

  /** Follows redirects by hand: every hop is a connection of its own. */
  private async ask(url: string, conditions: Record<string, string>, signal: AbortSignal): Promise<Asked> {
    let target = parseUrl(url);
    const { origin } = target;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const headers = { ...HEADERS, ...conditions, ...(target.origin === origin && credentialsOf(url)) };
      const answer = await request(target, { dispatcher: this.agent, signal, headers }).catch((thrown: unknown) => {
        throw toFetchFailure(thrown, target.host);
      });
      const { location } = answer.headers;
      if (!REDIRECTS.has(answer.statusCode) || typeof location !== 'string') return { answer, host: target.host };
      answer.body.on('error', () => undefined).destroy();
      target = parseUrl(location, target);
    }
    throw new Failure('FETCH_REDIRECTS', `${target.host}: more than ${MAX_REDIRECTS} redirects`);
  }
}

interface Asked {
  readonly answer: Dispatcher.ResponseData;
  readonly host: string;
}

const tooSlow = (): Failure =>
  new Failure('FETCH_TIMEOUT', 'the feed did not come within its deadline', { retryable: true });

const HEADERS = {
  'user-agent': 'Maillage',
  accept: 'application/zip, application/octet-stream, */*;q=0.5',
  'accept-encoding': 'identity',
};

function parseUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    const from = base ? `${base.host}: redirects to an address` : 'an address';
    throw new Failure('FETCH_FORBIDDEN_ADDRESS', `${from} that is not http or https`);
  }
  url.username = '';
  url.password = '';
  return url;
}

/** `user:password@` of the address as the feed's owner gave it, for its own server alone. */
function credentialsOf(url: string): Record<string, string> {
  const { username, password } = new URL(url);
  if (username === '' && password === '') return {};
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(plain).toString('base64')}` };
}

function refusalOf(
  { statusCode, headers }: Dispatcher.ResponseData,
  host: string,
  options: { maxBytes: number; validator?: string | undefined },
): Failure | undefined {
  if (statusCode === 304 && options.validator !== undefined) return undefined;
  if (statusCode !== 200) return refusedBy(host, statusCode);
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    return new Failure('FETCH_REFUSED', `${host}: the answer is compressed although that was not asked for`);
  }
  return Number(headers['content-length'] ?? 0) > options.maxBytes ? tooLarge({ host, ...options }) : undefined;
}
