import type { CombiningRules, PlanRequest } from '@maillage/itinerary-model';
import {
  CRITERIA,
  type Contribution,
  type Criterion,
  type Ranking,
  type RankingWeights,
  type RouteResult,
} from '@maillage/itinerary-planner';
import type { Bilingual } from '@maillage/kernel';
import { languageOf } from './language.js';

/** Where an itinerary stands; when asked for, why. */
export function rankMembers(ranking: Ranking, { explain, language }: Pick<PlanRequest, 'explain' | 'language'>) {
  const { position, score, contributions, isEmissionPresumed } = ranking;
  if (!explain) return { rank: position };
  const told = contributions.map(({ criterion, value, weight, minutes }) => ({
    criterion,
    value,
    weight,
    score: minutes,
    ...(criterion === 'co2' && isEmissionPresumed && { presumed: true }),
  }));
  const reason = reasonOf(ranking)[languageOf(language)];
  return { rank: position, ranking: { position, score, contributions: told, reason } };
}

/** What all itineraries are weighed by, and how many were found and are not told. */
export function rankingMember(
  { explain, language }: Pick<PlanRequest, 'explain' | 'language'>,
  { ranking, combining }: { readonly ranking: RankingWeights; readonly combining: CombiningRules },
  { leftOut }: RouteResult,
) {
  if (!explain) return {};
  const criteria = CRITERIA.map((criterion) => ({
    criterion,
    title: TITLES[criterion][languageOf(language)],
    unit: UNITS[criterion],
    weight: ranking[criterion],
  }));
  const reasons = [
    { reason: 'SLOWER_THAN_DIRECT', count: leftOut.slowerThanDirect },
    { reason: 'NEARLY_THE_SAME', count: leftOut.nearlyTheSame },
    { reason: 'TOO_LONG', count: leftOut.tooLong },
  ];
  return { ranking: { criteria, combining, leftOut: reasons.filter(({ count }) => count > 0) } };
}

function reasonOf({ position, lostOn }: Ranking): Bilingual {
  if (position === 1) return { fr: 'Le total le plus bas', en: 'The lowest total' };
  if (!lostOn)
    return {
      fr: 'Aussi bon que le premier, mais plus tard dans la liste',
      en: 'As good as the first, but later in the list',
    };
  return {
    fr: `Derrière le premier surtout par : ${TITLES[lostOn.criterion].fr} (+${amount(lostOn, 'fr')})`,
    en: `Behind the first mostly by: ${TITLES[lostOn.criterion].en} (+${amount(lostOn, 'en')})`,
  };
}

function amount({ criterion, value }: Contribution, language: 'fr' | 'en'): string {
  const text = String(Math.round(value * 10) / 10);
  const unit = { MINUTE: ' min', CHANGE: '', KILOGRAM: ' kg' }[UNITS[criterion]];
  return `${language === 'fr' ? text.replace('.', ',') : text}${unit}`;
}

const UNITS: Readonly<Record<Criterion, 'MINUTE' | 'CHANGE' | 'KILOGRAM'>> = {
  arrival: 'MINUTE',
  departure: 'MINUTE',
  duration: 'MINUTE',
  transfers: 'CHANGE',
  walking: 'MINUTE',
  waiting: 'MINUTE',
  co2: 'KILOGRAM',
};

const TITLES: Readonly<Record<Criterion, Bilingual>> = {
  arrival: { fr: 'arrivée après la première possible', en: 'arriving after the earliest' },
  departure: { fr: 'départ avant le dernier possible', en: 'leaving before the latest' },
  duration: { fr: 'durée', en: 'duration' },
  transfers: { fr: 'correspondances', en: 'changes' },
  walking: { fr: 'marche', en: 'walking' },
  waiting: { fr: 'attente', en: 'waiting' },
  co2: { fr: 'CO2', en: 'CO2' },
};
