import type { Place, PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { maskOf } from '../network/transit-mode.js';

/** A plan request in the planner's own terms: places found, names gone, every limit a number. */
export interface RouteRequest {
  readonly from: Place;
  readonly to: Place;
  readonly time: Instant;
  readonly arriveBy: boolean;
  /** True: every Pareto journey of a window. False: the best for one moment. */
  readonly timetableView: boolean;
  /** The side of `time` on which a page lies; undefined for a first request. */
  readonly page: 'LATER' | 'EARLIER' | undefined;
  readonly windowSeconds: number;
  /** The window grows until it holds this many. */
  readonly minItineraries: number;
  readonly maxItineraries: number | undefined;
  /** Rides, 1 to `MAX_TRIPS`. */
  readonly maxTrips: number;
  readonly maxTravelSeconds: number | undefined;
  readonly minTransferSeconds: number;
  readonly additionalTransferSeconds: number;
  readonly transferTimeFactor: number;
  /** Mask of transit modes; 0 leaves transit out. */
  readonly modes: number;
  readonly wheelchair: boolean;
  readonly bikes: boolean;
  readonly walkingMetresPerSecond: number;
  /** 0 when nobody walks there. */
  readonly maxAccessSeconds: number;
  readonly maxEgressSeconds: number;
  readonly maxDirectSeconds: number;
}

/** What the router's labels hold. */
export const MAX_TRIPS = 7;

/** MOTIS: a page is always two hours. */
const PAGE_SECONDS = 7200;

/** 9999-12-31T23:59:59Z: later instants have no ISO form of four digits. */
const LAST_INSTANT = 253_402_300_799;

export function toRouteRequest(request: PlanRequest, from: Place, to: Place, now: Instant): RouteRequest {
  const { pageCursor } = request;
  return {
    from,
    to,
    time: Math.min(pageCursor?.instant ?? request.time ?? now, LAST_INSTANT) as Instant,
    arriveBy: request.arriveBy,
    timetableView: request.timetableView || pageCursor !== undefined,
    page: pageCursor?.direction,
    windowSeconds: pageCursor ? PAGE_SECONDS : request.searchWindowSeconds,
    minItineraries: request.numItineraries,
    maxItineraries: request.maxItineraries,
    maxTrips: Math.min(request.maxTransfers ?? MAX_TRIPS, MAX_TRIPS - 1) + 1,
    maxTravelSeconds: request.maxTravelSeconds,
    minTransferSeconds: request.minTransferSeconds,
    additionalTransferSeconds: request.additionalTransferSeconds,
    transferTimeFactor: request.transferTimeFactor,
    modes: maskOf(request.transitModes),
    wheelchair: request.wheelchair,
    bikes: request.requireBikeTransport,
    walkingMetresPerSecond: request.walkingMetresPerSecond,
    maxAccessSeconds: walks(request.preTransitModes) ? request.maxPreTransitSeconds : 0,
    maxEgressSeconds: walks(request.postTransitModes) ? request.maxPostTransitSeconds : 0,
    maxDirectSeconds: walks(request.directModes) ? request.maxDirectSeconds : 0,
  };
}

const walks = (modes: readonly string[]): boolean => modes.includes('WALK');
