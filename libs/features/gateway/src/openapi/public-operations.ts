import {
  addressIn,
  changesAnswer,
  changesParameters,
  geoJsonAnswer,
  geocodeParameters,
  healthAnswer,
  matchesAnswer,
  motisEndpoints,
  oneToAllAnswer,
  oneToAllParameters,
  oneToManyAnswer,
  oneToManyIntermodalAnswer,
  oneToManyIntermodalParameters,
  oneToManyParameters,
  planAnswer,
  planParameters,
  refreshParameters,
  reverseGeocodeParameters,
  stopAnswer,
  stopParameters,
  stopTimesAnswer,
  stopTimesParameters,
  tripAnswer,
  tripParameters,
  type EndpointVersion,
} from '@maillage/contracts';
import { z } from 'zod';
import { mapOperations } from './map-operations.js';
import type { PublicOperation } from './public-operation.js';

/** The id of a walk in the demonstration territory. */
const WALK = 'WzEsWzQ3OTgyNjAwLDQ4NzE5MDBdLFs0Nzk3OTUwMCw0ODc4MzAwXSwwLDAsMTc5NTUyNTc0NCxbZmFsc2UsMS4yLDQuMl0sW11d';
const JOURNEY = 'fromPlace=47.9826,4.8719&toPlace=47.9295,4.9283';

