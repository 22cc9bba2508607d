import { updatesMatched, type UpdatesMatched } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { EventPublisher } from '@maillage/ports';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { ViewResolution } from './feed-resolutions.js';

/** Tells how much of each feed was matched when that is another than before; the newest of each stays readable. */
export class MatchTeller {
  /** What was told last of each feed. */
  readonly #told = new Map<string, string>();

  constructor(private readonly events: EventPublisher) {}

  /** @throws Failure of the bus; what could not be told is told the next time */
  async tell(
    { territory, generation }: LoadedNetwork,
    resolutions: readonly Pick<ViewResolution, 'view' | 'report'>[],
    now: Instant,
  ): Promise<void> {
    for (const { view, report } of resolutions) {
      const { feed, sequence } = view;
      const { received, matched, reasons: unmatched } = report;
      const counts = { generation, received, matched, unmatched };
      const [name, text] = [`${territory}/${feed.id}`, JSON.stringify(counts)];
      if (this.#told.get(name) === text) continue;
      const event: UpdatesMatched = { territory, feed: feed.id, sequence, matchedAt: now, ...counts };
      await this.events.publish(updatesMatched, event);
      this.#told.set(name, text);
    }
  }
}
