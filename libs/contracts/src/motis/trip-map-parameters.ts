import { z } from 'zod';
import { integer, languages, requiredTime } from './parameter-kinds.js';
import { coordinate } from './place-kinds.js';
import { Refusal } from './refusal.js';

/** What a map that is looked at shows at once; the longest interval keeps an answer within a few megabytes. */
export const TRIP_MAP_LIMITS = { seconds: 3_600, zoom: 24, segments: 20_000 } as const;

/** MOTIS's parameters of `map/trips`. */
export const mapTripsParameters = z
  .object({
    zoom: integer(
      {
        fr: 'Niveau de zoom. Trains de grandes lignes toujours, trains régionaux à partir de 6, de banlieue de 8, le reste de 10.',
        en: 'Zoom level. Long-distance trains always, regional trains from 6 on, suburban ones from 8, everything else from 10.',
      },
      { absent: TRIP_MAP_LIMITS.zoom, maximum: TRIP_MAP_LIMITS.zoom },
    ),
    min: coordinate({ fr: 'Un coin de la partie de carte', en: 'A corner of the map section' }, '47.94,4.86'),
    max: coordinate({ fr: 'Le coin opposé', en: 'The opposite corner' }, '47.97,4.91'),
    startTime: requiredTime(
      { fr: 'Début de l’intervalle.', en: 'Start of the interval.' },
      '2026-01-20T08:00:00+01:00',
    ),
    endTime: requiredTime(
      { fr: 'Fin de l’intervalle, une heure plus tard au plus.', en: 'End of the interval, an hour later at most.' },
      '2026-01-20T08:02:00+01:00',
    ),
    precision: integer({ fr: 'Décimales des tracés.', en: 'Decimals of the lines.' }, { absent: 5, maximum: 6 }),
    language: languages(),
  })
  .superRefine(({ startTime, endTime }, context) => {
    const seconds = secondsOf(endTime) - secondsOf(startTime);
    if (startTime.kind !== endTime.kind || (seconds >= 0 && seconds <= TRIP_MAP_LIMITS.seconds)) return;
    const refusal = seconds < 0 ? ENDS_FIRST : TOO_LONG;
    context.addIssue({ code: 'custom', message: refusal.code, path: ['endTime'], params: { refusal } });
  });

export type MapTripsParameters = z.output<typeof mapTripsParameters>;

const secondsOf = (time: MapTripsParameters['startTime']): number =>
  time.kind === 'instant' ? time.instant : time.localSeconds;

const ENDS_FIRST = new Refusal('INVALID_PARAMETER', {
  fr: 'l’intervalle finit avant de commencer',
  en: 'the interval ends before it begins',
});
const TOO_LONG = new Refusal('LIMIT_EXCEEDED', {
  fr: 'une heure au plus ; demandez plusieurs intervalles',
  en: 'an hour at most; ask for several intervals',
});
