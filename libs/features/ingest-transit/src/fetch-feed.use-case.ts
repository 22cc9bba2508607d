import type { FeedDeclaration, FeedKind, Territory } from '@maillage/contracts';
import { Failure, messageOf, type Bilingual, type Instant } from '@maillage/kernel';
import type {
  ArchiveStore,
  Clock,
  FeedReader,
  FeedSource,
  FeedStore,
  FeedVersion,
  Judgement,
  Narrator,
  ReportByKind,
  TerritoryRecord,
  VersionReport,
} from '@maillage/ports';
import { tellFetchFailed, tellUnchanged, tellVerdict } from './fetch-narration.js';
import { judgeVersion } from './judge-version.js';
import type { FetchEnd, TellFetch } from './tell-fetch.use-case.js';

/** Larger than any of the field; what is longer is not downloaded to its end. */
export const MAX_FEED_BYTES: Record<FeedKind, number> = {
  gtfs: 512 * 2 ** 20,
  osm: 2 * 2 ** 30,
  heights: 512 * 2 ** 20,
  gbfs: 64 * 2 ** 20,
  parking: 64 * 2 ** 20,
};
/** States of a version that still counts: the same content again is not a new version. */
const LIVE: ReadonlySet<FeedVersion['state']> = new Set(['RECEIVED', 'READY', 'ACTIVE', 'HELD', 'SCHEDULED']);
const HISTORY = 20;
/** States of a version that answers, or will within moments. */
const ANSWERING: ReadonlySet<FeedVersion['state']> = new Set(['READY', 'ACTIVE']);
/** After a day the content is asked for whole, whatever the server says of it. */
const WHOLE_SECONDS = 86_400;

/** Brings a feed's present content in: fetch, keep, read, judge, tell. Whatever fails, the last good version goes on. */
export class FetchFeed {
  /** What the feed's server said about its last content, by territory and feed; the versions remember it too. */
  private readonly validators = new Map<string, string>();
  /** When the content itself came last, by territory and feed: a server may say that nothing changed for ever (A15). */
  private readonly wholeAt = new Map<string, Instant>();

  constructor(
    private readonly source: FeedSource,
    private readonly archives: ArchiveStore,
    private readonly reader: FeedReader,
    private readonly feeds: FeedStore,
    private readonly clock: Clock,
    private readonly narrator: Narrator,
    private readonly tellFetch: TellFetch,
  ) {}

  /** False when nothing came that could be read. @throws Failure of the bus or the store, when nobody knows of it */
  async execute(record: TerritoryRecord, feed: FeedDeclaration): Promise<boolean> {
    const startedAt = performance.now();
    const label = `${record.territory.id}/${feed.id}`;
    const end = await this.bring(record, feed, label).catch((thrown: unknown) =>
      this.fail(record, feed, label, thrown),
    );
    await this.tellFetch.execute(record, feed, { ...end, milliseconds: Math.round(performance.now() - startedAt) });
    return end.outcome !== 'failed';
  }

  private async bring(record: TerritoryRecord, feed: FeedDeclaration, label: string): Promise<Ended> {
    const version = await this.narrator.during(fetching(label), () => this.receive(record.territory, feed, label));
    if (version) return this.judge(record, version, feed, label);
    this.narrator.tell(tellUnchanged(label));
    return UNCHANGED;
  }

  private async fail(
    { territory }: TerritoryRecord,
    feed: FeedDeclaration,
    label: string,
    thrown: unknown,
  ): Promise<Ended> {
    // What was fetched may not have been judged: the next fetch must bring it again.
    this.validators.delete(label);
    const versions = await this.feeds.list(territory.id, feed.id, HISTORY).catch(() => undefined);
    const answers = versions?.some(({ state }) => ANSWERING.has(state));
    this.narrator.tell(tellFetchFailed(label, messageOf(thrown), answers));
    const code = thrown instanceof Failure ? thrown.code : 'FETCH_BROKEN';
    return { ...NOTHING_CAME, outcome: 'failed', code };
  }

  /** Undefined when the content is already known. */
  private async receive(
    { id: territory, fetch }: Territory,
    feed: FeedDeclaration,
    label: string,
  ): Promise<FeedVersion | undefined> {
    const now = this.clock.now();
    const isDue = now - (this.wholeAt.get(label) ?? now) >= WHOLE_SECONDS;
    const fetched = await this.source.fetch(feed.url, {
      maxBytes: MAX_FEED_BYTES[feed.kind],
      validator: isDue ? undefined : (this.validators.get(label) ?? (await this.rememberedValidator(territory, feed))),
      kind: feed.kind,
      allow: fetch?.allow,
      headers: feed.headers,
      ca: feed.ca,
    });
    if (!this.wholeAt.has(label) || fetched.kind === 'archive') this.wholeAt.set(label, now);
    if (fetched.kind === 'unchanged') return undefined;
    const archive = await this.archives.put(territory, fetched.bytes);
    if (fetched.validator !== undefined) this.validators.set(label, fetched.validator);
    const origin = originOf(feed, fetched.validator);
    const { version, duplicate } = await this.feeds.receive({ territory, feed: feed.id, origin, ...archive });
    // A version that was received and never judged belongs to a process that ended in between.
    return duplicate && version.state !== 'RECEIVED' ? undefined : version;
  }

