import type { Coordinate } from '@maillage/kernel';

/** GBFS 3.0 `form_factor`. */
export const RENTAL_FORM_FACTORS = [
  'bicycle',
  'cargo_bicycle',
  'car',
  'moped',
  'scooter_standing',
  'scooter_seated',
  'other',
] as const;
export type RentalFormFactor = (typeof RENTAL_FORM_FACTORS)[number];

/** GBFS 3.0 `propulsion_type`. */
export const RENTAL_PROPULSIONS = [
  'human',
  'electric_assist',
  'electric',
  'combustion',
  'combustion_diesel',
  'hybrid',
  'plug_in_hybrid',
  'hydrogen_fuel_cell',
] as const;
export type RentalPropulsion = (typeof RENTAL_PROPULSIONS)[number];

/** GBFS `form_factor` and `propulsion_type`, in GBFS 3.0 words. */
export interface RentalVehicleType {
  readonly id: string;
  readonly name: string;
  readonly formFactor: RentalFormFactor;
  readonly propulsion: RentalPropulsion;
  /** How far it gets on a full charge; undefined for human power. */
  readonly maxRangeMetres?: number | undefined;
  /** GBFS `return_constraint`; undefined when not told. */
  readonly returnConstraint?: RentalReturn | undefined;
}

/** Where one may leave it: anywhere, at any station of the system, where it was taken, at a station or anywhere. */
export type RentalReturn = 'free_floating' | 'any_station' | 'roundtrip_station' | 'hybrid';

/** GBFS `rental_uris`: where the provider's app or page takes over. */
export interface RentalLinks {
  readonly android?: string | undefined;
  readonly ios?: string | undefined;
  readonly web?: string | undefined;
}

/** What one rents from: a GBFS system. */
export interface RentalSystem {
  /** The feed that tells of it. */
  readonly feed: string;
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Six hexadecimal digits, or empty. */
  readonly color: string;
  readonly vehicleTypes: readonly RentalVehicleType[];
}

/** A GeoJSON MultiPolygon. */
export type RentalArea = readonly (readonly (readonly (readonly [number, number])[])[])[];

interface FacilityBase extends Coordinate {
  /** Unique in the network: `<feed>_<id>`; `osm_<n|w|r><id>` for what only OpenStreetMap tells. */
  readonly id: string;
  readonly name: string;
}

export interface RentalStation extends FacilityBase {
  readonly kind: 'rental-station';
  /** Row in the systems of the network. */
  readonly system: number;
  readonly capacity: number | undefined;
  readonly isVirtual: boolean;
  readonly links?: RentalLinks | undefined;
  readonly address?: string | undefined;
  /** Of a virtual station: polygons of closed rings of [longitude, latitude]; the first ring is the outline. */
  readonly area?: RentalArea | undefined;
}

/** A vehicle that stands free. */
export interface RentalVehicle extends FacilityBase {
  readonly kind: 'rental-vehicle';
  readonly system: number;
  /** Row in the system's vehicle types. */
  readonly vehicleType: number;
  readonly rangeMetres: number | undefined;
}

interface ParkBase extends FacilityBase {
  /** Ids by which other feeds tell of it. */
  readonly alsoKnownAs?: readonly string[] | undefined;
}

export interface CarPark extends ParkBase {
  readonly kind: 'car-park';
  readonly isParkAndRide: boolean;
  readonly capacity: number | undefined;
  readonly maxHeightMetres: number | undefined;
  /** OSM `opening_hours` syntax, undefined when not told. */
  readonly openingHours: string | undefined;
  readonly hasFee: boolean | undefined;
}

export interface BicyclePark extends ParkBase {
  readonly kind: 'bicycle-park';
  readonly capacity: number | undefined;
  readonly isCovered: boolean | undefined;
}

/** Where one changes from one way of moving along streets to another. */
export type Facility = RentalStation | RentalVehicle | CarPark | BicyclePark;

/** The facilities of a network; legs name them by their row. What changes by the minute is `Availability`. */
export interface NetworkFacilities {
  readonly systems: readonly RentalSystem[];
  readonly facilities: readonly Facility[];
  /** Where stops lie on the platforms that OpenStreetMap has. */
  readonly platforms?: readonly PlatformSpot[] | undefined;
}

/** What is at the place of a stop is on a platform: the spot of it that is nearest to the stop. */
export interface PlatformSpot extends Coordinate {
  readonly spotLatitude: number;
  readonly spotLongitude: number;
}

export const NO_FACILITIES: NetworkFacilities = { systems: [], facilities: [] };
