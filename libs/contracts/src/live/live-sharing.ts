import { z } from 'zod';
import type { Coordinate, Instant } from '@maillage/kernel';
import { instant } from './live-part.js';

interface LiveTypeCount {
  readonly vehicleTypeIds: readonly string[];
  readonly count: number;
}

/** How many vehicles and docks a station has; an absent count is unknown, never zero. */
export interface LiveStation {
  readonly stationId: string;
  readonly isInstalled: boolean;
  readonly isRenting: boolean;
  readonly isReturning: boolean;
  readonly vehiclesAvailable?: number | undefined;
  readonly docksAvailable?: number | undefined;
  readonly typesAvailable: readonly LiveTypeCount[];
  readonly typeDocksAvailable: readonly LiveTypeCount[];
  readonly reportedAt?: Instant | undefined;
}

const typeCount = z.object({ vehicleTypeIds: z.array(z.string()), count: z.int() });

export const liveStation: z.ZodType<LiveStation> = z.object({
  stationId: z.string(),
  isInstalled: z.boolean(),
  isRenting: z.boolean(),
  isReturning: z.boolean(),
  vehiclesAvailable: z.int().optional(),
  docksAvailable: z.int().optional(),
  typesAvailable: z.array(typeCount),
  typeDocksAvailable: z.array(typeCount),
  reportedAt: instant.optional(),
});

/** A vehicle that stands free or at a station, under an alias that ends with each rental. */
export interface LivePresentVehicle {
  readonly id: string;
  readonly coordinate?: Coordinate | undefined;
  readonly stationId?: string | undefined;
  readonly vehicleTypeId?: string | undefined;
  readonly isReserved: boolean;
  readonly isDisabled: boolean;
  readonly rangeMetres?: number | undefined;
  readonly pricingPlanId?: string | undefined;
}

export const livePresentVehicle: z.ZodType<LivePresentVehicle> = z.object({
  id: z.string(),
  coordinate: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  stationId: z.string().optional(),
  vehicleTypeId: z.string().optional(),
  isReserved: z.boolean(),
  isDisabled: z.boolean(),
  rangeMetres: z.number().optional(),
  pricingPlanId: z.string().optional(),
});

interface LiveZoneRule {
  readonly vehicleTypeIds: readonly string[];
  readonly rideStartAllowed: boolean;
  readonly rideEndAllowed: boolean;
  readonly rideThroughAllowed: boolean;
  readonly stationParking: boolean;
  readonly maximumSpeedKph?: number | undefined;
}

/** Where rides may not begin, end or lead just now; outside all zones the global rules hold. */
export interface LiveZones {
  readonly zones: readonly {
    readonly name: readonly { readonly text: string; readonly language: string }[];
    /** Polygons of closed rings of [longitude, latitude]. */
    readonly area: readonly (readonly (readonly (readonly [number, number])[])[])[];
    readonly rules: readonly LiveZoneRule[];
    readonly start?: Instant | undefined;
    readonly end?: Instant | undefined;
  }[];
  readonly globalRules: readonly LiveZoneRule[];
}

const position = z.tuple([z.number(), z.number()]);
const zoneRule = z.object({
  vehicleTypeIds: z.array(z.string()),
  rideStartAllowed: z.boolean(),
  rideEndAllowed: z.boolean(),
  rideThroughAllowed: z.boolean(),
  stationParking: z.boolean(),
  maximumSpeedKph: z.number().optional(),
});

export const liveZones: z.ZodType<LiveZones> = z.object({
  zones: z.array(
    z.object({
      name: z.array(z.object({ text: z.string(), language: z.string() })),
      area: z.array(z.array(z.array(position))),
      rules: z.array(zoneRule),
      start: instant.optional(),
      end: instant.optional(),
    }),
  ),
  globalRules: z.array(zoneRule),
});
