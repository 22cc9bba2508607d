import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Failure } from '@maillage/kernel';
import { FeedSource, type FetchedFeed, type FetchOptions } from '@maillage/ports';
import { Agent, request, type Dispatcher } from 'undici';
import { AddressPolicy } from './address-policy.js';
import { archiveBody, tooLarge } from './archive-body.js';
import { guardedConnector } from './guarded-connector.js';
import { HostRests, type Rest } from './host-rests.js';
import { packingOf, plainBody } from './plain-body.js';
import { readAuthority } from './read-authority.js';
import { refusedBy } from './refused-by.js';
import { toFetchFailure } from './to-fetch-failure.js';
import { conditionsOf, validatorOf } from './validator.js';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Of sets of allowed addresses, one per territory, and of feeds with an authority of their own. */
const MAX_AGENTS = 200;

export interface HttpFeedSourceOptions {
  /** Addresses that are not public and may be asked all the same: `10.1.2.3`, `10.0.0.0/8`, `127.0.0.1:8080`, `[::1]:8080`. */
  readonly allow?: readonly string[];
  /** For the whole answer, redirects included. */
  readonly deadlineSeconds?: number;
  /** The same for the moment's state. */
  readonly liveDeadlineSeconds?: number;
  /** Between two signs of life of the server. */
  readonly idleSeconds?: number;
  /** How names are resolved; the system's way by default. */
  readonly lookup?: LookupFunction;
  readonly rests?: HostRests;
}

/**
 * Feeds behind `http:` and `https:`; nothing but public addresses is ever connected to, on any hop. What is live is not
 * asked of a host that keeps failing or said when to come back.
 */
export class HttpFeedSource extends FeedSource {
  private readonly agents = new Map<string, Agent>();
  private readonly rests: HostRests;

  constructor(private readonly options: HttpFeedSourceOptions = {}) {
    super();
    this.rests = options.rests ?? new HostRests();
    this.agentFor([], undefined); // what is wrongly allowed is told at once
  }

  override async fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    const { host } = parseUrl(url);
    const rest = options.isLive ? this.rests.restOf(host) : undefined;
    if (rest) throw resting(host, rest);
    try {
      const fetched = await this.fetchNow(url, options);
      this.rests.worked(host);
      return fetched;
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.retryable)
        this.rests.failed(host, thrown.code, thrown.options.retryAfterSeconds);
      throw thrown;
    }
  }

  private async fetchNow(url: string, options: FetchOptions): Promise<FetchedFeed> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(tooSlow()), this.secondsFor(options) * 1_000).unref();
    const { answer, host } = await this.ask(url, options, deadline.signal).catch((thrown: unknown) => {
      clearTimeout(timer);
      throw thrown;
    });
    const close = (): void => {
      clearTimeout(timer);
      answer.body.on('error', () => undefined).destroy(); // what is not wanted cannot fail
    };
    const packing = packingOf(answer.headers);
    const refusal = refusalOf(answer, host, options);
    if (refusal || packing === undefined || NO_BODY.has(answer.statusCode)) close();
    if (refusal) throw refusal;
    if (packing === undefined)
      throw new Failure('FETCH_REFUSED', `${host}: the answer is packed in a way that is unknown`);
    if (answer.statusCode === 304) return { kind: 'unchanged' };
    if (answer.statusCode === 204) return { kind: 'archive', validator: undefined, bytes: nothing(), isNothing: true };
    const bytes = archiveBody(plainBody(answer.body, packing), {
      maxBytes: options.maxBytes,
      host,
      pages: options.isLive ? 'welcome' : options.kind === 'parking' ? 'XML' : 'none',
      close,
    });
    return { kind: 'archive', validator: validatorOf(answer.headers), bytes };
  }

  /** Follows redirects by hand: every hop is a connection of its own. What the feed's owner sends goes to its own server alone. */
  private async ask(url: string, options: FetchOptions, signal: AbortSignal): Promise<Asked> {
    let target = parseUrl(url);
    const { origin } = target;
    const authority = options.ca === undefined ? undefined : await readAuthority(options.ca);
    const common = { ...headersFor(options), ...conditionsOf(options.validator) };
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const isOwn = target.origin === origin;
      const own = isOwn ? { ...credentialsOf(url), ...lowerCased(options.headers) } : {};
      const dispatcher = this.agentFor(options.allow ?? [], isOwn ? authority : undefined);
      const headers = { ...common, ...own };
      const answer = await request(target, { dispatcher, signal, headers }).catch((thrown: unknown) => {
        throw toFetchFailure(thrown, target.host);
      });
      const { location } = answer.headers;
      if (!REDIRECTS.has(answer.statusCode) || typeof location !== 'string') return { answer, host: target.host };
      answer.body.on('error', () => undefined).destroy();
      target = parseUrl(location, target);
    }
    throw new Failure('FETCH_REDIRECTS', `${target.host}: more than ${MAX_REDIRECTS} redirects`);
  }

  /** @throws RangeError for what is no address */
  private agentFor(allow: readonly string[], authority: string | undefined): Agent {
    const key = `${[...allow].sort().join(' ')}\n${authority ?? ''}`;
    const known = this.agents.get(key);
    if (known) return known;
    const { allow: always = [], lookup = systemLookup, idleSeconds = 30 } = this.options;
    const agent = new Agent({
      connect: guardedConnector(new AddressPolicy([...always, ...allow]), lookup, authority),
      pipelining: 0, // a connection for each request: each is checked, none is left open
      headersTimeout: idleSeconds * 1_000,
      bodyTimeout: idleSeconds * 1_000,
    });
    if (this.agents.size >= MAX_AGENTS) this.agents.clear();
    this.agents.set(key, agent);
    return agent;
  }

  private secondsFor({ isLive }: FetchOptions): number {
    const { deadlineSeconds = 600, liveDeadlineSeconds = 20 } = this.options;
    return isLive ? liveDeadlineSeconds : deadlineSeconds;
  }
}

interface Asked {
  readonly answer: Dispatcher.ResponseData;
  readonly host: string;
}

const NO_BODY = new Set([204, 304]);

async function* nothing(): AsyncGenerator<Uint8Array> {
  // no bytes
}

/** What went wrong goes on: whoever looks after the feed is told that, not that nobody asks any more. */
const resting = (host: string, { code, seconds }: Rest): Failure =>
  new Failure(code, `${host}: the server failed lately and is left alone for a while`, {
    retryable: true,
    retryAfterSeconds: seconds,
  });

const tooSlow = (): Failure =>
  new Failure('FETCH_TIMEOUT', 'the feed did not come within its deadline', { retryable: true });

const headersFor = ({ isLive }: FetchOptions): Record<string, string> => ({
  'user-agent': 'Maillage',
  accept: isLive
    ? 'application/x-protobuf, application/octet-stream, application/json, */*;q=0.5'
    : 'application/zip, application/octet-stream, */*;q=0.5',
  'accept-encoding': isLive ? 'gzip' : 'identity',
});

const lowerCased = (headers: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

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
  options: FetchOptions,
): Failure | undefined {
  if (statusCode === 304 && options.validator !== undefined) return undefined;
  if (statusCode === 204 && options.isLive) return undefined;
  if (statusCode !== 200) return refusedBy(host, statusCode, headers['retry-after']);
  return Number(headers['content-length'] ?? 0) > options.maxBytes ? tooLarge({ host, ...options }) : undefined;
}
