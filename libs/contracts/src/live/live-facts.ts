import type { Alert, TripUpdate, VehiclePosition } from '@maillage/transit-model';
import type { LiveFacility } from './live-parking.js';
import type { LivePresentVehicle, LiveStation, LiveZones } from './live-sharing.js';

/** What live feeds tell, by what each telling is about. */
export interface LiveFacts {
  readonly updates: TripUpdate;
  readonly alerts: Alert;
  readonly positions: VehiclePosition;
  readonly stations: LiveStation;
  readonly vehicles: LivePresentVehicle;
  /** All zones of a system are one. */
  readonly geofencing: LiveZones;
  readonly facilities: LiveFacility;
}
export type LiveFact = keyof LiveFacts;
