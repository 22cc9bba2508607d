import { z } from 'zod';
import { parseTripInstanceId } from '@maillage/kernel';
import { described } from './described.js';
import { integer, languages, text } from './parameter-kinds.js';
import { Refusal } from './refusal.js';

/** Parameters of `changes`, an address of our own: exactly one thing is watched. */
export const changesParameters = z
  .object({
    stopId: text(
      { fr: 'L’arrêt ou la gare dont suivre les départs.', en: 'The stop or station to watch.' },
      'bus_S1001',
    ),
    tripId: text(
      {
        fr: 'La course à suivre, telle que la nomment étapes et tableaux.',
        en: 'The run to watch, as legs and boards name it.',
      },
      '20260120_05:30_bus_1-SEM-0-0530',
    ),
    stationId: text(
      {
        fr: 'La station de véhicules partagés à suivre : l’`id` que donne `rentals`.',
        en: 'The sharing station to watch: the `id` that `rentals` gives.',
      },
      'velorvel_001',
    ),
    n: integer(
      { fr: 'Nombre de départs d’un arrêt.', en: 'Departures of a stop.' },
      { absent: 12, minimum: 1, maximum: 64 },
    ),
    language: languages(),
  })
  .superRefine(({ stopId, tripId, stationId }, context) => {
    const refuse = (name: string, refusal: Refusal) =>
      context.addIssue({ code: 'custom', message: refusal.code, path: [name], params: { refusal } });
    const given = [stopId, tripId, stationId].filter((id) => id !== undefined);
    if (given.length === 0) refuse('stopId', NOTHING);
    else if (given.length > 1) refuse('stopId', SEVERAL);
    else if (tripId !== undefined && !parseTripInstanceId(tripId)) refuse('tripId', NOT_A_TRIP);
  });

/** Answer of `changes`: server-sent events. */
export const changesAnswer = z.string().meta({
  id: 'Changes',
  ...described(
    'Événements `change`, d’abord l’état présent : `data` est la réponse de `stoptimes`, celle de `trip` ou une station de `rentals`, `id` nomme cet état ; qui revient avec `Last-Event-ID` n’entend que ce qui a changé depuis. `end` : il n’y a plus rien à suivre.',
    'Events `change`, the present state first: `data` is the answer of `stoptimes`, of `trip`, or one station of `rentals`, `id` names that state; who comes back with `Last-Event-ID` hears only what changed since. `end`: there is nothing left to watch.',
  ),
});

export type ChangesParameters = z.output<typeof changesParameters>;

const NOTHING = new Refusal('MISSING_PARAMETER', {
  fr: 'donnez stopId, tripId ou stationId',
  en: 'give stopId, tripId or stationId',
});
const SEVERAL = new Refusal('INVALID_PARAMETER', {
  fr: 'un seul de stopId, tripId et stationId ; ouvrez un flux pour chacun',
  en: 'only one of stopId, tripId and stationId; open a stream for each',
});
const NOT_A_TRIP = new Refusal('INVALID_TRIP_ID', {
  fr: 'reprenez tel quel le tripId d’un itinéraire ou d’un tableau',
  en: 'send the tripId of an itinerary or a board unchanged',
});
