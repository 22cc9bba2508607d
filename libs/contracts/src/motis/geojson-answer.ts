import { z } from 'zod';
import { described } from './described.js';

/** RFC 7946: longitude before latitude. */
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const geometry = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Point'), coordinates: position }),
  z.looseObject({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
]);

const feature = z
  .looseObject({
    type: z.literal('Feature'),
    geometry,
    properties: z.record(z.string(), z.unknown()).meta({
      ...described(
        '`list` et `itinerary` : le trajet dans la réponse JSON ; `leg` : son étape. Les lignes ont `mode`, `name`, `color` et les heures, les points `kind`, `name` et les heures ; heures prévues, annulations, source et perturbations sont dites comme en JSON.',
        '`list` and `itinerary`: the itinerary in the JSON answer; `leg`: its leg. Lines have `mode`, `name`, `color` and times, points `kind`, `name` and times; scheduled times, cancellations, source and alerts are told as in JSON.',
      ),
    }),
  })
  .meta({
    id: 'Feature',
    ...described(
      'Une étape (LineString), un arrêt ou une extrémité (Point).',
      'A leg (LineString), a stop or an end (Point).',
    ),
  });

/** Answer of `plan` and `trip` with `Accept: application/geo+json`. Not part of MOTIS. */
export const geoJsonAnswer = z
  .looseObject({
    type: z.literal('FeatureCollection'),
    bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    features: z.array(feature),
  })
  .meta({
    id: 'FeatureCollection',
    ...described(
      'Les trajets à dessiner sur une carte (RFC 7946), avec `Accept: application/geo+json`.',
      'Itineraries to draw on a map (RFC 7946), with `Accept: application/geo+json`.',
    ),
  });
