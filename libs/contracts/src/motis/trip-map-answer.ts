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
    })
    .meta({
      id: 'TripSegment',
      ...described('Une course entre deux arrêts.', 'A trip between one stop and the next.'),
    }),
);
