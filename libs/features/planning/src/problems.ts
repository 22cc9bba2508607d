import { Problem } from '@maillage/kernel';

export const stopNotFound = (): Problem =>
  new Problem(
    404,
    'STOP_NOT_FOUND',
    { fr: 'Arrêt inconnu', en: 'Unknown stop' },
    {
      fr: 'Aucun arrêt de ce réseau n’a cet identifiant. Reprenez celui d’une réponse de ce serveur.',
      en: 'No stop of this network has this id. Use one from an answer of this server.',
    },
  );

export const tripNotFound = (): Problem =>
  new Problem(
    404,
    'TRIP_NOT_FOUND',
    { fr: 'Course inconnue', en: 'Unknown trip' },
    {
      fr: 'Aucune course de ce réseau n’a cet identifiant à cette date. Reprenez celui d’une réponse de ce serveur.',
      en: 'No trip of this network has this id on this date. Use one from an answer of this server.',
    },
  );

/** The dates are ISO 8601, both inclusive. */
export const outsideServicePeriod = ({ firstDate, lastDate }: { firstDate: string; lastDate: string }): Problem =>
  new Problem(
    400,
    'OUTSIDE_SERVICE_PERIOD',
    { fr: 'Hors de la période des horaires', en: 'Outside the dates of the timetable' },
    {
      fr: `Les horaires vont du ${firstDate} au ${lastDate}.`,
      en: `The timetable runs from ${firstDate} to ${lastDate}.`,
    },
    { firstDate, lastDate },
  );
