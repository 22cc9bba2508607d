import type { MapTripsParameters, StopParameters, StopTimesParameters, TripParameters } from '@maillage/contracts';
import type { MapTripsRequest, StopRequest, StopTimesRequest, TripRequest } from '@maillage/itinerary-model';
import { boxOf } from './box-of.js';
import type { Asked } from './asked.js';
import { instantOf } from './local-time.js';

export function toStopTimesRequest(asked: Asked, given: StopTimesParameters): StopTimesRequest {
  return {
    ...common(asked, given),
    stopId: given.stopId,
    center: given.center,
    radiusMetres: given.radius,
    exactRadius: given.exactRadius,
    time: given.time && instantOf(given.time, asked.record.territory.timezone),
    arriveBy: given.arriveBy,
    direction: given.direction ?? (given.arriveBy ? 'EARLIER' : 'LATER'),
    windowSeconds: given.window,
    modes: given.mode,
    count: given.n ?? 0,
    pageCursor: given.pageCursor,
    fetchStops: given.fetchStops,
  };
}

export function toTripRequest(asked: Asked, given: TripParameters): TripRequest {
  const { tripId, detailedLegs, joinInterlinedLegs } = given;
  const { answerFormat } = asked;
  return {
    ...common(asked, given),
    tripId,
    detailedLegs,
    joinInterlinedLegs,
    ...(answerFormat === 'geojson' && { answerFormat }),
  };
}

export const toStopRequest = (asked: Asked, given: StopParameters): StopRequest => ({
  ...common(asked, given),
  stopId: given.stopId,
});

export const toMapTripsRequest = (asked: Asked, given: MapTripsParameters): MapTripsRequest => ({
  ...common(asked, given),
  box: boxOf(given.min, given.max),
  from: instantOf(given.startTime, asked.record.territory.timezone),
  to: instantOf(given.endTime, asked.record.territory.timezone),
  zoom: given.zoom,
  precision: given.precision,
});

const common = ({ record, version, languages }: Asked, { language }: { readonly language: readonly string[] }) => ({
  territory: record.territory.id,
  apiVersion: version,
  language: language.length > 0 ? language : languages,
});