  /** What the server said about the newest content, if that was judged, may answer, and is still in the store. */
  private async rememberedValidator(territory: string, feed: FeedDeclaration): Promise<string | undefined> {
    const [newest] = await this.feeds.list(territory, feed.id, 1);
    const prefix = originOf(feed, '') ?? '';
    if (!newest?.origin?.startsWith(prefix) || newest.state === 'RECEIVED' || !LIVE.has(newest.state)) return undefined;
    if (newest.kind !== feed.kind || !(await this.archives.list(territory)).includes(newest.digest)) return undefined;
    return newest.origin.slice(prefix.length);
  }

  private async judge(
    record: TerritoryRecord,
    version: FeedVersion,
    { profile }: FeedDeclaration,
    label: string,
  ): Promise<Ended> {
    const { territory, feed, kind, digest, bytes } = version;
    const path = await this.archives.locate(territory, digest);
    const read = () => this.read({ path, feed, kind, profile });
    const report = await this.narrator.during(reading(label, version.version), read);
    if (report instanceof Failure) {
      const failed = failedJudgement(report);
      await this.feeds.judge(version, failed);
      this.narrator.tell(tellVerdict(label, version.version, failed));
      return { outcome: 'changed', code: report.code, bytes, entities: {} };
    }
    if (await this.repeats(version, report)) {
      await this.forget(version);
      this.narrator.tell(tellUnchanged(label));
      return UNCHANGED;
    }
    const active = await this.feeds.activeReport(territory, feed, kind);
    const judgement = judgeVersion(kind, report, active, record, this.clock.now());
    await this.feeds.judge(version, judgement);
    this.narrator.tell(tellVerdict(label, version.version, judgement));
    const code = refusalOf(judgement);
    return { outcome: 'changed', ...(code !== undefined && { code }), bytes, entities: { ...report.counts } };
  }

  /** The report, or why our own machinery could not make one: too large, too slow. */
  private async read<Kind extends FeedKind>(archive: {
    path: string;
    feed: string;
    kind: Kind;
    profile: FeedDeclaration['profile'];
  }): Promise<ReportByKind[Kind] | Failure> {
    try {
      return await this.reader.read(archive);
    } catch (thrown) {
      if (thrown instanceof Failure && !thrown.retryable) return thrown;
      throw thrown;
    }
  }

  /** A version that was no news, with its bytes unless another one has them too. */
  private async forget(version: FeedVersion): Promise<void> {
    const { territory, feed, digest } = version;
    await this.feeds.discard(version);
    const others = await this.feeds.list(territory, feed, HISTORY);
    if (!others.some((other) => other.digest === digest)) await this.archives.remove(territory, digest);
  }

  /** Whether a live version of the feed has the same files inside (a re-zip with new dates is not news). */
  private async repeats(version: FeedVersion, report: VersionReport): Promise<boolean> {
    if (report.fingerprint === '') return false;
    const known = await this.feeds.list(version.territory, version.feed, HISTORY);
    return known.some(
      ({ version: number, fingerprint, state }) =>
        number !== version.version && fingerprint === report.fingerprint && LIVE.has(state),
    );
  }
}

type Ended = Omit<FetchEnd, 'milliseconds'>;

const NOTHING_CAME = { bytes: 0, entities: {} };
const UNCHANGED: Ended = { ...NOTHING_CAME, outcome: 'unchanged' };

const refusalOf = ({ state, notices }: Judgement): string | undefined =>
  state === 'REJECTED' ? notices.find(({ severity }) => severity === 'error')?.code : undefined;

const originOf = ({ url }: FeedDeclaration, validator: string | undefined): string | undefined =>
  validator === undefined ? undefined : `${url}\n${validator}`;

const fetching = (label: string): Bilingual => ({ fr: `${label} : récupération`, en: `${label}: fetching` });

const reading = (label: string, version: number): Bilingual => ({
  fr: `${label} : lecture et validation de la version ${String(version)}`,
  en: `${label}: reading and validating version ${String(version)}`,
});

const failedJudgement = ({ code }: Failure): Judgement => ({
  state: 'FAILED',
  report: undefined,
  notices: [{ code, severity: 'error', count: 1, samples: [{ code, severity: 'error', message: UNREAD }] }],
  changes: undefined,
});

const UNREAD: Bilingual = {
  fr: 'La lecture a dépassé le temps ou la mémoire permis. Réduisez le fichier (courses, tracés, emprise) ou publiez-le à nouveau.',
  en: 'Reading took more time or memory than is allowed. Make the file smaller (trips, shapes, area) or publish it again.',
};
