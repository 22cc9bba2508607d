import type { Instant } from '@maillage/kernel';
import {
  latestOfFeeds,
  UpdateResolver,
  type AlertIndex,
  type FeedResolution,
  type Resolution,
  type ResolveContext,
  type TripMatcher,
} from '@maillage/transit-gtfs-rt';
import { FeedAlerts } from './feed-alerts.js';
import type { LiveFeedView } from './live-feed-state.js';
import type { Matching } from './timetable-matching.js';

/** What one live feed says of its timetable. */
export interface ViewResolution extends FeedResolution {
  readonly view: LiveFeedView;
  readonly alerts: AlertIndex | undefined;
  /** With what its trips are found; undefined where the timetable is not there yet. */
  readonly context: (ResolveContext & { readonly matcher: TripMatcher }) | undefined;
}

/** What live feeds say, looked up in their timetables: what says the same as before is not looked up again. */
export class FeedResolutions {
  readonly #alerts = new FeedAlerts();
  /** By feed, what its updates were resolved to. */
  readonly #resolvers = new Map<string, UpdateResolver>();

  /** Of a run of which several feeds tell, one says it. */
  of(territory: string, views: readonly LiveFeedView[], matching: Matching, now: Instant): readonly ViewResolution[] {
    return latestOfFeeds(views.flatMap((view) => this.#resolve(territory, view, matching, now)));
  }

  #resolve(
    territory: string,
    view: LiveFeedView,
    { matchers, earlier }: Matching,
    now: Instant,
  ): readonly ViewResolution[] {
    const { timetable } = view.feed;
    if (timetable === undefined) return [];
    const matcher = matchers.of(timetable);
    const observedAt = view.observedAt ?? now;
    // A timetable that is not there yet is a match of nothing, which is told.
    if (!matcher) return [{ view, observedAt, alerts: undefined, context: undefined, ...nothingMatched(view) }];
    const bridge: TripMatcher | undefined = earlier && now < earlier.until ? earlier.matchers.of(timetable) : undefined;
    const context = { matcher, now, earlier: bridge };
    const alerts = this.#alerts.of(territory, view, matcher, context);
    const resolution = this.#resolverOf(`${territory}/${view.feed.id}`).resolve(matcher, view.updates, context);
    return [{ view, observedAt, alerts, context, ...resolution }];
  }

  #resolverOf(name: string): UpdateResolver {
    const resolver = this.#resolvers.get(name) ?? new UpdateResolver();
    this.#resolvers.set(name, resolver);
    return resolver;
  }
}

const nothingMatched = ({ updates }: LiveFeedView): Resolution => ({
  told: [],
  runs: [],
  report: {
    received: updates.length,
    matched: 0,
    bridged: 0,
    reasons: { UNKNOWN_TRIP: updates.length },
    samples: [],
  },
});
