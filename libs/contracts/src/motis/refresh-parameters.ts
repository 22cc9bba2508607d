import { z } from 'zod';
import { choice, decimal, flag, integer } from './parameter-kinds.js';
import { required } from './parameter.js';
import { planParameters, STREET_LIMITS } from './plan-parameters.js';
import { Refusal } from './refusal.js';

/** Six rides with long ids have a third of it. */
const ID_LIMIT = 6_000;

const { cyclingSpeed, detailedLegs, elevationCosts, joinInterlinedLegs, language, maxMatchingDistance } =
  planParameters.shape;

/** MOTIS's parameters of `refresh-itinerary`, those that have an effect here. */
export const refreshParameters = z.object({
  itineraryId: required(
    {
      description: {
        fr: 'L’`id` d’un trajet de `plan`. Il contient le départ et l’arrivée : le traiter comme une adresse.',
        en: 'The `id` of an itinerary of `plan`. It holds where it starts and ends: treat it like an address.',
      },
      schema: { type: 'string', maxLength: ID_LIMIT },
    },
    (text) => (text.length > ID_LIMIT ? TOO_LONG : text),
  ),
  pedestrianProfile: choice(
    { fr: 'Qui marche ; à défaut, comme demandé alors.', en: 'Who walks; as asked then when absent.' },
    ['FOOT', 'WHEELCHAIR'],
    undefined,
  ),
  pedestrianSpeed: decimal(
    {
      fr: 'Vitesse de marche en mètres par seconde ; à défaut, comme demandé alors.',
      en: 'Walking speed in metres per second; as asked then when absent.',
    },
    { absent: undefined, minimum: 0.1, maximum: 10 },
  ),
  cyclingSpeed,
  elevationCosts,
  maxMatchingDistance,
  maxPreTransitTime: integer(
    { fr: 'Secondes jusqu’au premier arrêt.', en: 'Seconds to the first stop.' },
    { absent: STREET_LIMITS.prePostTransitSeconds },
  ),
  maxPostTransitTime: integer(
    { fr: 'Secondes après le dernier arrêt.', en: 'Seconds from the last stop.' },
    { absent: STREET_LIMITS.prePostTransitSeconds },
  ),
  requireBikeTransport: flag(
    {
      fr: 'Refuser un trajet dont un véhicule ne prend plus les vélos.',
      en: 'Refuse an itinerary with a ride that no longer takes bikes.',
    },
    false,
  ),
  detailedLegs,
  joinInterlinedLegs,
  withScheduledSkippedStops: planParameters.shape.withScheduledSkippedStops,
  language,
});

export type RefreshParameters = z.output<typeof refreshParameters>;

const TOO_LONG = new Refusal('LIMIT_EXCEEDED', {
  fr: `au plus ${ID_LIMIT} caractères`,
  en: `at most ${ID_LIMIT} characters`,
});
