import { z } from 'zod';
import { RENTAL_FORM_FACTORS, RENTAL_PROPULSIONS } from '@maillage/itinerary-model';
import { described } from './described.js';
import { polylineSchema, rentalUris } from './itinerary-answer.js';

const upper = <const Words extends readonly string[]>(words: Words) =>
  words.map((word) => word.toUpperCase()) as { readonly [Index in keyof Words]: Uppercase<Words[Index]> };

const formFactor = z.enum(upper(RENTAL_FORM_FACTORS)).meta({ id: 'RentalFormFactor' });
const propulsion = z.enum(upper(RENTAL_PROPULSIONS)).meta({ id: 'RentalPropulsionType' });
const returnConstraint = z.enum(['NONE', 'ANY_STATION', 'ROUNDTRIP_STATION']).meta({ id: 'RentalReturnConstraint' });
const box = z.array(z.number()).length(4);
const counts = z.record(z.string(), z.int());

const restrictions = z
  .looseObject({
    vehicleTypeIdxs: z.array(z.int()),
    rideStartAllowed: z.boolean(),
    rideEndAllowed: z.boolean(),
    rideThroughAllowed: z.boolean(),
  })
  .meta({
    id: 'RentalZoneRestrictions',
    ...described('Ce qui est permis dans une zone.', 'What is allowed in a zone.'),
  });

const provider = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    groupId: z.string(),
    url: z.string().optional(),
    color: z.string().optional(),
    bbox: box,
    vehicleTypes: z.array(
      z.looseObject({
        id: z.string(),
        name: z.string().optional(),
        formFactor,
        propulsionType: propulsion,
        returnConstraint,
        returnConstraintGuessed: z.boolean(),
      }),
    ),
    formFactors: z.array(formFactor),
    defaultRestrictions: restrictions,
    globalGeofencingRules: z.array(restrictions),
  })
  .meta({ id: 'RentalProvider', ...described('Un service de location.', 'Who rents vehicles.') });

const providerGroup = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    color: z.string().optional(),
    providers: z.array(z.string()),
    formFactors: z.array(formFactor),
  })
  .meta({ id: 'RentalProviderGroup', ...described('Les services d’un même nom.', 'Providers of one name.') });

const station = z
  .looseObject({
    id: z.string(),
    providerId: z.string(),
    providerGroupId: z.string(),
    name: z.string(),
    lat: z.number(),
    lon: z.number(),
    address: z.string().optional(),
    stationArea: z.array(z.array(polylineSchema)).optional(),
    ...rentalUris,
    isRenting: z.boolean(),
    isReturning: z.boolean(),
    numVehiclesAvailable: z.int(),
    formFactors: z.array(formFactor),
    vehicleTypesAvailable: counts,
    vehicleDocksAvailable: counts,
    bbox: box,
    availabilityKnown: z
      .boolean()
      .optional()
      .meta(
        described(
          'Faux : le nombre de véhicules n’est pas connu, 0 n’en dit rien. Hors de MOTIS.',
          'False: the number of vehicles is not known, 0 says nothing. Not part of MOTIS.',
        ),
      ),
    numDocksAvailable: z
      .int()
      .optional()
      .meta(
        described(
          'Places libres où rendre un véhicule, si elles sont connues. Hors de MOTIS.',
          'Free docks to return a vehicle, where they are known. Not part of MOTIS.',
        ),
      ),
    capacity: z.int().optional(),
    samePlaceAs: z
      .array(z.string())
      .optional()
      .meta(
        described(
          'Stations d’autres services à moins de 15 mètres. Hors de MOTIS.',
          'Stations of other providers within 15 metres. Not part of MOTIS.',
        ),
      ),
  })
  .meta({ id: 'RentalStation', ...described('Une station de location.', 'A rental station.') });

const vehicle = z
  .looseObject({
    id: z.string(),
    providerId: z.string(),
    providerGroupId: z.string(),
    typeId: z.string(),
    lat: z.number(),
    lon: z.number(),
    formFactor,
    propulsionType: propulsion,
    returnConstraint,
    isReserved: z.boolean(),
    isDisabled: z.boolean(),
  })
  .meta({ id: 'RentalVehicle', ...described('Un véhicule libre.', 'A vehicle that stands free.') });

const zone = z
  .looseObject({
    providerId: z.string(),
    providerGroupId: z.string(),
    name: z.string().optional(),
    z: z.int(),
    bbox: box,
    area: z.array(z.array(polylineSchema)),
    rules: z.array(restrictions),
  })
  .meta({ id: 'RentalZone', ...described('Une zone de dépose.', 'A geofencing zone.') });

/** Answer of `rentals`. */
export const rentalsAnswer = z
  .looseObject({
    providerGroups: z.array(providerGroup),
    providers: z.array(provider),
    stations: z.array(station),
    vehicles: z.array(vehicle),
    zones: z.array(zone),
  })
  .meta({
    id: 'RentalsAnswer',
    ...described(
      'Véhicules partagés, dans leur dernier état connu ; stations, véhicules et zones seulement avec un filtre.',
      'Shared vehicles as they were last known; stations, vehicles and zones with a filter only.',
    ),
  });

/** Answer of `map/levels`. */
export const mapLevelsAnswer = z
  .array(z.number())
  .meta(described('Les étages connus ; toujours le sol seul.', 'The levels that are known; always the ground alone.'));
