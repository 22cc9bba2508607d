import type { z } from 'zod';
import { type Bilingual, isCoordinate, parseScopedId, type Coordinate } from '@maillage/kernel';
import type { PlaceInput } from '@maillage/itinerary-model';
import { parameter, type ParameterDocumentation, type RawParameter } from './parameter.js';
import { withinLimit } from './parameter-kinds.js';
import { Refusal } from './refusal.js';

/** `latitude,longitude[,level]` or the id of a stop. */
export const place = (description: Bilingual, example: string): z.ZodType<PlaceInput> =>
  parameter(
    {
      description: followedBy(description, {
        fr: '`latitude,longitude[,niveau]` en degrés, ou l’identifiant d’un arrêt',
        en: '`latitude,longitude[,level]` in degrees, or the id of a stop',
      }),
      required: true,
      schema: { type: 'string' },
      example,
    },
    readRequired(readPlace),
  );

export const optionalPlace = (description: Bilingual, example: string): z.ZodType<PlaceInput | undefined> =>
  parameter({ description, schema: { type: 'string' }, example }, (raw) =>
    raw === undefined ? undefined : readRequired(readPlace)(raw),
  );

/** `latitude,longitude` */
export const coordinate = (description: Bilingual, example: string): z.ZodType<Coordinate> =>
  parameter({ ...pair(description, example), required: true }, readRequired(readCoordinate));

export const optionalCoordinate = (description: Bilingual, example: string): z.ZodType<Coordinate | undefined> =>
  parameter(pair(description, example), (raw) => (raw === undefined ? undefined : readRequired(readCoordinate)(raw)));

const pair = (description: Bilingual, example: string): ParameterDocumentation => ({
  description: followedBy(description, {
    fr: '`latitude,longitude` en degrés',
    en: '`latitude,longitude` in degrees',
  }),
  schema: { type: 'string' },
  example,
});

const followedBy = (what: Bilingual, form: Bilingual): Bilingual => ({
  fr: `${what.fr} : ${form.fr}.`,
  en: `${what.en}: ${form.en}.`,
});

const readRequired =
  <Value>(read: (text: string) => Value | Refusal) =>
  (raw: RawParameter): Value | Refusal => {
    if (raw === undefined) return MISSING;
    return typeof raw === 'string' ? read(raw.trim()) : IMPOSSIBLE;
  };

/** Stop ids begin with their feed and an underscore, which no number has. */
export function readPlace(text: string): PlaceInput | Refusal {
  if (parseScopedId(text) === undefined && looksLikeNumbers(text)) {
    const read = readCoordinate(text);
    return read instanceof Refusal ? read : { kind: 'coordinate', ...read };
  }
  const id = withinLimit(text);
  return id instanceof Refusal ? id : { kind: 'stop', id };
}

const looksLikeNumbers = (text: string): boolean =>
  text === '' || text.includes(',') || /^[+-]?(\d[\d.]*(e[+-]?\d+)?|nan|inf(inity)?)$/i.test(text);

const NUMBER = /^[+-]?(\d{1,25}(\.\d{0,25})?|\.\d{1,25})(e[+-]?\d{1,4})?$/i;

const readCoordinate = (text: string): Coordinate | Refusal => parseCoordinate(text, ',');

export function parseCoordinate(text: string, separator: ',' | ';'): Coordinate | Refusal {
  const parts = text.split(separator).map((part) => part.trim());
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => NUMBER.test(part))) return IMPOSSIBLE;
  const [latitude, longitude, level] = parts.map(Number);
  if (latitude === undefined || longitude === undefined || !Number.isFinite(level ?? 0)) return IMPOSSIBLE;
  return isCoordinate({ latitude, longitude }) ? { latitude, longitude } : IMPOSSIBLE;
}

const MISSING = new Refusal('MISSING_PARAMETER', {
  fr: 'ce paramètre est obligatoire',
  en: 'this parameter is required',
});
const IMPOSSIBLE = new Refusal('INVALID_COORDINATE', {
  fr: 'écrivez latitude,longitude en degrés, entre -90 et 90 puis entre -180 et 180',
  en: 'write latitude,longitude in degrees, from -90 to 90 and from -180 to 180',
});
