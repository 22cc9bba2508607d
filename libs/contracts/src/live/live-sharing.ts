import { z } from 'zod';
import { instant } from './live-part.js';

const typeCount = z.object({ vehicleTypeIds: z.array(z.string()), count: z.int() });

/** How many vehicles and docks a station has; an absent count is unknown, never zero. */
export const liveStation = z.object({
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
export type LiveStation = z.output<typeof liveStation>;

/** A vehicle that stands free or at a station, under an alias that ends with each rental. */
export const livePresentVehicle = z.object({
  id: z.string(),
  coordinate: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  stationId: z.string().optional(),
  vehicleTypeId: z.string().optional(),
  isReserved: z.boolean(),
  isDisabled: z.boolean(),
  rangeMetres: z.number().optional(),
  pricingPlanId: z.string().optional(),
});
export type LivePresentVehicle = z.output<typeof livePresentVehicle>;

const position = z.tuple([z.number(), z.number()]);
const zoneRule = z.object({
  vehicleTypeIds: z.array(z.string()),
  rideStartAllowed: z.boolean(),
  rideEndAllowed: z.boolean(),
  rideThroughAllowed: z.boolean(),
  stationParking: z.boolean(),
  maximumSpeedKph: z.number().optional(),
});

/** Where rides may not begin, end or lead just now; outside all zones the global rules hold. */
export const liveZones = z.object({
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
export type LiveZones = z.output<typeof liveZones>;
