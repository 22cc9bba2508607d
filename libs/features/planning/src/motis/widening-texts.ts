import type { Constraint, PlanRequest, Widening } from '@maillage/itinerary-model';
import type { Bilingual } from '@maillage/kernel';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { isoInstant } from './iso-instant.js';
import { clockIn, dayIn } from './local-texts.js';

/** What would be found instead, in words. */
export function tellWidening({ directory }: LoadedNetwork, widening: Widening): Bilingual {
  const { timezone } = directory.timetable;
  const [leave, arrive] = [clockIn(timezone, widening.departure), clockIn(timezone, widening.arrival)];
  const day = dayIn(timezone, widening.departure);
  const times: Bilingual = {
    fr: `${day.fr}, de ${leave.fr} à ${arrive.fr}`,
    en: `${day.en}, from ${leave.en} to ${arrive.en}`,
  };
  const how = HOW[widening.kind === 'BICYCLE' && !widening.allTheWay ? 'BICYCLE_TO_STOP' : widening.kind];
  return { fr: `${how.fr} : ${times.fr}`, en: `${how.en}: ${times.en}` };
}

/** What to ask instead, by the names of the public parameters; all others stay. */
export function parametersOfWidening(
  request: PlanRequest,
  constraint: Constraint,
  widening: Widening,
): Readonly<Record<string, string | number | boolean>> {
  const time = isoInstant(request.arriveBy ? widening.arrival : widening.departure);
  switch (widening.kind) {
    case 'OTHER_TIME':
      return { time };
    case 'LONGER_WALK':
      return {
        time,
        maxPreTransitTime: Math.max(request.maxPreTransitSeconds, widening.maxSeconds),
        maxPostTransitTime: Math.max(request.maxPostTransitSeconds, widening.maxSeconds),
      };
    case 'WALK_ALL_THE_WAY':
      return { maxDirectTime: 3600 };
    case 'BICYCLE':
      return widening.allTheWay
        ? { directModes: 'BIKE', maxDirectTime: Math.max(3600, request.maxDirectSeconds) }
        : {
            time,
            preTransitModes: [...request.preTransitModes, 'BIKE_PARKING'].join(),
            maxPreTransitTime: Math.max(1800, request.maxPreTransitSeconds),
          };
    case 'WITHOUT_CONSTRAINT':
      return { time, ...withoutConstraint(request, constraint) };
  }
}

function withoutConstraint({ apiVersion }: PlanRequest, constraint: Constraint) {
  switch (constraint.kind) {
    case 'TOO_MANY_TRANSFERS':
      // Before v3 the parameter counts rides.
      return { maxTransfers: constraint.transfers + (apiVersion < 3 ? 1 : 0) };
    case 'TRAVEL_TIME_TOO_LONG':
      return { maxTravelTime: Math.ceil(constraint.seconds / 60) };
    case 'MODES_EXCLUDED':
      return { transitModes: 'TRANSIT' };
    case 'NO_BICYCLES_ON_BOARD':
      return { requireBikeTransport: false };
    case 'VIA_NOT_POSSIBLE':
      return { via: '' };
    default:
      return {};
  }
}

const HOW: Readonly<Record<Widening['kind'] | 'BICYCLE_TO_STOP', Bilingual>> = {
  OTHER_TIME: { fr: 'À une autre heure', en: 'At another time' },
  LONGER_WALK: { fr: 'En marchant plus', en: 'With a longer walk' },
  WALK_ALL_THE_WAY: { fr: 'Tout à pied', en: 'All the way on foot' },
  BICYCLE: { fr: 'Tout à vélo', en: 'All the way by bicycle' },
  BICYCLE_TO_STOP: { fr: 'À vélo jusqu’à l’arrêt', en: 'By bicycle to the stop' },
  WITHOUT_CONSTRAINT: { fr: 'Sans cette limite', en: 'Without this limit' },
};
