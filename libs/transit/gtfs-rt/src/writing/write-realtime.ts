import { formatServiceDate, formatServiceTime, type Instant } from '@maillage/kernel';
import type {
  Alert,
  InformedEntity,
  StopTimeUpdate,
  Translation,
  TripDescriptor,
  TripRelationship,
  TripUpdate,
  VehicleDescriptor,
  VehiclePosition,
} from '@maillage/transit-model';
import { encodeRealtime, type MessageValue } from './encode-realtime.js';

export interface PublishedRealtime {
  /** When what is told was so. */
  readonly timestamp: Instant;
  readonly updates?: readonly TripUpdate[];
  readonly positions?: readonly VehiclePosition[];
  readonly alerts?: readonly Alert[];
}

/** A full dataset of GTFS-Realtime 2.0 as bytes. Entities that share an id, of several feeds, are told apart. */
export function writeRealtime({ timestamp, updates = [], positions = [], alerts = [] }: PublishedRealtime): Uint8Array {
  const known = new Set<string>();
  const entity = [
    ...updates.map((update) => ({ id: unique(known, update.entityId), trip_update: tripUpdate(update) })),
    ...positions.map((position) => ({ id: unique(known, position.entityId), vehicle: vehiclePosition(position) })),
    ...alerts.map((told) => ({ id: unique(known, told.entityId), alert: alert(told) })),
  ];
  return encodeRealtime({ header: { incrementality: 'FULL_DATASET', timestamp }, entity });
}

function unique(known: Set<string>, id: string): string {
  let free = id;
  for (let count = 2; known.has(free); count++) free = `${id}~${String(count)}`;
  known.add(free);
  return free;
}

const tripUpdate = ({ trip, relationship, stopTimes, properties, vehicle, ...update }: TripUpdate): MessageValue => ({
  trip: descriptor(trip, relationship),
  stop_time_update: stopTimes.map(stopTime),
  vehicle: vehicle && vehicleDescriptor(vehicle),
  timestamp: update.timestamp,
  delay: update.delay,
  trip_properties: properties && {
    trip_id: properties.tripId,
    start_date: dateOf(properties.startDay),
    start_time: timeOf(properties.startSeconds),
    trip_headsign: properties.headsign,
    trip_short_name: properties.shortName,
  },
});

const descriptor = (trip: TripDescriptor, relationship?: TripRelationship): MessageValue => ({
  trip_id: trip.tripId,
  start_time: timeOf(trip.startSeconds),
  start_date: dateOf(trip.startDay),
  schedule_relationship: relationship,
  route_id: trip.routeId,
  direction_id: trip.directionId,
});

function stopTime({ arrival, departure, assignedStopId, pickupType, dropOffType, ...stop }: StopTimeUpdate) {
  const hasProperties = (assignedStopId ?? pickupType ?? dropOffType) !== undefined;
  return {
    stop_sequence: stop.stopSequence,
    arrival: arrival && event(arrival),
    departure: departure && event(departure),
    stop_id: stop.stopId,
    schedule_relationship: stop.relationship,
    ...(hasProperties && {
      stop_time_properties: {
        assigned_stop_id: assignedStopId,
        pickup_type: pickupType,
        drop_off_type: dropOffType,
      },
    }),
  };
}

const event = ({ delay, time, uncertainty, scheduledTime }: NonNullable<StopTimeUpdate['arrival']>): MessageValue => ({
  delay,
  time,
  uncertainty,
  scheduled_time: scheduledTime,
});

/** GTFS `wheelchair_accessible` 0, 1, 2 are 1, 2, 3 here. */
const vehicleDescriptor = ({ id, label, wheelchair }: VehicleDescriptor): MessageValue => ({
  id,
  label,
  wheelchair_accessible: wheelchair === undefined ? undefined : wheelchair + 1,
});

const vehiclePosition = (position: VehiclePosition): MessageValue => ({
  trip: position.trip && descriptor(position.trip, position.relationship),
  position: {
    latitude: position.latitude,
    longitude: position.longitude,
    bearing: position.bearing,
    speed: position.metresPerSecond,
  },
  current_stop_sequence: position.stopSequence,
  current_status: position.status,
  timestamp: position.timestamp,
  congestion_level: position.congestion,
  stop_id: position.stopId,
  vehicle: position.vehicle && vehicleDescriptor(position.vehicle),
  occupancy_status: position.occupancy,
  occupancy_percentage: position.occupancyPercentage,
});

/** Where periods of communication and impact are the same they are those that every consumer knows. */
function alert(told: Alert): MessageValue {
  const isOne = JSON.stringify(told.communicationPeriods) === JSON.stringify(told.impactPeriods);
  return {
    active_period: told.impactPeriods.map(({ start, end }) => ({ start, end })),
    ...(!isOne && {
      communication_period: told.communicationPeriods.map(({ start, end }) => ({ start, end })),
      impact_period: told.impactPeriods.map(({ start, end }) => ({ start, end })),
    }),
    informed_entity: told.entities.map(selector),
    cause: told.cause,
    effect: told.effect,
    url: texts(told.url),
    header_text: texts(told.header),
    description_text: texts(told.description),
    tts_header_text: texts(told.ttsHeader),
    tts_description_text: texts(told.ttsDescription),
    severity_level: told.severity,
    image_alternative_text: texts(told.imageAlternative),
    cause_detail: texts(told.causeDetail),
    effect_detail: texts(told.effectDetail),
    ...(told.images.length > 0 && {
      image: {
        localized_image: told.images.map(({ url, mediaType, language }) => ({
          url,
          media_type: mediaType,
          language: language === '' ? undefined : language,
        })),
      },
    }),
  };
}

const selector = ({ agencyId, routeId, routeType, trip, stopId, directionId }: InformedEntity): MessageValue => ({
  agency_id: agencyId,
  route_id: routeId,
  route_type: routeType,
  trip: trip && descriptor(trip),
  stop_id: stopId,
  direction_id: directionId,
});

const texts = (translations: readonly Translation[]): MessageValue | undefined =>
  translations.length === 0
    ? undefined
    : {
        translation: translations.map(({ text, language }) => ({
          text,
          language: language === '' ? undefined : language,
        })),
      };

const dateOf = (day: TripDescriptor['startDay']): string | undefined =>
  day === undefined ? undefined : formatServiceDate(day);
const timeOf = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : formatServiceTime(seconds);
