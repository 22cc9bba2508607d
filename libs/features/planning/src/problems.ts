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

export const liveFeedNotFound = (): Problem =>
  new Problem(
    404,
    'LIVE_FEED_NOT_FOUND',
    { fr: 'Flux inconnu', en: 'Unknown feed' },
    {
      fr: 'Ce territoire n’a pas de données en direct pour un flux de ce nom. L’adresse nomme le flux d’horaires, ou celui de véhicules partagés.',
      en: 'This territory has no live data for a feed of this name. The address names the feed of the timetable, or of the shared vehicles.',
    },
  );

export const documentNotFound = (): Problem =>
  new Problem(
    404,
    'DOCUMENT_NOT_FOUND',
    { fr: 'Document inconnu', en: 'Unknown document' },
    {
      fr: 'Ce système n’a pas ce document ; gbfs.json dit ceux qu’il a.',
      en: 'This system has no such document; gbfs.json tells which it has.',
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

export const invalidItineraryId = (): Problem =>
  new Problem(
    400,
    'INVALID_ITINERARY_ID',
    { fr: 'Identifiant de trajet illisible', en: 'The itinerary id cannot be read' },
    {
      fr: 'Reprenez l’`id` d’un trajet d’une réponse de ce serveur, sans le modifier.',
      en: 'Use the `id` of an itinerary from an answer of this server, unchanged.',
    },
  );

export const itineraryGone = (): Problem =>
  new Problem(
    404,
    'ITINERARY_GONE',
    { fr: 'Ce trajet n’est plus possible', en: 'This itinerary is no longer possible' },
    {
      fr: 'Une course n’existe plus, une correspondance ou un chemin ne tient plus. Refaites la recherche.',
      en: 'A trip no longer exists, or a connection or a way no longer holds. Search again.',
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

export const tooManyVehicles = (): Problem =>
  new Problem(
    422,
    'TOO_MANY_VEHICLES',
    { fr: 'Trop de véhicules sur cette carte', en: 'Too many vehicles on this map' },
    {
      fr: 'Demandez une partie de carte plus petite ou un intervalle plus court.',
      en: 'Ask for a smaller map section or a shorter interval.',
    },
  );
