import { z } from 'zod';
import { described } from './described.js';

const attribution = z
  .string()
  .optional()
  .meta(described('Qui nommer en montrant ces données.', 'Whom to name where these data are shown.'));

const named = z.looseObject({ feed: z.string(), attribution, licence: z.string().optional() });

export const dataSource = z
  .looseObject({
    feed: z.string(),
    attribution,
    licence: z.string().optional(),
    live: z.boolean(),
    liveFeeds: z.array(z.string()).optional(),
    liveSources: z
      .array(named)
      .optional()
      .meta(
        described(
          'Qui nommer en plus pour le temps réel, là où ces flux le disent.',
          'Whom to name besides for realtime, where these feeds say so.',
        ),
      ),
    streets: named
      .optional()
      .meta(
        described(
          'Qui nommer en plus pour les rues d’une étape qui repose aussi sur un autre flux (vélo partagé, parking).',
          'Whom to name besides for the streets of a leg that rests on another feed, too (a shared bicycle, a car park).',
        ),
      ),
    ageSeconds: z.int().min(0).optional().meta(described('L’âge du temps réel.', 'How old the realtime data are.')),
  })
  .meta({
    id: 'DataSource',
    ...described(
      'D’où viennent les données d’un passage ou d’une étape. Hors de MOTIS.',
      'Where the data of an event or a leg come from. Not part of MOTIS.',
    ),
  });

/** What an answer lacks, although the territory has it. */
export const partialSchema = z
  .array(
    z.looseObject({
      reason: z.enum(['NO_REALTIME', 'NO_SHARED_VEHICLES', 'NO_PARKING_AVAILABILITY']),
      feed: z.string(),
    }),
  )
  .meta(
    described(
      'Ce qui manque en ce moment : flux en temps réel muets ou trop vieux. La réponse repose alors sur les horaires et les données permanentes.',
      'What is missing just now: live feeds that are silent or too old. The answer then rests on the timetable and standing data.',
    ),
  );
