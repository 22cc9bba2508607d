import { standingFeedFetched, territoryNow, type FeedDeclaration, type StandingFeedFetched } from '@maillage/contracts';
import type { Sequences } from '@maillage/nest-kit';
import type { Clock, EventPublisher, Meter, TerritoryRecord } from '@maillage/ports';

/** How a fetch ended. */
export type FetchEnd = Pick<StandingFeedFetched, 'outcome' | 'code' | 'milliseconds' | 'bytes' | 'entities'>;

/** More than an outage of a week makes. */
const MOST_UNTOLD = 10_000;

/** Tells how each fetch ended, in order; what the bus did not take is told with the next. */
export class TellFetch {
  private readonly untold: StandingFeedFetched[] = [];

  constructor(
    private readonly events: EventPublisher,
    private readonly sequences: Sequences,
    private readonly clock: Clock,
    private readonly meter: Meter,
  ) {}

  /** @throws Failure of the bus or the store */
  async execute(record: TerritoryRecord, { id: feed, kind }: FeedDeclaration, end: FetchEnd): Promise<void> {
    const territory = record.territory.id;
    const fetchedAt = territoryNow(record.territory, record.startedAt, this.clock.now());
    this.meter.count('maillage_standing_fetches_total', { territory, feed, outcome: end.outcome });
    this.untold.push({ territory, feed, kind, sequence: await this.sequences.next(), fetchedAt, ...end });
    this.untold.splice(0, this.untold.length - MOST_UNTOLD);
    for (let first = this.untold[0]; first; first = this.untold[0]) {
      await this.events.publish(standingFeedFetched, first);
      this.untold.shift();
    }
  }
}
