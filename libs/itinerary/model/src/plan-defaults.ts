import type { PlanRequest } from './plan-request.js';

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
  wheelchair: false,
  walkingMetresPerSecond: 1.2,
  maxPreTransitSeconds: 900,
  maxPostTransitSeconds: 900,
  maxDirectSeconds: 1800,
  maxMatchingMetres: 250,
  detailedLegs: true,
  joinInterlinedLegs: true,
  withScheduledSkippedStops: false,
  requireBikeTransport: false,
  language: [],
};
