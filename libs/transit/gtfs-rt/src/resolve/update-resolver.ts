import type { Instant } from '@maillage/kernel';
import type { TripUpdate } from '@maillage/transit-model';
import type { MatchReason } from '../match/match-reason.js';
import type { TripMatcher } from '../match/trip-matcher.js';
import { hintOf, isNearNow, resolveUpdate, type ResolveContext, type ResolvedUpdate } from './resolve-update.js';
import { gatherRuns, type Resolution } from './resolve-updates.js';

type Outcome = ResolvedUpdate | MatchReason;

/** What was resolved last, and what it depended on. */
interface Known {
  readonly matcher: TripMatcher;
  readonly earlier: TripMatcher | undefined;
  readonly hint: Instant;
  readonly updates: readonly TripUpdate[];
  readonly resolution: Resolution;
}

/**
 * `resolveUpdates` for a feed that says nearly the same again and again: an update that is the very same object has the
 * very same runs, and updates that are the very same array have the very same resolution, while nothing changes that the
 * outcome depends on. What is no longer told is forgotten with its object.
 */
export class UpdateResolver {
  #outcomes: ReadonlyMap<TripUpdate, Outcome> = new Map();
  #known: Known | undefined;

  resolve(matcher: TripMatcher, updates: readonly TripUpdate[], context: ResolveContext): Resolution {
    const [{ earlier }, hint] = [context, hintOf(context.now)];
    const known = this.#known;
    const hasSameMatchers = known?.matcher === matcher && known.earlier === earlier;
    if (hasSameMatchers && known.hint === hint && known.updates === updates) return known.resolution;
    const lasting = hasSameMatchers ? this.#outcomes : new Map<TripUpdate, Outcome>();
    const isSameMoment = hasSameMatchers && known.hint === hint;
    const outcomes = new Map<TripUpdate, Outcome>();
    const resolution = gatherRuns(updates, (update) => {
      // Its run is looked for around now.
      const before = isSameMoment || !isNearNow(update) ? lasting.get(update) : undefined;
      const outcome = before ?? resolveUpdate(matcher, update, context);
      outcomes.set(update, outcome);
      return outcome;
    });
    this.#outcomes = outcomes;
    this.#known = { matcher, earlier, hint, updates, resolution };
    return resolution;
  }
}
