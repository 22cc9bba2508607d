import type { Coordinate, Instant } from '@maillage/kernel';

/** GBFS 3.0 writes every text in one or several languages (BCP 47); older versions in that of the document. */
export interface LocalizedText {
  readonly text: string;
  /** Empty when nobody tells. */
  readonly language: string;
}

/** `system_information.json` */
export interface SystemInformation {
  readonly id: string;
  readonly name: readonly LocalizedText[];
  readonly operator: readonly LocalizedText[];
  readonly url: string | undefined;
  readonly timezone: string | undefined;
  /** `feed_contact_email`: who hears of faults of the feed. */
  readonly contactEmail: string | undefined;
  readonly languages: readonly string[];
  /** Six hexadecimal digits, upper case. */
  readonly color: string | undefined;
  readonly licenseId: string | undefined;
  readonly licenseUrl: string | undefined;
  readonly attribution: readonly LocalizedText[];
  readonly attributionUrl: string | undefined;
  /** OSM `opening_hours` syntax. */
  readonly openingHours: string | undefined;
}

export const FORM_FACTORS = [
  'bicycle',
  'cargo_bicycle',
  'car',
  'moped',
  'scooter_standing',
  'scooter_seated',
  'other',
] as const;
export const PROPULSION_TYPES = [
  'human',
  'electric_assist',
  'electric',
  'combustion',
  'combustion_diesel',
  'hybrid',
  'plug_in_hybrid',
  'hydrogen_fuel_cell',
] as const;
export const RETURN_CONSTRAINTS = ['free_floating', 'roundtrip_station', 'any_station', 'hybrid'] as const;

/** `vehicle_types.json` */
export interface VehicleType {
  readonly id: string;
  readonly name: readonly LocalizedText[];
  readonly formFactor: (typeof FORM_FACTORS)[number];
  readonly propulsion: (typeof PROPULSION_TYPES)[number];
  /** How far it gets on a full charge; undefined for human power. */
  readonly maxRangeMetres: number | undefined;
  readonly returnConstraint: (typeof RETURN_CONSTRAINTS)[number] | undefined;
  readonly pricingPlanIds: readonly string[];
}

/** A GeoJSON MultiPolygon: polygons of closed rings of [longitude, latitude]; the first ring is the outline. */
export type Area = readonly (readonly (readonly (readonly [number, number])[])[])[];

/** Deep links of an app or a page, of a harmless scheme. */
export interface RentalUris {
  readonly android: string | undefined;
  readonly ios: string | undefined;
  readonly web: string | undefined;
}

/** How many vehicles of some types. */
export interface TypeCount {
  readonly vehicleTypeIds: readonly string[];
  readonly count: number;
}

/** `station_information.json` */
export interface Station extends Coordinate {
  readonly id: string;
  readonly name: readonly LocalizedText[];
  readonly address: string | undefined;
  readonly capacity: number | undefined;
  readonly isVirtual: boolean;
  readonly isCharging: boolean | undefined;
  readonly area: Area | undefined;
  /** Places for some types only; none when any vehicle may stand anywhere. */
  readonly typeCapacity: readonly TypeCount[];
  /** OSM `opening_hours` syntax. */
  readonly openingHours: string | undefined;
  readonly rentalUris: RentalUris;
}

/** `station_status.json`; an undefined count is unknown, never zero. */
export interface StationStatus {
  readonly stationId: string;
  readonly isInstalled: boolean;
  readonly isRenting: boolean;
  readonly isReturning: boolean;
  readonly vehiclesAvailable: number | undefined;
  readonly docksAvailable: number | undefined;
  readonly typesAvailable: readonly TypeCount[];
  readonly typeDocksAvailable: readonly TypeCount[];
  readonly reportedAt: Instant | undefined;
}

/** `vehicle_status.json`, before 3.0 `free_bike_status.json` */
export interface Vehicle {
  readonly id: string;
  /** Undefined for a vehicle at a station. */
  readonly coordinate: Coordinate | undefined;
  readonly stationId: string | undefined;
  readonly vehicleTypeId: string | undefined;
  readonly isReserved: boolean;
  readonly isDisabled: boolean;
  readonly rangeMetres: number | undefined;
  readonly pricingPlanId: string | undefined;
  readonly reportedAt: Instant | undefined;
  readonly rentalUris: RentalUris;
}

export interface ZoneRule {
  /** All types when empty. */
  readonly vehicleTypeIds: readonly string[];
  readonly rideStartAllowed: boolean;
  readonly rideEndAllowed: boolean;
  readonly rideThroughAllowed: boolean;
  /** Whether a ride ends at a station only. */
  readonly stationParking: boolean;
  readonly maximumSpeedKph: number | undefined;
}

/** A zone of `geofencing_zones.json`; rules before others win. */
export interface GeofencingZone {
  readonly name: readonly LocalizedText[];
  readonly area: Area;
  readonly rules: readonly ZoneRule[];
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
}

/** `system_pricing_plans.json` */
export interface PricingPlan {
  readonly id: string;
  readonly name: readonly LocalizedText[];
  readonly description: readonly LocalizedText[];
  /** ISO 4217. */
  readonly currency: string;
  readonly price: number;
  /** Whether tax is added to what is told. */
  readonly isTaxable: boolean;
  /** Whether it may cost more when demand is high. */
  readonly isSurgePriced: boolean;
  readonly url: string | undefined;
  readonly perMinute: readonly PricingSegment[];
  readonly perKilometre: readonly PricingSegment[];
}

/** A rate from `start` minutes or kilometres on, charged every `interval`. */
export interface PricingSegment {
  readonly start: number;
  readonly rate: number;
  readonly interval: number;
  readonly end: number | undefined;
}

/** What a document says of itself. */
export interface DocumentHeader {
  /** `2.3`; empty when it tells none, as GBFS 1.0. */
  readonly version: string;
  readonly updatedAt: Instant | undefined;
  /** Seconds until the publisher promises another, between 10 s and 10 min whatever the publisher says. */
  readonly ttlSeconds: number;
}
