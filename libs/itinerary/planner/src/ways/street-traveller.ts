import type { TravelMode } from '@maillage/street-graph';
import type { Traveller } from './ways.js';

/** The traveller as the streets know one. */
export const streetTraveller = (mode: TravelMode, traveller: Traveller) => ({
  mode,
  metresPerSecond: mode === 'bicycle' ? traveller.cyclingMetresPerSecond : traveller.walkingMetresPerSecond,
  walkMetresPerSecond: traveller.walkingMetresPerSecond,
  elevationCosts: traveller.elevationCosts,
});
