import type { Availability, RentalSystem, RentalZoneRule } from '@maillage/itinerary-model';
import { boxAround, encodeArea, outlinesOf } from './rental-areas.js';

/** The zones of a system; MOTIS's highest z counts first, as the first zone of GBFS does. */
export function zonesOf({ systems }: Availability, system: RentalSystem, row: number) {
  const zones = systems.get(row)?.zones ?? [];
  return zones.map(({ name, area, rules }, index) => ({
    providerId: system.id,
    providerGroupId: system.id,
    ...(name !== '' && { name }),
    z: zones.length - index,
    bbox: boxAround(outlinesOf(area)),
    area: encodeArea(area),
    rules: rules.map(restrictionsOf),
  }));
}

export const restrictionsOf = (rule: RentalZoneRule) => ({
  vehicleTypeIdxs: rule.types,
  rideStartAllowed: rule.rideStartAllowed,
  rideEndAllowed: rule.rideEndAllowed,
  rideThroughAllowed: rule.rideThroughAllowed,
  ...(rule.stationParking && { stationParking: true }),
});
