import type {
  LiveAlert,
  LiveFacility,
  LivePresentVehicle,
  LiveStation,
  LiveTripUpdate,
  LiveVehiclePosition,
} from '@maillage/contracts';

/** What live feeds tell, by what each telling is about. */
export interface LiveFacts {
  readonly updates: LiveTripUpdate;
  readonly alerts: LiveAlert;
  readonly positions: LiveVehiclePosition;
  readonly stations: LiveStation;
  readonly vehicles: LivePresentVehicle;
  readonly facilities: LiveFacility;
}
export type LiveFact = keyof LiveFacts;

/** Of a feed, all that it tells and that is young enough to be believed. */
export type BelievedFacts = { readonly [Fact in LiveFact]: readonly LiveFacts[Fact][] };

export const NO_FACTS: BelievedFacts = {
  updates: [],
  alerts: [],
  positions: [],
  stations: [],
  vehicles: [],
  facilities: [],
};