export const publicOperations: readonly PublicOperation[] = [
  {
    endpoint: 'plan',
    method: 'get',
    operationId: 'plan',
    tag: 'routing',
    summary: { fr: 'Itinéraires d’un lieu à un autre', en: 'Itineraries from one place to another' },
    parameters: planParameters,
    answer: planAnswer,
    drawing: geoJsonAnswer,
    exampleQuery: `?${JOURNEY}`,
  },
  {
    endpoint: 'plan',
    method: 'post',
    operationId: 'planPost',
    tag: 'routing',
    summary: {
      fr: 'La même recherche, dont les paramètres peuvent être dans le corps : aucune coordonnée dans l’adresse',
      en: 'The same search, with parameters in the body if one likes: no coordinate in the address',
    },
    parameters: planParameters,
    answer: planAnswer,
    drawing: geoJsonAnswer,
    exampleQuery: '',
    exampleBody: { fromPlace: '47.9826,4.8719', toPlace: '47.9295,4.9283' },
  },
  {
    endpoint: 'refreshItinerary',
    method: 'get',
    operationId: 'refreshItinerary',
    tag: 'routing',
    summary: {
      fr: 'Un trajet d’une réponse, recalculé : mêmes véhicules, horaires et chemins d’à présent',
      en: 'An itinerary of an answer, computed anew: the same rides, times and ways as they are now',
    },
    parameters: refreshParameters,
    answer: tripAnswer,
    exampleQuery: `?itineraryId=${WALK}`,
  },
  {
    endpoint: 'refreshItinerary',
    method: 'post',
    operationId: 'refreshItineraryPost',
    tag: 'routing',
    summary: {
      fr: 'Le même recalcul, dont les paramètres sont dans le corps : aucun lieu dans l’adresse',
      en: 'The same, with parameters in the body: no place in the address',
    },
    parameters: refreshParameters,
    answer: tripAnswer,
    exampleQuery: '',
    exampleBody: { itineraryId: WALK },
  },
  {
    endpoint: 'oneToMany',
    method: 'get',
    operationId: 'oneToMany',
    tag: 'routing',
    summary: {
      fr: 'Temps dans les rues d’un lieu vers plusieurs, ou de plusieurs vers un',
      en: 'How long it takes along streets from one place to many, or from many to one',
    },
    parameters: oneToManyParameters,
    answer: oneToManyAnswer,
    exampleQuery:
      '?one=47.9826;4.8719&many=47.9795;4.8783,47.9295;4.9283&mode=WALK&max=1800&maxMatchingDistance=250&arriveBy=false',
  },
  {
    endpoint: 'oneToMany',
    method: 'post',
    operationId: 'oneToManyPost',
    tag: 'routing',
    summary: {
      fr: 'La même mesure, dont les paramètres sont dans le corps : aucune coordonnée dans l’adresse',
      en: 'The same, with parameters in the body: no coordinate in the address',
    },
    parameters: oneToManyParameters,
    answer: oneToManyAnswer,
    exampleQuery: '',
    exampleBody: { one: '47.9826;4.8719', many: ['47.9795;4.8783', '47.9295;4.9283'], max: 1800 },
  },
  {
    endpoint: 'oneToManyIntermodal',
    method: 'get',
    operationId: 'oneToManyIntermodal',
    tag: 'routing',
    summary: {
      fr: 'Temps dans les rues et en transport en commun d’un lieu vers plusieurs, ou de plusieurs vers un',
      en: 'How long it takes along streets and by transit from one place to many, or from many to one',
    },
    parameters: oneToManyIntermodalParameters,
    answer: oneToManyIntermodalAnswer,
    exampleQuery: '?one=47.9826;4.8719&many=47.9795;4.8783,47.9295;4.9283&maxTravelTime=60',
  },
  {
    endpoint: 'oneToManyIntermodal',
    method: 'post',
    operationId: 'oneToManyIntermodalPost',
    tag: 'routing',
    summary: {
      fr: 'La même mesure, dont les paramètres sont dans le corps : aucune coordonnée dans l’adresse',
      en: 'The same, with parameters in the body: no coordinate in the address',
    },
    parameters: oneToManyIntermodalParameters,
    answer: oneToManyIntermodalAnswer,
    exampleQuery: '',
    exampleBody: { one: '47.9826;4.8719', many: ['47.9795;4.8783', '47.9295;4.9283'], maxTravelTime: 60 },
  },
  {
    endpoint: 'oneToAll',
    method: 'get',
    operationId: 'oneToAll',
    tag: 'routing',
    summary: {
      fr: 'Arrêts atteints d’un lieu en un temps donné, ou d’où on l’atteint',
      en: 'Stops that are reached from a place within a time, or from where it is reached',
    },
    parameters: oneToAllParameters,
    answer: oneToAllAnswer,
    exampleQuery: '?one=47.9826,4.8719&maxTravelTime=30',
  },
  {
    endpoint: 'stopTimes',
    method: 'get',
    operationId: 'stoptimes',
    tag: 'timetable',
    summary: {
      fr: 'Départs ou arrivées à un arrêt ou autour d’un point',
      en: 'Departures or arrivals at a stop or around a point',
    },
    parameters: stopTimesParameters,
    answer: stopTimesAnswer,
    exampleQuery: '?center=47.9826,4.8719&radius=500&n=10',
  },
  {
    endpoint: 'trip',
    method: 'get',
    operationId: 'trip',
    tag: 'timetable',
    summary: { fr: 'Une course, arrêt par arrêt', en: 'One run of a trip, stop by stop' },
    parameters: tripParameters,
    answer: tripAnswer,
    drawing: geoJsonAnswer,
    exampleQuery: '?tripId=20260120_05:30_bus_1-SEM-0-0530',
  },
  {
    endpoint: 'stop',
    method: 'get',
    operationId: 'stopInfo',
    tag: 'timetable',
    summary: { fr: 'Un arrêt et les lignes qui le desservent', en: 'A stop and the lines that serve it' },
    parameters: stopParameters,
    answer: stopAnswer,
    exampleQuery: '?stopId=bus_S1001',
  },
  {
    endpoint: 'geocode',
    method: 'get',
    operationId: 'geocode',
    tag: 'places',
    summary: { fr: 'Lieux d’après leur nom', en: 'Places by their name' },
    parameters: geocodeParameters,
    answer: matchesAnswer,
    exampleQuery: '?text=gare',
  },
  {
    endpoint: 'reverseGeocode',
    method: 'get',
    operationId: 'reverseGeocode',
    tag: 'places',
    summary: { fr: 'Lieux autour d’un point', en: 'Places around a point' },
    parameters: reverseGeocodeParameters,
    answer: matchesAnswer,
    exampleQuery: '?place=47.9826,4.8719',
  },
  ...mapOperations,
  {
    endpoint: 'changes',
    method: 'get',
    operationId: 'changes',
    tag: 'timetable',
    summary: {
      fr: 'Flux d’événements : ce qui change à un arrêt, sur une course ou à une station de véhicules partagés',
      en: 'Stream of events: what changes at a stop, on a run or at a sharing station',
    },
    parameters: changesParameters,
    answer: changesAnswer,
    mediaType: 'text/event-stream',
    exampleQuery: '?stopId=bus_S1001',
  },
  {
    endpoint: 'health',
    method: 'get',
    operationId: 'health',
    tag: 'service',
    summary: {
      fr: '200 tant que des itinéraires peuvent être demandés dans chaque territoire, 503 sinon',
      en: '200 while itineraries can be asked in every territory, else 503',
    },
    parameters: z.object({}),
    answer: healthAnswer,
    exampleQuery: '',
  },
];

/** The versions of an operation, newest first. A body is a matter of the newest only. */
export const versionsOf = ({ endpoint, method }: PublicOperation): readonly EndpointVersion[] => {
  const versions: readonly EndpointVersion[] = [...motisEndpoints[endpoint].versions].reverse();
  return method === 'post' ? versions.slice(0, 1) : versions;
};

export const newestAddressOf = (operation: PublicOperation): string =>
  addressIn(operation.endpoint, versionsOf(operation)[0] ?? 1);

/** A line that answers on a running install. */
export function curlLine(operation: PublicOperation, origin = 'http://localhost:3000'): string {
  const address = `${origin}${newestAddressOf(operation)}`;
  if (operation.method === 'get') return `curl '${address}${operation.exampleQuery}'`;
  return `curl '${address}' --json '${JSON.stringify(operation.exampleBody ?? {})}'`;
}
