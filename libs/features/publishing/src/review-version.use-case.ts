import { territoryNow, type VersionReviewed } from '@maillage/contracts';
import { dateAt, Problem, type ServiceDay } from '@maillage/kernel';
import type { Caller } from '@maillage/nest-kit';
import type { Clock, FeedStore, FeedVersion, TerritoryRecord } from '@maillage/ports';
import { findFeed } from './find-feed.js';
import { demandThisMachine } from './loopback-only.js';

/** What a person may say of a version that is HELD. */
export type Decision = 'release' | 'reject';

/** Newer versions that answer, or are about to. */
const ANSWERING: ReadonlySet<FeedVersion['state']> = new Set(['READY', 'ACTIVE']);
const LOOKED_AT = 100;

/** Lets a version that is held go into the next network, or refuses it for good. */
export class ReviewVersion {
  constructor(
    private readonly feeds: FeedStore,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `LOOPBACK_ONLY`, `FEED_NOT_FOUND`, `VERSION_NOT_FOUND`, `VERSION_NOT_HELD` or `VERSION_SUPERSEDED` */
  async execute(
    { territory, startedAt }: TerritoryRecord,
    id: string,
    number: string,
    decision: Decision,
    caller: Caller,
  ): Promise<VersionReviewed> {
    demandThisMachine(caller);
    const feed = findFeed(territory, id);
    const versions = await this.feeds.list(territory.id, feed.id, LOOKED_AT);
    const version = versions.find((candidate) => String(candidate.version) === number);
    if (!version) throw notFound();
    if (version.state !== 'HELD') throw notHeld(version.state);
    if (decision === 'release') demandNewest(version, versions);
    const today = dateAt(territoryNow(territory, startedAt, this.clock.now()), territory.timezone);
    const state = decision === 'reject' ? 'REJECTED' : stateFrom(version, today);
    const { notices, changes } = version;
    if (!(await this.feeds.judge(version, { state, report: undefined, notices, changes }))) throw notHeld('');
    const address = `/t/${territory.id}/v1/feeds/${feed.id}/versions`;
    return { territory: territory.id, feed: feed.id, version: version.version, state, versions: address };
  }
}

function demandNewest({ version }: FeedVersion, versions: readonly FeedVersion[]): void {
  const newer = versions.find((other) => other.version > version && ANSWERING.has(other.state));
  if (newer) throw superseded(newer.version);
}

const stateFrom = ({ firstDay }: FeedVersion, today: ServiceDay): 'READY' | 'SCHEDULED' =>
  firstDay !== undefined && firstDay > today ? 'SCHEDULED' : 'READY';

const notFound = (): Problem =>
  new Problem(
    404,
    'VERSION_NOT_FOUND',
    { fr: 'Version inconnue', en: 'Unknown version' },
    {
      fr: 'Ce flux n’a pas de version de ce numéro. GET /v1/feeds/{flux}/versions en donne la liste.',
      en: 'This feed has no version of that number. GET /v1/feeds/{feed}/versions lists them.',
    },
  );

const notHeld = (state: string): Problem =>
  new Problem(
    409,
    'VERSION_NOT_HELD',
    { fr: 'Cette version n’attend personne', en: 'This version waits for nobody' },
    {
      fr: `Seule une version retenue (HELD) peut être acceptée ou refusée. ${state}`.trim(),
      en: `Only a version that is HELD can be released or rejected. ${state}`.trim(),
    },
  );

const superseded = (newer: number): Problem =>
  new Problem(
    409,
    'VERSION_SUPERSEDED',
    { fr: 'Une version plus récente répond', en: 'A newer version answers' },
    {
      fr: `La version ${String(newer)} a été acceptée depuis : celle-ci ne répondrait plus.`,
      en: `Version ${String(newer)} was accepted since: this one would not answer any more.`,
    },
  );
