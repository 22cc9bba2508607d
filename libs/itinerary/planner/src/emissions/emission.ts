import { sumTenths } from './tenths.js';
import type { EmissionFactor } from './emission-factors.js';

/** Grams of CO2 equivalent of one traveller, with the factor that they come from. */
export interface Emission {
  readonly grams: number;
  readonly factor: EmissionFactor;
}

/** Of an itinerary: several factors made one. */
interface MixedEmission {
  readonly grams: number;
  /** Grams per kilometre of the whole way. */
  readonly factor: number;
  /** MIXED where the legs do not agree. */
  readonly level: EmissionFactor['level'] | 'MIXED';
  readonly perimeter: EmissionFactor['perimeter'] | 'MIXED';
  readonly source: string;
  /** Of the oldest figure. */
  readonly year: number;
}

/** Something that has no factor. It is never taken for nothing. */
interface UnknownEmission {
  readonly unknown: 'NO_FACTOR';
  /** Of what is known of the way. */
  readonly atLeastGrams: number;
}

export interface LegEmission {
  readonly metres: number;
  /** Undefined: no factor is known. */
  readonly factor: EmissionFactor | undefined;
}

export const gramsOf = (metres: number, { gramsPerKilometre }: EmissionFactor): number =>
  sumTenths([(metres * gramsPerKilometre) / 1000]);

/** Legs without any emission say nothing of where the figures are from, unless there are only such. */
export function emissionOf(legs: readonly LegEmission[]): MixedEmission | UnknownEmission {
  const known = legs.flatMap(({ metres, factor }) => (factor ? [{ metres, factor }] : []));
  const grams = sumTenths(known.map(({ metres, factor }) => gramsOf(metres, factor)));
  const metres = known.reduce((sum, leg) => sum + leg.metres, 0);
  const emitting = known.filter(({ factor }) => factor.gramsPerKilometre > 0);
  const factors = [...new Set((emitting.length > 0 ? emitting : known).map(({ factor }) => factor))];
  const [first] = factors;
  if (known.length < legs.length || !first) return { unknown: 'NO_FACTOR', atLeastGrams: grams };
  return {
    grams,
    factor: metres > 0 ? sumTenths([(grams * 1000) / metres]) : 0,
    level: factors.every(({ level }) => level === first.level) ? first.level : 'MIXED',
    perimeter: factors.every(({ perimeter }) => perimeter === first.perimeter) ? first.perimeter : 'MIXED',
    source: [...new Set(factors.map(({ source }) => source))].join('; '),
    year: Math.min(...factors.map(({ year }) => year)),
  };
}
