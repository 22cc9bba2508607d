import type { z } from 'zod';
import type { Bilingual } from '@maillage/kernel';
import { listOf } from './parameter-kinds.js';
import { parameter } from './parameter.js';
import { Refusal } from './refusal.js';

const LONGEST_STAY_MINUTES = 1440;

/** Ids of stops; a coordinate is not one, as in MOTIS. */
export const stops = (description: Bilingual, most: number): z.ZodType<readonly string[]> =>
  parameter(
    { description, schema: { type: 'array', items: { type: 'string' }, maxItems: most }, example: 'cts_1234' },
    (raw) => {
      const items = listOf(raw);
      return items instanceof Refusal || items.length <= most ? items : tooMany(most);
    },
  );

export const minutesEach = (description: Bilingual, most: number): z.ZodType<readonly number[]> =>
  parameter(
    { description, schema: { type: 'array', items: { type: 'integer', minimum: 0 }, maxItems: most } },
    (raw) => {
      const items = listOf(raw);
      if (items instanceof Refusal) return items;
      if (items.length > most) return tooMany(most);
      const minutes = items.map(Number);
      return minutes.every((count) => Number.isInteger(count) && count >= 0 && count <= LONGEST_STAY_MINUTES)
        ? minutes
        : NOT_MINUTES;
    },
  );

const tooMany = (most: number): Refusal =>
  new Refusal('LIMIT_EXCEEDED', { fr: `au plus ${most} arrêts`, en: `at most ${most} stops` });

const NOT_MINUTES = new Refusal('INVALID_PARAMETER', {
  fr: `écrivez des nombres entiers de minutes, de 0 à ${LONGEST_STAY_MINUTES}, séparés par des virgules`,
  en: `write whole minutes from 0 to ${LONGEST_STAY_MINUTES}, separated by commas`,
});
