import { z } from 'zod';
import { described } from './described.js';
import { instant, mode, placeSchema } from './place-answer.js';

/** Answer of `map/trips`. */
export const mapTripsAnswer = z.array(
  z
    .looseObject({
      trips: z.array(z.looseObject({ tripId: z.string(), displayName: z.string().optional() })),
      mode,
      routeColor: z.string().optional(),
      distance: z.number(),
      from: placeSchema,
      to: placeSchema,
      departure: instant,
      arrival: instant,
      scheduledDeparture: instant,
      scheduledArrival: instant,
      realTime: z.boolean(),
      polyline: z.string(),
      vehicle: z
        .looseObject({
          lat: z.number().min(-90).max(90),
          lon: z.number().min(-180).max(180),
          bearing: z
            .number()
            .optional()
            .meta(described('Degrés depuis le nord, dans le sens horaire.', 'Degrees clockwise from north.')),
          timestamp: instant.optional(),
          occupancy: z
            .string()
            .optional()
            .meta(described('`OccupancyStatus` de GTFS-Realtime.', '`OccupancyStatus` of GTFS-Realtime.')),
        })
        .optional()
        .meta(
          described(
            'Où est le véhicule de la course, mesuré ; le même sur tous ses segments. Hors de MOTIS.',
            'Where the vehicle of the run is, as measured; the same on all of its segments. Not part of MOTIS.',
          ),
        ),
    })
    .meta({
      id: 'TripSegment',
      ...described('Une course entre deux arrêts.', 'A trip between one stop and the next.'),
    }),
);
