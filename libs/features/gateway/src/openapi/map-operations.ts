import {
  mapInitialAnswer,
  mapLevelsAnswer,
  mapLevelsParameters,
  mapStopsAnswer,
  mapStopsParameters,
  mapTripsAnswer,
  mapTripsParameters,
  rentalsAnswer,
  rentalsParameters,
} from '@maillage/contracts';
import { z } from 'zod';
import type { PublicOperation } from './public-operation.js';

export const mapOperations: readonly PublicOperation[] = [
  {
    endpoint: 'mapStops',
    method: 'get',
    operationId: 'stops',
    tag: 'map',
    summary: { fr: 'Arrêts d’une partie de carte', en: 'Stops of a map section' },
    parameters: mapStopsParameters,
    answer: mapStopsAnswer,
    exampleQuery: '?min=47.94,4.86&max=47.97,4.91',
  },
  {
    endpoint: 'mapTrips',
    method: 'get',
    operationId: 'trips',
    tag: 'map',
    summary: {
      fr: 'Véhicules d’une partie de carte dans un intervalle, d’arrêt en arrêt',
      en: 'Vehicles of a map section in an interval, from stop to stop',
    },
    parameters: mapTripsParameters,
    answer: mapTripsAnswer,
    exampleQuery:
      '?zoom=14&min=47.94,4.86&max=47.99,4.93&startTime=2026-11-24T08:00:00%2B01:00&endTime=2026-11-24T08:02:00%2B01:00',
  },
  {
    endpoint: 'mapLevels',
    method: 'get',
    operationId: 'levels',
    tag: 'map',
    summary: { fr: 'Étages d’une partie de carte', en: 'Levels of a map section' },
    parameters: mapLevelsParameters,
    answer: mapLevelsAnswer,
    exampleQuery: '?min=47.94,4.86&max=47.97,4.91',
  },
  {
    endpoint: 'rentals',
    method: 'get',
    operationId: 'rentals',
    tag: 'map',
    summary: {
      fr: 'Véhicules partagés : services, stations et véhicules d’une partie de carte ou autour d’un point',
      en: 'Shared vehicles: providers, stations and vehicles of a map section or around a point',
    },
    parameters: rentalsParameters,
    answer: rentalsAnswer,
    exampleQuery: '?min=47.94,4.86&max=47.99,4.93',
  },
  {
    endpoint: 'mapInitial',
    method: 'get',
    operationId: 'initial',
    tag: 'map',
    summary: { fr: 'Où ouvrir la carte du territoire', en: 'Where a map of the territory opens' },
    parameters: z.object({}),
    answer: mapInitialAnswer,
    exampleQuery: '',
  },
];
