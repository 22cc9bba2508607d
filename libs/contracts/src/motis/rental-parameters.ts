import type { z } from 'zod';
import type { Bilingual } from '@maillage/kernel';
import { RENTAL_FORM_FACTORS, RENTAL_PROPULSIONS } from '@maillage/itinerary-model';
import { choices, list } from './parameter-kinds.js';

/** Which part of the journey the vehicles are for. */
export const DIRECT: Bilingual = { fr: 'pour tout le trajet', en: 'for the whole way' };
export const BEFORE: Bilingual = { fr: 'avant le premier arrêt', en: 'before the first stop' };
export const AFTER: Bilingual = { fr: 'après le dernier arrêt', en: 'after the last stop' };

const upper = (words: readonly string[]): string[] => words.map((word) => word.toUpperCase());

export const formFactors = (part: Bilingual): z.ZodType<readonly string[]> =>
  choices(
    {
      fr: `Types de véhicules loués ${part.fr}, tous à défaut.`,
      en: `Kinds of rented vehicles ${part.en}, all when absent.`,
    },
    upper(RENTAL_FORM_FACTORS),
    [],
  );

export const propulsions = (part: Bilingual): z.ZodType<readonly string[]> =>
  choices(
    {
      fr: `Motorisations louées ${part.fr}, toutes à défaut.`,
      en: `Propulsions of rented vehicles ${part.en}, all when absent.`,
    },
    upper(RENTAL_PROPULSIONS),
    [],
  );

export const providerGroups = (part: Bilingual): z.ZodType<string[]> =>
  list({
    description: {
      fr: `Groupes de services de location ${part.fr}, en plus de ceux nommés un à un.`,
      en: `Groups of rental providers ${part.en}, besides those named one by one.`,
    },
  });

export const providers = (part: Bilingual): z.ZodType<string[]> =>
  list({
    description: {
      fr: `Services de location ${part.fr}, tous à défaut.`,
      en: `Rental providers ${part.en}, all when absent.`,
    },
  });
