import { z } from 'zod';
import { itinerarySchema } from './itinerary-answer.js';
import { instant, placeSchema } from './place-answer.js';

/** Which network answered, and how far it was searched. Not part of MOTIS. */
const network = z
  .looseObject({
    generation: z.int().meta({ description: 'Grows with every change of the timetable.' }),
    realtimeSequence: z.int().optional(),
    searchedUntil: instant.optional().meta({ description: 'The end of the window after it grew.' }),
  })
  .meta({ id: 'Network' });

/** Why there is no journey. Not part of MOTIS. */
const noItinerary = z
  .looseObject({
    reason: z
      .string()
      .meta({ description: 'Stable, upper snake case, e.g. OUTSIDE_TERRITORY, NO_STOP_IN_REACH, NO_CONNECTION.' }),
    title: z.string().optional(),
  })
  .meta({ id: 'NoItinerary' });

/** Answer of `plan`. */
export const planAnswer = z
  .looseObject({
    requestParameters: z
      .record(z.string(), z.string())
      .meta({ description: 'The parameters as understood, without places and coordinates.' }),
    debugOutput: z.record(z.string(), z.int()),
    from: placeSchema,
    to: placeSchema,
    direct: z.array(itinerarySchema),
    itineraries: z.array(itinerarySchema),
    previousPageCursor: z.string(),
    nextPageCursor: z.string(),
    network: network.optional(),
    noItinerary: noItinerary.optional(),
  })
  .meta({ id: 'PlanAnswer', description: 'Journeys by departure; `direct` holds the ways without a ride.' });
