import { z } from 'zod';
import { instant } from './live-part.js';

const typeCount = z.object({ vehicleTypeIds: z.array(z.string()), count: z.number().int() });

/** How many vehicles and docks a station has; an absent count is unknown, never zero. */
export const liveStation = z.object({
  stationId: z.string(),
  isInstalled: z.boolean(),
  isRenting: z.boolean(),
  isReturning: z.boolean(),
  vehiclesAvailable: z.number().int().optional(),
  docksAvailable: z.number().int().optional(),
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
