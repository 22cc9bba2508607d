import type { Constraint, Itinerary } from '@maillage/itinerary-model';
import { ALL_MODES } from '../network/transit-mode.js';
import { MAX_TRIPS, type RouteRequest } from '../routing/route-request.js';

/** What a request could do without. */
export interface RequestLimit {
  readonly change: Partial<RouteRequest>;
  readonly constraint: (found: Itinerary) => Constraint;
  /** Whether one may be told to do without it: nobody leaves a wheelchair behind. */
  readonly isProposed: boolean;
}

/** The limits that a request has, each to be left out in turn. */
export function listLimits(request: RouteRequest): readonly RequestLimit[] {
  const { maxTrips, maxTravelSeconds, modes, bikes, via, traveller } = request;
  const limits: (RequestLimit & { readonly isSet: boolean })[] = [
    {
      isSet: maxTrips < MAX_TRIPS,
      change: { maxTrips: MAX_TRIPS },
      constraint: ({ transfers }) => ({ kind: 'TOO_MANY_TRANSFERS', transfers }),
      isProposed: true,
    },
    {
      isSet: maxTravelSeconds !== undefined,
      change: { maxTravelSeconds: undefined },
      constraint: ({ departure, arrival }) => ({ kind: 'TRAVEL_TIME_TOO_LONG', seconds: arrival - departure }),
      isProposed: true,
    },
    {
      isSet: modes !== ALL_MODES,
      change: { modes: ALL_MODES },
      constraint: () => ({ kind: 'MODES_EXCLUDED' }),
      isProposed: true,
    },
    {
      isSet: bikes,
      change: { bikes: false },
      constraint: () => ({ kind: 'NO_BICYCLES_ON_BOARD' }),
      isProposed: true,
    },
    {
      isSet: via.length > 0,
      change: { via: [] },
      constraint: () => ({ kind: 'VIA_NOT_POSSIBLE' }),
      isProposed: true,
    },
    {
      isSet: traveller.wheelchair,
      change: { traveller: { ...traveller, wheelchair: false } },
      constraint: () => ({ kind: 'NOT_ACCESSIBLE' }),
      isProposed: false,
    },
  ];
  return limits.filter(({ isSet }) => isSet);
}
