import type {
  LiveAlert,
  LiveFacility,
  LivePresentVehicle,
  LiveStation,
  LiveTripUpdate,
  LiveVehiclePosition,
  LiveZones,
} from '@maillage/contracts';

/** What live feeds tell, by what each telling is about. */
export interface LiveFacts {
  readonly updates: LiveTripUpdate;
  readonly alerts: LiveAlert;
  readonly positions: LiveVehiclePosition;
  readonly stations: LiveStation;
  readonly vehicles: LivePresentVehicle;
  readonly facilities: LiveFacility;
  readonly geofencing: LiveZones;
}
export type LiveFact = keyof LiveFacts;
