import type { Constraint, Itinerary, Widening } from '@maillage/itinerary-model';
import type { Instant, ServiceDay } from '@maillage/kernel';
import type { RouteRequest } from '../routing/route-request.js';
import type { ServicePeriod } from '../routing/service-period.js';
import type { ExplanationTools, SearchBudget } from './search-budget.js';

/** What the rest of the day holds. */
interface OtherHours {
  readonly constraint: Constraint | undefined;
  /** The next that day. */
  readonly next: Itinerary | undefined;
}

/** A week: what runs less often is nothing one waits for. */
const DAYS_AHEAD = 7;

/** The whole day of the request, before the asked time and after. */
export function lookAround(request: RouteRequest, { period }: ExplanationTools, budget: SearchBudget): OtherHours {
  const { time, arriveBy } = request;
  const { start, end } = boundsOf(period, period.dayOf(time));
  const before = within(request, budget, start, (time - 1) as Instant).at(-1);
  const [next] = within(request, budget, time, end);
  if (!arriveBy && before && !next)
    return { constraint: { kind: 'LAST_DEPARTURE_GONE', last: before.departure }, next };
  if (arriveBy && next && !before) return { constraint: { kind: 'FIRST_ARRIVAL_LATER', first: next.arrival }, next };
  return { constraint: next && { kind: 'NOTHING_AT_THAT_TIME' }, next };
}

/** The first of the days after. */
export function firstDayAhead(
  request: RouteRequest,
  { period }: ExplanationTools,
  budget: SearchBudget,
): Itinerary | undefined {
  const today = period.dayOf(request.time);
  const last = Math.min(today + DAYS_AHEAD, period.lastDay);
  for (let day = today + 1; day <= last; day++) {
    const { start, end } = boundsOf(period, day as ServiceDay);
    const [found] = within(request, budget, start, end);
    if (found) return found;
  }
  return undefined;
}

/** The same request, asked for when that leaves (arrives). */
export const askedAt = ({ departure, arrival }: Itinerary): Widening => ({
  kind: 'OTHER_TIME',
  departure,
  arrival,
});

const boundsOf = (period: ServicePeriod, day: ServiceDay) => ({
  start: period.anchor(day),
  end: (period.anchor((day + 1) as ServiceDay) - 1) as Instant,
});

/** By departure, or by arrival when asked by arrival. */
function within(request: RouteRequest, budget: SearchBudget, from: Instant, to: Instant): readonly Itinerary[] {
  if (to < from) return [];
  const { arriveBy, direct } = request;
  const [time, windowSeconds] = [arriveBy ? to : from, to - from];
  const window = { ...request, timetableView: true, time, windowSeconds, direct: { ...direct, modes: [] } };
  return [...budget.all(window)].sort((a, b) => (arriveBy ? a.arrival - b.arrival : a.departure - b.departure));
}
