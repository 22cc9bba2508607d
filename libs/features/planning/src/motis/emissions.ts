import type { Leg } from '@maillage/itinerary-model';
import {
  emissionOf,
  gramsOf,
  type CarAlternative,
  type EmissionFactor,
  type LegEmission,
  type NetworkEmissions,
} from '@maillage/itinerary-planner';
import { utf8, type JsonBytes } from './json-bytes.js';
import { membersOf, type JsonText } from './json-text.js';

/** Writes the member `co2` of legs and itineraries; what of it is the same for all legs of a factor is written once. */
export class EmissionWriter {
  readonly #factors = new Map<EmissionFactor, Uint8Array>();

  constructor(private readonly emissions: NetworkEmissions) {}

  /** Of a leg, or of rides that are told as one. */
  leg(json: JsonBytes, legs: readonly Leg[]): void {
    const told = legs.map((leg) => this.emissions.ofLeg(leg));
    const [first] = told;
    if (first?.factor && told.every(({ factor }) => factor === first.factor))
      json
        .bytes(GRAMS)
        .number(gramsOf(metresOf(told), first.factor))
        .bytes(this.#members(first.factor));
    else this.#several(json, told);
  }

  itinerary(legs: readonly Leg[]): ReturnType<typeof emissionOf> {
    return emissionOf(legs.map((leg) => this.emissions.ofLeg(leg)));
  }

  #several(json: JsonBytes, told: readonly LegEmission[]): void {
    json.text(`,"co2":${JSON.stringify(emissionOf(told))}`);
  }

  #members(factor: EmissionFactor): Uint8Array {
    const known = this.#factors.get(factor);
    if (known) return known;
    const written = utf8(`,${membersOf(membersOfFactor(factor))}}`);
    this.#factors.set(factor, written);
    return written;
  }
}

export function carMember({ metres, isEstimated, grams, factor }: CarAlternative): JsonText {
  return JSON.stringify({ car: { grams, ...membersOfFactor(factor), distance: metres, estimated: isEstimated } });
}

const GRAMS = utf8(',"co2":{"grams":');

const metresOf = (legs: readonly LegEmission[]): number => legs.reduce((sum, { metres }) => sum + metres, 0);

const membersOfFactor = ({ gramsPerKilometre, level, perimeter, source, year }: EmissionFactor) => ({
  factor: gramsPerKilometre,
  level,
  perimeter,
  source,
  year,
});
