import type { Constraint, RequestEnds } from '@maillage/itinerary-model';
import type { Bilingual } from '@maillage/kernel';
import type { StopIndex } from '@maillage/transit-timetable';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import { isoInstant } from './iso-instant.js';
import { clockIn } from './local-texts.js';

export interface ToldConstraint {
  readonly text: Bilingual;
  /** What else is known of it. */
  readonly members: object;
}

/** What stands in the way, in words. */
export function tellConstraint({ directory }: LoadedNetwork, constraint: Constraint): ToldConstraint {
  const { timezone, stops } = directory.timetable;
  const only = (fr: string, en: string, members: object = {}): ToldConstraint => ({ text: { fr, en }, members });
  switch (constraint.kind) {
    case 'LAST_DEPARTURE_GONE': {
      const clock = clockIn(timezone, constraint.last);
      return only(
        `Le dernier trajet de la journée part à ${clock.fr}.`,
        `The last journey of the day leaves at ${clock.en}.`,
        { time: isoInstant(constraint.last) },
      );
    }
    case 'FIRST_ARRIVAL_LATER': {
      const clock = clockIn(timezone, constraint.first);
      return only(
        `Le premier trajet de la journée arrive à ${clock.fr}.`,
        `The first journey of the day arrives at ${clock.en}.`,
        { time: isoInstant(constraint.first) },
      );
    }
    case 'NOTHING_AT_THAT_TIME':
      return only(
        'Rien à cette heure-là ; à d’autres heures de la journée, si.',
        'Nothing at that time; at other times of the day there is.',
      );
    case 'NO_SERVICE_THAT_DAY':
      return only('Rien ne relie ces deux lieux ce jour-là.', 'Nothing links the two places on that day.');
    case 'OUTSIDE_TERRITORY':
      return only(
        `${FAR[constraint.place].fr} loin de tout arrêt du territoire. La latitude s’écrit avant la longitude.`,
        `${FAR[constraint.place].en} far from every stop of the territory. Latitude comes before longitude.`,
        { place: constraint.place },
      );
    case 'OUTSIDE_SERVICE_PERIOD':
      return only('Les horaires ne vont pas jusqu’à cette date.', 'The timetable does not reach that date.');
    case 'NOT_ON_STREETS':
      return only(
        `${ENDS[constraint.place].fr} au bord d’aucune rue.`,
        `${ENDS[constraint.place].en} beside no street.`,
        { place: constraint.place },
      );
    case 'STOP_TOO_FAR': {
      const { place, metres, limitMetres } = constraint;
      const stop = constraint.stop as StopIndex;
      const name = stops.name.text(stop);
      return only(
        `L’arrêt le plus proche, ${name}, est à ${String(metres)} m à vol d’oiseau ; la marche demandée s’arrête à ${String(limitMetres)} m.`,
        `The nearest stop, ${name}, is ${String(metres)} m away as the crow flies; the walk that was asked for ends at ${String(limitMetres)} m.`,
        { place, stopId: directory.stopId(stop), metres, limitMetres },
      );
    }
    case 'NOT_ACCESSIBLE':
      return only('Un trajet existe, mais pas en fauteuil roulant.', 'There is a journey, but not in a wheelchair.');
    case 'NO_BICYCLES_ON_BOARD':
      return only('Un trajet existe, mais sans vélo à bord.', 'There is a journey, but no bicycle is taken on board.');
    case 'MODES_EXCLUDED':
      return only('Un trajet existe avec d’autres modes.', 'There is a journey in other modes.');
    case 'TOO_MANY_TRANSFERS': {
      const { transfers } = constraint;
      return only(
        `Il faut ${String(transfers)} correspondance${transfers === 1 ? '' : 's'}.`,
        `It takes ${String(transfers)} change${transfers === 1 ? '' : 's'}.`,
        { transfers },
      );
    }
    case 'TRAVEL_TIME_TOO_LONG': {
      const minutes = Math.ceil(constraint.seconds / 60);
      return only(`Il faut ${String(minutes)} minutes.`, `It takes ${String(minutes)} minutes.`, { minutes });
    }
    case 'VIA_NOT_POSSIBLE':
      return only(
        'Un trajet existe sans les arrêts par lesquels passer.',
        'There is a journey without the stops to pass.',
      );
    case 'NOTHING_LEADS_THERE':
      return only('Aucune ligne ne relie ces deux lieux.', 'No line links the two places.');
  }
}

const FAR: Readonly<Record<RequestEnds, Bilingual>> = {
  from: { fr: 'Le départ est', en: 'The start is' },
  to: { fr: 'L’arrivée est', en: 'The destination is' },
  both: { fr: 'Le départ et l’arrivée sont', en: 'The start and the destination are' },
};
const ENDS: Readonly<Record<RequestEnds, Bilingual>> = {
  from: { fr: 'Le départ n’est', en: 'The start is' },
  to: { fr: 'L’arrivée n’est', en: 'The destination is' },
  both: { fr: 'Ni le départ ni l’arrivée ne sont', en: 'Both ends are' },
};
