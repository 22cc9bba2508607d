import type { Instant } from '@maillage/kernel';
import { AlertIndex, type TripMatcher } from '@maillage/transit-gtfs-rt';
import type { LiveFeedView } from './live-feed-state.js';

/** Trips that are named without a date are looked for around now. */
const LOOK_AGAIN_SECONDS = 3_600;

interface Known {
  readonly alerts: LiveFeedView['alerts'];
  readonly matcher: TripMatcher;
  readonly earlier: TripMatcher | undefined;
  readonly builtAt: Instant;
  readonly index: AlertIndex;
}

/** What live feeds tell of disturbances, looked up in their timetables when they changed. */
export class FeedAlerts {
  readonly #known = new Map<string, Known>();

  /** Undefined when the feed tells none. */
  of(
    territory: string,
    { feed, alerts }: Pick<LiveFeedView, 'feed' | 'alerts'>,
    matcher: TripMatcher,
    { now, earlier }: { readonly now: Instant; readonly earlier: TripMatcher | undefined },
  ): AlertIndex | undefined {
    const name = `${territory}/${feed.id}`;
    if (alerts.length === 0) {
      this.#known.delete(name);
      return undefined;
    }
    const known = this.#known.get(name);
    const isSame =
      known?.matcher === matcher &&
      known.earlier === earlier &&
      now < known.builtAt + LOOK_AGAIN_SECONDS &&
      known.alerts.length === alerts.length &&
      known.alerts.every((alert, i) => alert === alerts[i]);
    if (isSame) return known.index;
    const index = new AlertIndex(matcher, alerts, { now, earlier });
    this.#known.set(name, { alerts, matcher, earlier, builtAt: now, index });
    return index;
  }
}
