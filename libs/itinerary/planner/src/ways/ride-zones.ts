import type { RentalZone, RentalZoneRule, SystemPresence } from '@maillage/itinerary-model';
import type { BoundingBox, Coordinate, Instant } from '@maillage/kernel';

/** Where rides of one kind of vehicle may not begin, end, or lead. */
export class RideZones {
  /** Zones that say something of the kind, and their boxes. */
  readonly #zones: readonly { readonly zone: RentalZone; readonly rule: RentalZoneRule; readonly box: BoundingBox }[];
  readonly #elsewhere: RentalZoneRule | undefined;

  /** `type`: row in the vehicle types of the system, −1 for one that nobody describes. */
  constructor({ zones, globalRules }: Pick<SystemPresence, 'zones' | 'globalRules'>, type: number) {
    this.#zones = zones.flatMap((zone) => {
      const rule = ruleFor(zone.rules, type);
      return rule ? [{ zone, rule, box: boxOf(zone.area) }] : [];
    });
    this.#elsewhere = ruleFor(globalRules, type);
  }

  /** What is allowed at a place; undefined: everything. Of several zones the first counts. */
  ruleAt(place: Coordinate, now: Instant): RentalZoneRule | undefined {
    const found = this.#zones.find(
      ({ zone, box }) => isNow(zone, now) && isInBox(place, box) && isInArea(place, zone.area),
    );
    return found ? found.rule : this.#elsewhere;
  }

  /** Whether some street may be closed to rides. */
  get closesStreets(): boolean {
    return this.#elsewhere?.rideThroughAllowed === false || this.#zones.some(({ rule }) => !rule.rideThroughAllowed);
  }

  /** Equal where the same is allowed everywhere. */
  profileAt(now: Instant): string {
    const bits = (rule: RentalZoneRule | undefined): string =>
      rule
        ? [rule.rideStartAllowed, rule.rideEndAllowed, rule.rideThroughAllowed, rule.stationParking]
            .map(Number)
            .join('')
        : '-';
    return [
      bits(this.#elsewhere),
      ...this.#zones.map(({ zone, rule, box }) => `${bits(isNow(zone, now) ? rule : undefined)}@${String(box.south)}`),
    ].join(' ');
  }
}

const ruleFor = (rules: readonly RentalZoneRule[], type: number): RentalZoneRule | undefined =>
  rules.find(({ types }) => types.length === 0 || types.includes(type));

const isNow = ({ start, end }: RentalZone, now: Instant): boolean => (start ?? now) <= now && now <= (end ?? now);

function boxOf(area: RentalZone['area']): BoundingBox {
  const box = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  for (const [outline = []] of area)
    for (const [longitude, latitude] of outline) {
      box.south = Math.min(box.south, latitude);
      box.north = Math.max(box.north, latitude);
      box.west = Math.min(box.west, longitude);
      box.east = Math.max(box.east, longitude);
    }
  return box;
}

const isInBox = ({ latitude, longitude }: Coordinate, { south, west, north, east }: BoundingBox): boolean =>
  latitude >= south && latitude <= north && longitude >= west && longitude <= east;

/** In the outline of a polygon and in none of its holes. */
const isInArea = (place: Coordinate, area: RentalZone['area']): boolean =>
  area.some((rings) => rings.filter((ring) => isInRing(place, ring)).length % 2 === 1);

/** A ray to the east crosses the ring an odd number of times. */
function isInRing({ latitude, longitude }: Coordinate, ring: readonly (readonly [number, number])[]): boolean {
  let isInside = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (!a || !b || a[1] > latitude === b[1] > latitude) continue;
    if (longitude < a[0] + ((latitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) isInside = !isInside;
  }
  return isInside;
}
