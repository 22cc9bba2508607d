import type { Itinerary } from '@maillage/itinerary-model';

/** What itineraries are weighed by: nothing of who asks, who runs the vehicles or what is paid. */
export const CRITERIA = ['arrival', 'departure', 'duration', 'transfers', 'walking', 'waiting', 'co2'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** Minutes that one unit of a criterion counts for: a minute, a change, a kilogram. */
export type RankingWeights = Readonly<Record<Criterion, number>>;

export interface Contribution {
  readonly criterion: Criterion;
  /** Minutes, changes or kilograms. */
  readonly value: number;
  readonly weight: number;
  /** value × weight, minutes. */
  readonly minutes: number;
}

export interface Ranking {
  /** 1 stands first. */
  readonly position: number;
  /** The sum of the contributions: the smaller, the further ahead. */
  readonly score: number;
  readonly contributions: readonly Contribution[];
  /** Nothing is known of its emission: it counts as the worst that is known here. */
  readonly isEmissionPresumed: boolean;
  /** Where most is lost against the first; undefined for the first, and for what is as good. */
  readonly lostOn: Contribution | undefined;
}

export interface RankedItinerary {
  readonly itinerary: Itinerary;
  /** Of CO2 equivalent, undefined when unknown. */
  readonly grams: number | undefined;
}

/** How the itineraries of one answer stand, in the order in which they were given. Equals keep that order. */
export function rankItineraries(
  ranked: readonly RankedItinerary[],
  weights: RankingWeights,
  arriveBy: boolean,
): readonly Ranking[] {
  const weighed = measure(ranked, arriveBy).map((values, index) => weigh(values, weights, index));
  const order = [...weighed].sort((a, b) => a.score - b.score || a.index - b.index);
  const [first] = order;
  return weighed.map((one) => ({
    position: order.indexOf(one) + 1,
    score: one.score,
    contributions: one.contributions,
    isEmissionPresumed: ranked[one.index]?.grams === undefined,
    lostOn: first && one !== first ? greatestLoss(one.contributions, first.contributions) : undefined,
  }));
}

type Values = Readonly<Record<Criterion, number>>;

/** Arrivals are compared where one asked when to leave, departures where one asked when to arrive. */
function measure(ranked: readonly RankedItinerary[], arriveBy: boolean): Values[] {
  const earliest = Math.min(...ranked.map(({ itinerary }) => itinerary.arrival));
  const latest = Math.max(...ranked.map(({ itinerary }) => itinerary.departure));
  const worst = Math.max(0, ...ranked.map(({ grams }) => grams ?? 0));
  return ranked.map(({ itinerary, grams }) => {
    const { departure, arrival, transfers, legs } = itinerary;
    const seconds = (isCounted: (leg: Itinerary['legs'][number]) => boolean): number =>
      legs.reduce((sum, leg) => sum + (isCounted(leg) ? leg.arrival - leg.departure : 0), 0);
    return {
      arrival: arriveBy ? 0 : (arrival - earliest) / 60,
      departure: arriveBy ? (latest - departure) / 60 : 0,
      duration: (arrival - departure) / 60,
      transfers,
      walking: seconds((leg) => leg.kind === 'street' && leg.mode === 'WALK') / 60,
      waiting: (arrival - departure - seconds(() => true)) / 60,
      co2: (grams ?? worst) / 1000,
    };
  });
}

interface Weighed {
  readonly index: number;
  readonly score: number;
  readonly contributions: readonly Contribution[];
}

function weigh(values: Values, weights: RankingWeights, index: number): Weighed {
  const contributions = CRITERIA.map((criterion) => {
    const [value, weight] = [values[criterion], weights[criterion]];
    return { criterion, value: rounded(value), weight, minutes: rounded(value * weight) };
  });
  const score = rounded(contributions.reduce((sum, { minutes }) => sum + minutes, 0));
  return { index, score, contributions };
}

function greatestLoss(mine: readonly Contribution[], first: readonly Contribution[]): Contribution | undefined {
  const losses = mine.map((contribution, index) => ({
    ...contribution,
    value: rounded(contribution.value - (first[index]?.value ?? 0)),
    minutes: rounded(contribution.minutes - (first[index]?.minutes ?? 0)),
  }));
  return losses.filter(({ minutes }) => minutes > 0).sort((a, b) => b.minutes - a.minutes)[0];
}

/** What is told adds up to what is compared. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
