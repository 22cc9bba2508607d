import { z } from 'zod';
import { described } from './described.js';
import { dataSource } from './data-source-answer.js';
import { emissionSchema } from './emission-answer.js';
import { itineraryRanking } from './ranking-answer.js';
import { alertSchema, instant, mode, placeSchema } from './place-answer.js';

export const polylineSchema = z.looseObject({ points: z.string(), precision: z.int(), length: z.int().min(0) }).meta({
  id: 'EncodedPolyline',
  ...described(
    'Le format de tracé de Google avec `precision` décimales ; `length` est le nombre de points.',
    'Google’s polyline format with `precision` decimals; `length` counts the points.',
  ),
});

const step = z
  .looseObject({
    relativeDirection: z.string(),
    distance: z.number(),
    fromLevel: z.number(),
    toLevel: z.number(),
    polyline: polylineSchema,
    streetName: z.string(),
    exit: z.string(),
    stayOn: z.boolean(),
    area: z.boolean(),
    elevationUp: z.int().optional(),
    elevationDown: z.int().optional(),
  })
  .meta({
    id: 'StepInstruction',
    ...described('Une indication d’une étape dans la rue.', 'One instruction of a street leg.'),
  });

/** Where the app or the page of the provider takes over. */
export const rentalUris = {
  rentalUriAndroid: z.string().optional(),
  rentalUriIOS: z.string().optional(),
  rentalUriWeb: z.string().optional(),
};

/** Not part of MOTIS. */
const entrance = z
  .looseObject({
    use: z.enum(['ENTER', 'EXIT']),
    name: z.string(),
    stopId: z.string().optional(),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    level: z.number().optional(),
    wheelchairAccessible: z.enum(['ACCESSIBLE', 'NOT_ACCESSIBLE']).optional(),
  })
  .meta({
    id: 'Entrance',
    ...described(
      'L’entrée d’une station par laquelle on entre ou sort.',
      'The entrance by which one gets into a station or out of it.',
    ),
  });

const rental = z
  .looseObject({ providerId: z.string(), providerGroupId: z.string(), systemId: z.string(), ...rentalUris })
  .meta({ id: 'Rental', ...described('Le véhicule loué pour une étape.', 'The rented vehicle of a leg.') });

const rest = z
  .looseObject({
    basis: z
      .enum(['live', 'presumed', 'untold'])
      .meta(
        described(
          'live : compté à l’instant ; presumed : un flux en parle, mais pas de ce moment ; untold : aucun flux n’en parle.',
          'live: counted just now; presumed: a feed tells, and not of that moment; untold: no feed tells.',
        ),
      ),
    count: z
      .int()
      .optional()
      .meta(
        described(
          'Véhicules à prendre, ou places où les laisser, au dernier comptage.',
          'Vehicles to take, or places to leave them, as last counted.',
        ),
      ),
    ageSeconds: z.int().optional().meta(described('L’âge de ce comptage.', 'How old that count is.')),
    feed: z.string(),
  })
  .meta({
    id: 'LegRest',
    ...described(
      'Ce sur quoi repose la prise ou la dépose d’un véhicule.',
      'What taking or leaving a vehicle rests on.',
    ),
  });

/** Not part of MOTIS. */
const cancelledRun = z
  .looseObject({
    tripId: z.string(),
    displayName: z.string(),
    headsign: z.string(),
    scheduledStartTime: instant,
    scheduledEndTime: instant,
    cancelled: z.literal(true),
  })
  .meta({ id: 'CancelledRun', ...described('Une course supprimée.', 'A run that was cancelled.') });

