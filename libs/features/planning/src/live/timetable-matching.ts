import type { Instant } from '@maillage/kernel';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { FeedMatchers } from './feed-matchers.js';

/** So long after a new timetable a feed may go on speaking of the trips of the one before. */
const BRIDGE_SECONDS = 86_400;

/** With what a territory's realtime finds its trips. */
export interface Matching {
  readonly network: string;
  readonly matchers: FeedMatchers;
  /** Of the last timetable that called its trips otherwise. */
  readonly earlier: { readonly matchers: FeedMatchers; readonly until: Instant } | undefined;
}

/** Finds trips in the timetable of each territory's network, and in the one before where names have changed. */
export class TimetableMatching {
  readonly #known = new Map<string, Matching>();

  /** Whether the network was matched with before. */
  knows({ territory, key }: LoadedNetwork): boolean {
    return this.#known.get(territory)?.network === key;
  }

  /** Feeds change their trip ids a moment before or after their realtime does (FEEDS.md C21). */
  of(network: LoadedNetwork, now: Instant): Matching {
    const known = this.#known.get(network.territory);
    if (known?.network === network.key) return known;
    const matchers = new FeedMatchers(network.directory.realtime.planned);
    const isRenamed = known !== undefined && !matchers.namesTripsAs(known.matchers);
    const earlier = isRenamed ? { matchers: known.matchers, until: (now + BRIDGE_SECONDS) as Instant } : known?.earlier;
    const matching = { network: network.key, matchers, earlier };
    this.#known.set(network.territory, matching);
    return matching;
  }
}
