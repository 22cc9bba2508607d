import { USUAL_COMBINING, type CombiningRules } from '@maillage/itinerary-model';
import type { Place, PlanRequest, RentalWishes, RideLeg, WayMode } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import { maskOf } from '../network/transit-mode.js';
import type { Traveller } from '../ways/ways.js';

/** A plan request in the planner's own terms: places found, every limit a number. It is cloned on its way to a thread. */
export interface RouteRequest {
  readonly from: Place;
  readonly to: Place;
  readonly time: Instant;
  /** When it is asked: what is counted just now is good for the minutes after; where it is left out, nothing is counted. */
  readonly now?: Instant | undefined;
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
  /** Only rides that take bikes. */
  readonly bikes: boolean;
  readonly traveller: Traveller;
  readonly access: WayWishes;
  readonly egress: WayWishes;
  readonly direct: WayWishes;
  /** Which of several ways are told. */
  readonly combining: CombiningRules;
  /** A ride that takes longer than this many times the walk is left out. */
  readonly fastestDirectFactor: number;
  /** Every run as planned, whatever is known of its delays. */
  readonly ignoresRealtime?: boolean | undefined;
  /** Stops to pass in this order. */
  readonly via: readonly RouteVia[];
  /** Whether legs along streets have lines; they do when undefined. */
  readonly isDrawn?: boolean | undefined;
  /** Undefined: search. Otherwise only these rides, with the ways around them; none is the way without a ride. */
  readonly again?: readonly RideLeg[] | undefined;
}

/** Which runs are ridden, and how one changes between them. */
export type RunWishes = Pick<
  RouteRequest,
  | 'modes'
  | 'bikes'
  | 'traveller'
  | 'minTransferSeconds'
  | 'additionalTransferSeconds'
  | 'transferTimeFactor'
  | 'ignoresRealtime'
>;

/** How one may move before the first ride, after the last, or without any. */
export interface WayWishes {
  readonly modes: readonly WayMode[];
  readonly maxSeconds: number;
  readonly rental: RentalWishes;
}

export interface RouteVia {
  readonly stop: StopIndex;
  readonly staySeconds: number;
}

/** What the router's labels hold. */
export const MAX_TRIPS = 7;

/** MOTIS: a page is always two hours. */
const PAGE_SECONDS = 7200;

/** 9999-12-31T23:59:59Z: later instants have no ISO form of four digits. */
const LAST_INSTANT = 253_402_300_799;

/** The places of a request as they were found in a network. */
export interface FoundPlaces {
  readonly from: Place;
  readonly to: Place;
  readonly via: readonly RouteVia[];
}

export function toRouteRequest(
  request: PlanRequest,
  { from, to, via }: FoundPlaces,
  now: Instant,
  combining: CombiningRules = USUAL_COMBINING,
): RouteRequest {
  const { pageCursor } = request;
  return {
    from,
    to,
    via,
    time: Math.min(pageCursor?.instant ?? request.time ?? now, LAST_INSTANT) as Instant,
    now,
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
    bikes: request.requireBikeTransport,
    traveller: {
      wheelchair: request.wheelchair,
      walkingMetresPerSecond: request.walkingMetresPerSecond,
      cyclingMetresPerSecond: request.cyclingMetresPerSecond,
      elevationCosts: request.elevationCosts,
      maxMatchingMetres: request.maxMatchingMetres,
    },
    access: {
      modes: request.preTransitModes,
      maxSeconds: request.maxPreTransitSeconds,
      rental: request.preTransitRental,
    },
    egress: {
      modes: request.postTransitModes,
      maxSeconds: request.maxPostTransitSeconds,
      rental: request.postTransitRental,
    },
    direct: { modes: request.directModes, maxSeconds: request.maxDirectSeconds, rental: request.directRental },
    combining,
    fastestDirectFactor: request.fastestDirectFactor,
    ignoresRealtime: request.realtimeMode !== undefined && request.realtimeMode !== 'REALTIME',
    isDrawn: request.detailedLegs || request.answerFormat === 'geojson',
  };
}
