import { z } from 'zod';
import { described } from './described.js';

const serverConfig = z
  .looseObject({
    motisVersion: z.string(),
    hasElevation: z.boolean(),
    hasRoutedTransfers: z.boolean(),
    hasStreetRouting: z.boolean(),
    maxOneToManySize: z.number(),
    maxOneToAllTravelTimeLimit: z.number(),
    maxPrePostTransitTimeLimit: z.number(),
    maxDirectTimeLimit: z.number(),
    shapesDebugEnabled: z.boolean(),
  })
  .meta({
    id: 'ServerConfig',
    ...described(
      'Ce que ce serveur sait faire, et ses limites en minutes ou en secondes.',
      'What this server can do, and its limits in minutes or seconds.',
    ),
  });

/** Answer of `map/initial`. */
export const mapInitialAnswer = z
  .looseObject({ lat: z.number(), lon: z.number(), zoom: z.number(), serverConfig })
  .meta({
    id: 'MapInitialAnswer',
    ...described('Où s’ouvre une carte du territoire.', 'Where a map of the territory opens.'),
  });

/** Answer of `health` while itineraries can be asked in every territory. */
export const healthAnswer = z
  .looseObject({
    rt: z
      .boolean()
      .optional()
      .meta(
        described(
          'Des données de flux en temps réel sont tenues pour actuelles.',
          'Whether data of realtime feeds are believed just now.',
        ),
      ),
    gbfs: z
      .boolean()
      .optional()
      .meta(
        described(
          'Des données de flux de véhicules partagés sont tenues pour actuelles.',
          'Whether data of sharing feeds are believed just now.',
        ),
      ),
    territories: z.array(z.looseObject({ territory: z.string(), ready: z.boolean(), generation: z.int().optional() })),
  })
  .meta({ id: 'HealthAnswer' });

/** Every refusal and failure: RFC 9457, with the member that clients of MOTIS read. */
export const problemAnswer = z
  .looseObject({
    type: z.string(),
    status: z.int(),
    code: z.string().meta(described('Stable, en majuscules.', 'Stable, upper snake case.')),
    title: z.string(),
    detail: z.string().optional(),
    error: z
      .string()
      .meta(
        described(
          'La même chose en une ligne, là où les clients de MOTIS la cherchent.',
          'The same in one line, where clients of MOTIS look for it.',
        ),
      ),
  })
  .meta({
    id: 'Problem',
    ...described(
      'Ce qui est refusé, pourquoi et que faire ; en français ou en anglais selon Accept-Language.',
      'What was refused, why, and what to do; in French or English by Accept-Language.',
    ),
  });
