import type { Explanation, NoItinerary, PlanRequest } from '@maillage/itinerary-model';
import type { RouteResult } from '@maillage/itinerary-planner';
import type { Bilingual } from '@maillage/kernel';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { tellConstraint } from './constraint-texts.js';
import { isoInstant } from './iso-instant.js';
import { languageOf } from './language.js';
import { parametersOfWidening, tellWidening } from './widening-texts.js';

/** Why there is nothing and what would be found instead, as a member of an answer, in the reader's language. */
export function noItineraryMember(network: LoadedNetwork, request: PlanRequest, result: RouteResult) {
  const { noItinerary: why, explanation } = result;
  if (!why) return undefined;
  const title = TITLES[why.reason][languageOf(request.language)];
  return { noItinerary: { ...why, title, ...(explanation && explain(network, request, explanation)) } };
}

function explain(network: LoadedNetwork, request: PlanRequest, { constraint, widening, searches }: Explanation) {
  const language = languageOf(request.language);
  const told = tellConstraint(network, constraint);
  return {
    detail: told.text[language],
    constraint: { kind: constraint.kind, ...told.members },
    ...(widening && {
      widening: {
        kind: widening.kind,
        title: tellWidening(network, widening)[language],
        parameters: parametersOfWidening(request, constraint, widening),
        startTime: isoInstant(widening.departure),
        endTime: isoInstant(widening.arrival),
      },
    }),
    searches,
  };
}

const TITLES: Readonly<Record<NoItinerary['reason'], Bilingual>> = {
  ALREADY_AT_DESTINATION: { fr: 'Vous y êtes déjà', en: 'You are already there' },
  OUTSIDE_TERRITORY: { fr: 'Hors du territoire', en: 'Outside the territory' },
  OUTSIDE_SERVICE_PERIOD: { fr: 'Hors de la période des horaires', en: 'Outside the dates of the timetable' },
  NO_STOP_IN_REACH: { fr: 'Aucun arrêt à portée', en: 'No stop in reach' },
  NO_CONNECTION: { fr: 'Aucun trajet trouvé', en: 'No connection found' },
  WALKING_IS_FASTER: { fr: 'À pied, c’est plus rapide', en: 'Walking is faster' },
};
