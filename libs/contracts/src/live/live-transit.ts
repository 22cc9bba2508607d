import { z } from 'zod';
import type { ServiceDay } from '@maillage/kernel';
import type { Alert, TripUpdate, VehiclePosition } from '@maillage/transit-model';

/*
 * GTFS-Realtime as it was read: what a feed does not give is absent. A word that a later version adds is taken for the one
 * that promises least, so that who does not know it yet loses no message.
 */

const serviceDay = z.int().transform((day) => day as ServiceDay);
const text = z.string().exactOptional();
const whole = z.int().exactOptional();

const tripDescriptor = z.object({
  tripId: text,
  routeId: text,
  directionId: whole,
  /** Seconds from noon − 12 h. */
  startSeconds: whole,
  /** Days since 1970. */
  startDay: serviceDay.exactOptional(),
});

const tripRelationship = z
  .enum(['SCHEDULED', 'ADDED', 'UNSCHEDULED', 'CANCELED', 'REPLACEMENT', 'DUPLICATED', 'DELETED', 'NEW'])
  .catch('SCHEDULED');

const vehicleDescriptor = z.object({ id: text, label: text, wheelchair: whole });

const stopTimeEvent = z.object({ delay: whole, time: whole, uncertainty: whole, scheduledTime: whole });

const stopTimeUpdate = z.object({
  stopSequence: whole,
  stopId: text,
  relationship: z.enum(['SCHEDULED', 'SKIPPED', 'NO_DATA', 'UNSCHEDULED']).catch('NO_DATA'),
  arrival: stopTimeEvent.exactOptional(),
  departure: stopTimeEvent.exactOptional(),
  assignedStopId: text,
  pickupType: whole,
  dropOffType: whole,
});

/** One entity with a `TripUpdate`. */
export const liveTripUpdate: z.ZodType<TripUpdate> = z.object({
  entityId: z.string(),
  trip: tripDescriptor,
  relationship: tripRelationship,
  stopTimes: z.array(stopTimeUpdate),
  properties: z
    .object({
      tripId: text,
      startDay: serviceDay.exactOptional(),
      startSeconds: whole,
      headsign: text,
      shortName: text,
    })
    .exactOptional(),
  vehicle: vehicleDescriptor.exactOptional(),
  timestamp: whole,
  delay: whole,
});

const periods = z.array(z.object({ start: whole, end: whole }));
const translations = z.array(z.object({ language: z.string(), text: z.string() }));

/** One entity with an `Alert`. */
export const liveAlert: z.ZodType<Alert> = z.object({
  entityId: z.string(),
  communicationPeriods: periods,
  impactPeriods: periods,
  cause: z
    .enum([
      'UNKNOWN_CAUSE',
      'OTHER_CAUSE',
      'TECHNICAL_PROBLEM',
      'STRIKE',
      'DEMONSTRATION',
      'ACCIDENT',
      'HOLIDAY',
      'WEATHER',
      'MAINTENANCE',
      'CONSTRUCTION',
      'POLICE_ACTIVITY',
      'MEDICAL_EMERGENCY',
      'SPECIAL_EVENT',
    ])
    .catch('UNKNOWN_CAUSE'),
  effect: z
    .enum([
      'NO_SERVICE',
      'REDUCED_SERVICE',
      'SIGNIFICANT_DELAYS',
      'DETOUR',
      'ADDITIONAL_SERVICE',
      'MODIFIED_SERVICE',
      'OTHER_EFFECT',
      'UNKNOWN_EFFECT',
      'STOP_MOVED',
      'NO_EFFECT',
      'ACCESSIBILITY_ISSUE',
    ])
    .catch('UNKNOWN_EFFECT'),
  severity: z.enum(['UNKNOWN_SEVERITY', 'INFO', 'WARNING', 'SEVERE']).catch('UNKNOWN_SEVERITY'),
  header: translations,
  description: translations,
  causeDetail: translations,
  effectDetail: translations,
  ttsHeader: translations,
  ttsDescription: translations,
  url: translations,
  images: z.array(z.object({ language: z.string(), url: z.string(), mediaType: z.string() })),
  imageAlternative: translations,
  entities: z.array(
    z.object({
      agencyId: text,
      routeId: text,
      routeType: whole,
      directionId: whole,
      trip: tripDescriptor.exactOptional(),
      stopId: text,
    }),
  ),
});

/** One entity with a `VehiclePosition`. */
export const liveVehiclePosition: z.ZodType<VehiclePosition> = z.object({
  entityId: z.string(),
  trip: tripDescriptor.exactOptional(),
  relationship: tripRelationship,
  vehicle: vehicleDescriptor.exactOptional(),
  latitude: z.number(),
  longitude: z.number(),
  bearing: z.number().exactOptional(),
  metresPerSecond: z.number().exactOptional(),
  timestamp: whole,
  stopSequence: whole,
  stopId: text,
  status: z.enum(['INCOMING_AT', 'STOPPED_AT', 'IN_TRANSIT_TO']).catch('IN_TRANSIT_TO'),
  congestion: z
    .enum(['UNKNOWN_CONGESTION_LEVEL', 'RUNNING_SMOOTHLY', 'STOP_AND_GO', 'CONGESTION', 'SEVERE_CONGESTION'])
    .catch('UNKNOWN_CONGESTION_LEVEL')
    .exactOptional(),
  occupancy: z
    .enum([
      'EMPTY',
      'MANY_SEATS_AVAILABLE',
      'FEW_SEATS_AVAILABLE',
      'STANDING_ROOM_ONLY',
      'CRUSHED_STANDING_ROOM_ONLY',
      'FULL',
      'NOT_ACCEPTING_PASSENGERS',
      'NO_DATA_AVAILABLE',
      'NOT_BOARDABLE',
    ])
    .catch('NO_DATA_AVAILABLE')
    .exactOptional(),
  occupancyPercentage: whole,
});
