import type { Constraint, Explanation, Itinerary, NoItinerary, Widening } from '@maillage/itinerary-model';
import type { RouteRequest } from '../routing/route-request.js';
import { constraintAtEnds } from './constraint-at-ends.js';
import { listLimits, type RequestLimit } from './limits.js';
import { askedAt, firstDayAhead, lookAround } from './other-hours.js';
import { SearchBudget, type ExplanationTools, type Probe } from './search-budget.js';
import { listWiderWays } from './wider-ways.js';

/**
 * Why a request found nothing, and the nearest change of it that yields a journey. Every change is tried before it is
 * named; tried are, in this order: other hours of the same day; that day without one of the request's limits, then with
 * longer walks; the days after, as it was asked; the day after without a limit, with longer walks; a bicycle. At most
 * `MOST_SEARCHES` in all: each for one moment, or for one day.
 */
export function explain(request: RouteRequest, why: NoItinerary, tools: ExplanationTools): Explanation | undefined {
  const { reason } = why;
  // nothing near would be found
  if (reason === 'OUTSIDE_TERRITORY')
    return { constraint: { kind: reason, place: why.place }, widening: undefined, searches: 0 };
  if (!EXPLAINED.includes(reason)) return undefined;
  const budget = new SearchBudget(tools);
  const isConnected = reason !== 'NO_STOP_IN_REACH' && tools.isConnected(request);
  const hours = isConnected ? lookAround(request, tools, budget) : undefined;
  const found =
    (hours?.next && { widening: askedAt(hours.next) }) ??
    withChanges(request, budget, 'that-day') ??
    (isConnected ? onDayAhead(request, tools, budget) : undefined) ??
    withChanges(request, budget, 'soon') ??
    firstThatYields(listWiderWays(request).bicycles, budget, 'soon');
  const barrier = hours?.next ? undefined : firstLimit(request, budget, 'soon', (limit) => !limit.isProposed);
  const constraint = found?.constraint ??
    barrier?.constraint ??
    constraintAtEnds(request, tools) ??
    hours?.constraint ?? { kind: isConnected ? 'NO_SERVICE_THAT_DAY' : 'NOTHING_LEADS_THERE' };
  return { constraint, widening: found?.widening, searches: budget.used };
}

interface Found {
  /** What the change says of the reason; undefined where it says nothing. */
  readonly constraint?: Constraint;
  /** Undefined: nothing to propose. */
  readonly widening: Widening | undefined;
}

type When = 'that-day' | 'soon';

const withChanges = (request: RouteRequest, budget: SearchBudget, when: When): Found | undefined =>
  firstLimit(request, budget, when, ({ isProposed }) => isProposed) ??
  firstThatYields(listWiderWays(request).walks, budget, when);

/** The other reasons say enough: outside the dates, already there, faster on foot. */
const EXPLAINED: readonly NoItinerary['reason'][] = ['NO_CONNECTION', 'NO_STOP_IN_REACH'];

function firstThatYields(probes: readonly Probe[], budget: SearchBudget, when: When): Found | undefined {
  for (const { request, widening } of probes) {
    const found = budget.probe(request, when);
    if (found) return { widening: widening(found) };
  }
  return undefined;
}

function firstLimit(
  request: RouteRequest,
  budget: SearchBudget,
  when: When,
  isTried: (limit: RequestLimit) => boolean,
): Found | undefined {
  for (const { change, constraint, isProposed } of listLimits(request).filter(isTried)) {
    const found = budget.probe({ ...request, ...change }, when);
    if (found) return { constraint: constraint(found), widening: isProposed ? withoutConstraint(found) : undefined };
  }
  return undefined;
}

function onDayAhead(request: RouteRequest, tools: ExplanationTools, budget: SearchBudget): Found | undefined {
  const found = firstDayAhead(request, tools, budget);
  return found && { widening: askedAt(found) };
}

const withoutConstraint = ({ departure, arrival }: Itinerary): Widening => ({
  kind: 'WITHOUT_CONSTRAINT',
  departure,
  arrival,
});