const legSchema = z
  .looseObject({
    mode,
    from: placeSchema,
    to: placeSchema,
    duration: z.int().min(0),
    startTime: instant,
    endTime: instant,
    scheduledStartTime: instant,
    scheduledEndTime: instant,
    realTime: z.boolean(),
    scheduled: z.boolean(),
    legGeometry: polylineSchema,
    distance: z.number().min(0).optional(),
    interlineWithPreviousLeg: z.boolean().optional(),
    headsign: z.string().optional(),
    tripFrom: placeSchema.optional(),
    tripTo: placeSchema.optional(),
    routeId: z.string().optional(),
    routeUrl: z.string().optional(),
    directionId: z.string().optional(),
    routeColor: z.string().optional(),
    routeTextColor: z.string().optional(),
    routeType: z.int().optional(),
    agencyName: z.string().optional(),
    agencyUrl: z.string().optional(),
    agencyFareUrl: z.string().optional(),
    agencyId: z.string().optional(),
    tripId: z.string().optional(),
    routeShortName: z.string().optional(),
    routeLongName: z.string().optional(),
    tripShortName: z.string().optional(),
    displayName: z.string().optional(),
    cancelled: z.boolean().optional(),
    cancelledBefore: z
      .array(cancelledRun)
      .optional()
      .meta(
        described(
          'Les courses supprimées, de toute ligne, qui auraient mené du même arrêt (ou de sa station) au même arrêt avant ce départ, une fois le voyageur sur place : cinq au plus, de la dernière heure ; et la course que celle-ci remplace, quelle que soit son heure. Hors de MOTIS.',
          'The cancelled runs of any route that would have gone from the same stop (or its station) to the same stop before this departure, once the traveller is there: five at most, of the last hour; and the run that this one replaces, whatever its time. Not part of MOTIS.',
        ),
      ),
    dataSource: dataSource.optional(),
    source: z.string().optional(),
    intermediateStops: z.array(placeSchema).optional(),
    steps: z.array(step).optional(),
    entrance: entrance.optional(),
    rental: rental.optional(),
    availability: z
      .looseObject({ taken: rest.optional(), left: rest.optional() })
      .optional()
      .meta(
        described(
          'Véhicules, bornes et places de parking comptés ou présumés. Hors de MOTIS.',
          'Vehicles, docks and parking places that are counted or presumed. Not part of MOTIS.',
        ),
      ),
    alerts: z.array(alertSchema).optional(),
    bikesAllowed: z.boolean().optional(),
    wheelchairAccessible: z.enum(['ACCESSIBLE', 'NOT_ACCESSIBLE']).optional(),
    co2: emissionSchema.optional(),
  })
  .meta({
    id: 'Leg',
    ...described(
      'Un parcours à bord, à pied ou en voiture. À bord, avec la course, la ligne et l’exploitant.',
      'One ride, walk or drive. Rides also have their trip, route and agency.',
    ),
  });

/** Not part of MOTIS. */
const accessibility = z
  .looseObject({
    known: z.boolean().meta(described('Tout est déclaré accessible.', 'Everything is told to be accessible.')),
    unknown: z
      .array(
        z.looseObject({
          leg: z.int().min(0).meta(described('Le numéro de l’étape.', 'The number of the leg.')),
          what: z.enum(['TRIP', 'STOP', 'WALK']),
          name: z.string().optional(),
          stopId: z.string().optional(),
        }),
      )
      .meta(described('Ce que les données ne disent pas.', 'What the data do not tell.')),
  })
  .meta({
    id: 'Accessibility',
    ...described(
      'Avec `pedestrianProfile=WHEELCHAIR` : ce qui est connu inaccessible n’est jamais emprunté, l’inconnu est dit.',
      'With `pedestrianProfile=WHEELCHAIR`: what is known not to be accessible is never used, the unknown is told.',
    ),
  });

export const tripAnswer = z
  .looseObject({
    duration: z.int().min(0),
    startTime: instant,
    endTime: instant,
    transfers: z.int().min(0),
    id: z.string(),
    legs: z.array(legSchema),
    co2: emissionSchema.optional(),
    rank: z
      .int()
      .min(1)
      .optional()
      .meta(described('1 est le mieux classé ; la liste reste par heure.', '1 ranks best; the list stays by time.')),
    ranking: itineraryRanking.optional(),
    accessibility: accessibility.optional(),
  })
  .meta({
    id: 'Itinerary',
    ...described(
      'Un trajet du départ à l’arrivée. `transfers` est le nombre de correspondances.',
      'A way from start to end. `transfers` counts the changes between rides.',
    ),
  });
