import { z } from 'zod';
import { choice, decimal, flag, integer, languages, modes, pageCursor, time } from './parameter-kinds.js';
import { place } from './place-kinds.js';
import { AFTER, BEFORE, DIRECT, formFactors, propulsions, providerGroups, providers } from './rental-parameters.js';
import { minutesEach, stops } from './via-parameters.js';
import { Refusal } from './refusal.js';

/** Answers grow with these; MOTIS's own limit for itineraries, OpenTripPlanner's for the window. */
const PLAN_LIMITS = { numItineraries: 256, searchWindowSeconds: 86_400, travelMinutes: 10_080 } as const;

const VIA_LIMIT = 2;

/** Larger values are lowered to these, as MOTIS does; `map/initial` names them. */
export const STREET_LIMITS = { prePostTransitSeconds: 3600, directSeconds: 21_600, matchingMetres: 2000 } as const;

/** MOTIS's parameters of `plan`, those that have an effect here. Everything else is ignored. */
export const planParameters = z.object({
  fromPlace: place({ fr: 'Le départ', en: 'Where the journey starts' }, '47.9826,4.8719'),
  toPlace: place({ fr: 'L’arrivée', en: 'Where the journey ends' }, '47.9295,4.9283'),
  via: stops(
    {
      fr: 'Arrêts par lesquels passer, dans cet ordre, deux au plus.',
      en: 'Stops to pass, in this order, two at most.',
    },
    VIA_LIMIT,
  ),
  viaMinimumStay: minutesEach(
    {
      fr: 'Minutes à passer au moins à chaque arrêt de `via` ; avec 0 on peut rester dans le véhicule.',
      en: 'Least minutes to stay at each stop of `via`; with 0 one may keep the seat.',
    },
    VIA_LIMIT,
  ),
  time: time({
    fr: 'Départ, ou arrivée avec `arriveBy`. À défaut, l’heure présente du territoire.',
    en: 'Departure, or arrival with `arriveBy`. The present of the territory when absent.',
  }),
  arriveBy: flag({ fr: '`time` est l’heure d’arrivée.', en: 'Whether `time` is the arrival.' }, false),
  timetableView: flag(
    {
      fr: 'Vrai : tous les trajets d’une fenêtre qu’aucun autre ne bat au départ et à l’arrivée. Faux : le meilleur pour un seul départ (ou une seule arrivée).',
      en: 'True: every journey of a window that no other beats on both departure and arrival. False: the best for one departure (or arrival).',
    },
    true,
  ),
  searchWindow: integer(
    {
      fr: 'Durée de la fenêtre en secondes, à partir de `time` (avant, avec `arriveBy`).',
      en: 'Seconds of the window, from `time` on (before it with `arriveBy`).',
    },
    {
      absent: 900,
      maximum: PLAN_LIMITS.searchWindowSeconds,
    },
  ),
  numItineraries: integer(
    {
      fr: 'La fenêtre s’agrandit jusqu’à contenir ce nombre de trajets. Avec 1, la réponse contient tous ceux qui partent dans la fenêtre.',
      en: 'The window grows until it holds this many. With 1 the answer holds every journey that departs in the window.',
    },
    { absent: 5, maximum: PLAN_LIMITS.numItineraries },
  ),
  maxItineraries: integer(
    {
      fr: 'Pas plus que ce nombre ; les trajets qui partent ensemble restent ensemble.',
      en: 'At most this many; journeys that depart together stay together.',
    },
    { absent: undefined },
  ),
  pageCursor: pageCursor(),
  maxTransfers: integer(
    {
      fr: 'Correspondances, 0 pour direct. Avant la v3, nombre de véhicules.',
      en: 'Changes between rides, 0 is direct. Before v3 it counts rides.',
    },
    { absent: undefined },
  ),
  maxTravelTime: integer(
    { fr: 'Durée totale en minutes.', en: 'Minutes from start to end.' },
    { absent: undefined, maximum: PLAN_LIMITS.travelMinutes },
  ),
  minTransferTime: integer(
    { fr: 'Durée minimale de chaque correspondance, en minutes.', en: 'Least minutes of every change.' },
    { absent: 0, maximum: 1440 },
  ),
  additionalTransferTime: integer(
    { fr: 'Minutes ajoutées à chaque correspondance.', en: 'Minutes added to every change.' },
    { absent: 0, maximum: 1440 },
  ),
  transferTimeFactor: decimal(
    { fr: 'Multiplie la durée de chaque correspondance.', en: 'Multiplies the time of every change.' },
    { absent: 1, minimum: 1, maximum: 100 },
  ),
  transitModes: modes(
    { fr: 'Modes des véhicules. Vide : aucun véhicule.', en: 'Modes of the rides. Empty: no rides at all.' },
    ['TRANSIT'],
  ),
  directModes: modes({ fr: 'Modes du trajet sans transport en commun.', en: 'Modes of the way without a ride.' }, [
    'WALK',
  ]),
  preTransitModes: modes({ fr: 'Modes jusqu’au premier arrêt.', en: 'Modes to the first stop.' }, ['WALK']),
  postTransitModes: modes({ fr: 'Modes après le dernier arrêt.', en: 'Modes from the last stop.' }, ['WALK']),
  pedestrianProfile: choice({ fr: 'Qui marche.', en: 'Who walks.' }, ['FOOT', 'WHEELCHAIR'], 'FOOT'),
  pedestrianSpeed: decimal(
    { fr: 'Vitesse de marche en mètres par seconde.', en: 'Walking speed in metres per second.' },
    { absent: undefined, minimum: 0.1, maximum: 10 },
  ),
  cyclingSpeed: decimal(
    { fr: 'Vitesse à vélo en mètres par seconde.', en: 'Cycling speed in metres per second.' },
    { absent: undefined, minimum: 0.7, maximum: 20 },
  ),
  elevationCosts: choice(
    {
      fr: 'Combien comptent les pentes à vélo, là où le relief est connu.',
      en: 'How much slopes count by bicycle, where heights are known.',
    },
    ['NONE', 'LOW', 'HIGH'],
    'NONE',
  ),
  directRentalFormFactors: formFactors(DIRECT),
  directRentalPropulsionTypes: propulsions(DIRECT),
  directRentalProviders: providers(DIRECT),
  directRentalProviderGroups: providerGroups(DIRECT),
  preTransitRentalFormFactors: formFactors(BEFORE),
  preTransitRentalPropulsionTypes: propulsions(BEFORE),
  preTransitRentalProviders: providers(BEFORE),
  preTransitRentalProviderGroups: providerGroups(BEFORE),
  postTransitRentalFormFactors: formFactors(AFTER),
  postTransitRentalPropulsionTypes: propulsions(AFTER),
  postTransitRentalProviders: providers(AFTER),
  postTransitRentalProviderGroups: providerGroups(AFTER),
  maxPreTransitTime: integer(
    { fr: 'Secondes jusqu’au premier arrêt, une heure au plus.', en: 'Seconds to the first stop, at most an hour.' },
    { absent: 900 },
  ),
  maxPostTransitTime: integer(
    { fr: 'Secondes après le dernier arrêt, une heure au plus.', en: 'Seconds from the last stop, at most an hour.' },
    { absent: 900 },
  ),
  maxDirectTime: integer(
    {
      fr: 'Secondes du trajet sans transport en commun, six heures au plus.',
      en: 'Seconds of the way without a ride, at most six hours.',
    },
    { absent: 1800 },
  ),
  maxMatchingDistance: decimal(
    { fr: 'Mètres entre une coordonnée et le réseau des rues.', en: 'Metres from a coordinate to the street network.' },
    { absent: 250 },
  ),
  realtimeMode: choice(
    {
      fr: 'REALTIME : avec retards, suppressions et courses ajoutées ; REALTIME_ANNOTATION_ONLY : chercher sur les horaires et dire le temps réel ; OFF : les horaires seuls.',
      en: 'REALTIME: with delays, cancellations and added trips; REALTIME_ANNOTATION_ONLY: search the timetable and tell realtime; OFF: the timetable alone.',
    },
    ['REALTIME', 'REALTIME_ANNOTATION_ONLY', 'OFF'],
    'REALTIME',
  ),
  detailedLegs: flag(
    { fr: 'Donner le tracé et les indications des étapes.', en: 'Whether legs have their geometry and steps.' },
    true,
  ),
  joinInterlinedLegs: flag(
    {
      fr: 'Joindre en une étape les véhicules où l’on reste assis.',
      en: 'Whether rides in which one stays seated are one leg.',
    },
    true,
  ),
  withScheduledSkippedStops: flag(
    {
      fr: 'Donner aussi les arrêts sans montée ni descente.',
      en: 'Whether stops without boarding and alighting are listed.',
    },
    false,
  ),
  requireBikeTransport: flag(
    { fr: 'Seulement les véhicules qui prennent les vélos.', en: 'Only rides that take bikes.' },
    false,
  ),
  fastestDirectFactor: decimal(
    {
      fr: 'Un trajet plus long que la marche, multipliée par ce nombre, n’est pas donné.',
      en: 'What takes longer than walking, times this number, is left out.',
    },
    { absent: 1, maximum: 100 },
  ),
  explain: flag(
    {
      fr: 'Dire pour chaque trajet pourquoi il est à sa place dans le classement.',
      en: 'Say of each itinerary why it ranks where it ranks.',
    },
    false,
  ),
  language: languages(),
});

export type PlanParameters = z.output<typeof planParameters>;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/**
 * Body of `POST plan`. MOTIS puts lists of access times there; members that are named like parameters
 * stand for them, so that no coordinate needs to be in an address.
 */
export const planBody = z
  .object({ fromOffsets: z.array(z.unknown()).default([]), toOffsets: z.array(z.unknown()).default([]) })
  .catchall(z.union([scalar, z.array(scalar).max(64)]))
  .nullish();

export const NO_OFFSETS = new Refusal('OFFSETS_NOT_SUPPORTED_YET', {
  fr: 'laissez la liste vide',
  en: 'leave the list empty',
});
