import type { Availability, RentalSystem, RentalZone, RentalZoneRule } from '@maillage/itinerary-model';
import { boxAround } from './rental-places.js';
import { PolylineEncoder } from './polyline.js';

/** MOTIS writes rings as polylines of precision 6. */
const ENCODER = new PolylineEncoder(6);

/** The zones of a system; MOTIS's highest z counts first, as the first zone of GBFS does. */
export function zonesOf({ systems }: Availability, system: RentalSystem, row: number) {
  const zones = systems.get(row)?.zones ?? [];
  return zones.map(({ name, area, rules }, index) => ({
    providerId: system.id,
    providerGroupId: system.id,
    ...(name !== '' && { name }),
    z: zones.length - index,
    bbox: boxAround(area.flatMap(([outline = []]) => outline.map(toCoordinate))),
    area: area.map((rings) => rings.map(encodeRing)),
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

type Ring = RentalZone['area'][number][number];

const toCoordinate = ([longitude, latitude]: Ring[number]) => ({ latitude, longitude });

function encodeRing(ring: Ring) {
  const points = ring.map(toCoordinate);
  const text = points.map((point, index) => {
    const before = points[index - 1];
    return before ? ENCODER.step(before, point) : ENCODER.start(point);
  });
  return { points: text.join(''), precision: ENCODER.precision, length: points.length };
}
