import { z } from 'zod';
import type { Bilingual } from '@maillage/kernel';
import { decimal, flag, list } from './parameter-kinds.js';
import { coordinate, optionalCoordinate, optionalPlace } from './place-kinds.js';
import { missingBeside } from './refusal.js';

const RADIUS_LIMIT_METRES = 100_000;

const providers = (description: Bilingual) => list({ description });

/** MOTIS's parameters of `rentals`. */
export const rentalsParameters = z
  .object({
    min: optionalCoordinate({ fr: 'Un coin de la partie de carte', en: 'A corner of the map section' }, '47.94,4.86'),
    max: optionalCoordinate({ fr: 'Le coin opposé', en: 'The opposite corner' }, '47.97,4.91'),
    point: optionalPlace(
      { fr: 'Le centre, un point ou un arrêt ; avec `radius`.', en: 'The centre, a point or a stop; with `radius`.' },
      '47.9826,4.8719',
    ),
    radius: decimal(
      { fr: 'Mètres autour de `point`.', en: 'Metres around `point`.' },
      { absent: undefined, maximum: RADIUS_LIMIT_METRES },
    ),
    providers: providers({
      fr: 'Seulement ces services ; tous à défaut.',
      en: 'Only these providers; all when absent.',
    }),
    providerGroups: providers({
      fr: 'Seulement ces groupes de services ; tous à défaut.',
      en: 'Only these groups of providers; all when absent.',
    }),
    withProviders: flag({ fr: 'Donner les services.', en: 'Whether providers are told.' }, true),
    withStations: flag({ fr: 'Donner les stations.', en: 'Whether stations are told.' }, true),
    withVehicles: flag({ fr: 'Donner les véhicules libres.', en: 'Whether vehicles that stand free are told.' }, true),
    withZones: flag({ fr: 'Donner les zones de dépose.', en: 'Whether geofencing zones are told.' }, true),
  })
  .superRefine(({ min, max, point, radius }, context) => {
    const lack = (name: string, other: string): void =>
      context.addIssue({ code: 'custom', path: [name], params: { refusal: missingBeside(other) } });
    if (min && !max) lack('max', 'min');
    if (max && !min) lack('min', 'max');
    if (point && radius === undefined) lack('radius', 'point');
    if (radius !== undefined && !point) lack('point', 'radius');
  });

export type RentalsParameters = z.output<typeof rentalsParameters>;

/** MOTIS's parameters of `map/levels`. */
export const mapLevelsParameters = z.object({
  min: coordinate({ fr: 'Un coin de la partie de carte', en: 'A corner of the map section' }, '47.94,4.86'),
  max: coordinate({ fr: 'Le coin opposé', en: 'The opposite corner' }, '47.97,4.91'),
});
