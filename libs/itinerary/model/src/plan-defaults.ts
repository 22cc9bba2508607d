import type { PlanRequest, RentalWishes } from './plan-request.js';

const ANY_RENTAL: RentalWishes = { formFactors: [], propulsions: [], providers: [] };

/** What MOTIS assumes where a plan request says nothing (MOTIS OpenAPI document, `plan`). */
export const PLAN_DEFAULTS: Omit<PlanRequest, 'territory' | 'apiVersion' | 'from' | 'to'> = {
  arriveBy: false,
  timetableView: true,
  searchWindowSeconds: 900,
  numItineraries: 5,
  minTransferSeconds: 0,
  additionalTransferSeconds: 0,
  transferTimeFactor: 1,
  transitModes: ['TRANSIT'],
  directModes: ['WALK'],
  preTransitModes: ['WALK'],
  postTransitModes: ['WALK'],
  directRental: ANY_RENTAL,
  preTransitRental: ANY_RENTAL,
  postTransitRental: ANY_RENTAL,
  via: [],
  wheelchair: false,
  walkingMetresPerSecond: 1.2,
  cyclingMetresPerSecond: 4.2,
  elevationCosts: 'NONE',
  maxPreTransitSeconds: 900,
  maxPostTransitSeconds: 900,
  maxDirectSeconds: 1800,
  maxMatchingMetres: 250,
  detailedLegs: true,
  joinInterlinedLegs: true,
  withScheduledSkippedStops: false,
  requireBikeTransport: false,
  fastestDirectFactor: 1,
  explain: false,
  language: [],
};
