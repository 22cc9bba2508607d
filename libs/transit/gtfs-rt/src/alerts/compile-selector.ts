import type { Instant, ServiceDay } from '@maillage/kernel';
import type { InformedEntity, TripDescriptor } from '@maillage/transit-model';
import type { AgencyIndex, RouteIndex, StopIndex, TripIndex } from '@maillage/transit-timetable';
import { bridgeRun } from '../match/bridge-run.js';
import type { TripMatcher } from '../match/trip-matcher.js';

/** What of the timetable an informed entity names; all that is given must hold. */
export interface Selector {
  readonly trip: TripIndex | undefined;
  readonly day: ServiceDay | undefined;
  readonly stop: StopIndex | undefined;
  readonly route: RouteIndex | undefined;
  readonly agency: AgencyIndex | undefined;
  readonly type: number | undefined;
  readonly direction: number | undefined;
}

interface SelectorContext {
  readonly now: Instant;
  readonly earlier?: TripMatcher | undefined;
}

/** Undefined when the timetable has not what is named: the rest of the selector would mean more than was said. */
export function compileSelector(
  matcher: TripMatcher,
  entity: InformedEntity,
  context: SelectorContext,
): Selector | undefined {
  const run = entity.trip && runOf(matcher, entity.trip, context);
  const routeId = entity.routeId ?? entity.trip?.routeId;
  const stop = entity.stopId === undefined ? undefined : matcher.stops.find(entity.stopId);
  const route = routeId === undefined ? undefined : matcher.routes.find(routeId);
  const agency = entity.agencyId === undefined ? undefined : agencyNamed(matcher, entity.agencyId);
  if (entity.trip !== undefined && run === undefined) return undefined;
  if (entity.stopId !== undefined && stop === undefined) return undefined;
  if (entity.agencyId !== undefined && agency === undefined) return undefined;
  if (routeId !== undefined && route === undefined && run?.trip === undefined) return undefined;
  const direction = entity.directionId ?? entity.trip?.directionId;
  return { trip: run?.trip, day: run?.day, stop, route, agency, type: entity.routeType, direction };
}

interface SelectedRun {
  readonly trip: TripIndex | undefined;
  readonly day: ServiceDay | undefined;
}

/** A trip without a date is meant on every day; a descriptor that names only a route is none. */
function runOf(
  matcher: TripMatcher,
  descriptor: TripDescriptor,
  { now, earlier }: SelectorContext,
): SelectedRun | undefined {
  const { tripId, startDay, startSeconds } = descriptor;
  if (tripId === undefined && startSeconds === undefined) return { trip: undefined, day: undefined };
  const named = tripId === undefined ? [] : matcher.tripsNamed(tripId);
  if (named.length === 1 && startDay === undefined) return { trip: named[0], day: undefined };
  const matched = matcher.match(descriptor, { near: now });
  const run = matched === 'UNKNOWN_TRIP' && earlier ? bridgeRun(earlier, matcher, descriptor, { near: now }) : matched;
  return typeof run === 'string' ? undefined : { trip: run.trip, day: startDay === undefined ? undefined : run.day };
}

function agencyNamed({ timetable: { agencies }, feed }: TripMatcher, id: string): AgencyIndex | undefined {
  for (let agency = 0; agency < agencies.count; agency++)
    if (agencies.feed[agency] === feed && agencies.id.text(agency as AgencyIndex) === id) return agency as AgencyIndex;
  return undefined;
}
