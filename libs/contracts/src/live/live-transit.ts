import { z } from 'zod';
import { instant } from './live-part.js';

/** Words of GTFS-Realtime in capitals; a reader takes one that it does not know for the harmless one. */
const word = z.string();

/** `TripDescriptor` of GTFS-Realtime. */
const liveTrip = z.object({
  tripId: z.string().optional(),
  routeId: z.string().optional(),
  directionId: z.number().int().optional(),
  /** `HH:MM:SS`, beyond 24 hours too. */
  startTime: z.string().optional(),
  /** `YYYYMMDD` */
  startDate: z.string().optional(),
  scheduleRelationship: word.optional(),
});

const liveVehicle = z.object({ id: z.string().optional(), label: z.string().optional() });

const liveTime = z.object({
  /** Seconds late; negative when early. */
  delay: z.number().int().optional(),
  time: instant.optional(),
  scheduledTime: instant.optional(),
  /** Seconds. */
  uncertainty: z.number().int().optional(),
});

const liveStopTime = z.object({
  stopSequence: z.number().int().optional(),
  stopId: z.string().optional(),
  arrival: liveTime.optional(),
  departure: liveTime.optional(),
  scheduleRelationship: word.optional(),
  occupancyStatus: word.optional(),
  /** Where it stops instead. */
  assignedStopId: z.string().optional(),
  stopHeadsign: z.string().optional(),
  pickupType: word.optional(),
  dropOffType: word.optional(),
});

/** One entity with a `TripUpdate`. */
export const liveTripUpdate = z.object({
  /** Of the entity, unique in its feed. */
  id: z.string(),
  trip: liveTrip,
  vehicle: liveVehicle.optional(),
  timestamp: instant.optional(),
  /** Seconds, for the whole trip. */
  delay: z.number().int().optional(),
  stopTimes: z.array(liveStopTime),
  /** What a new trip (DUPLICATED, NEW, REPLACEMENT) is called. */
  properties: z
    .object({
      tripId: z.string().optional(),
      startDate: z.string().optional(),
      startTime: z.string().optional(),
      shapeId: z.string().optional(),
      tripHeadsign: z.string().optional(),
      tripShortName: z.string().optional(),
    })
    .optional(),
});
export type LiveTripUpdate = z.output<typeof liveTripUpdate>;

const translations = z.array(z.object({ text: z.string(), language: z.string().optional() }));

/** One entity with an `Alert`. */
export const liveAlert = z.object({
  id: z.string(),
  /** Always when empty. */
  activePeriods: z.array(z.object({ start: instant.optional(), end: instant.optional() })),
  informedEntities: z.array(
    z.object({
      agencyId: z.string().optional(),
      routeId: z.string().optional(),
      routeType: z.number().int().optional(),
      directionId: z.number().int().optional(),
      stopId: z.string().optional(),
      trip: liveTrip.optional(),
    }),
  ),
  cause: word.optional(),
  effect: word.optional(),
  severityLevel: word.optional(),
  url: translations.optional(),
  headerText: translations.optional(),
  descriptionText: translations.optional(),
  ttsHeaderText: translations.optional(),
  ttsDescriptionText: translations.optional(),
  causeDetail: translations.optional(),
  effectDetail: translations.optional(),
  imageUrl: z.string().optional(),
});
export type LiveAlert = z.output<typeof liveAlert>;

/** One entity with a `VehiclePosition`. */
export const liveVehiclePosition = z.object({
  id: z.string(),
  trip: liveTrip.optional(),
  vehicle: liveVehicle.optional(),
  latitude: z.number(),
  longitude: z.number(),
  /** Degrees clockwise from north. */
  bearing: z.number().optional(),
  speedMetresPerSecond: z.number().optional(),
  currentStopSequence: z.number().int().optional(),
  stopId: z.string().optional(),
  currentStatus: word.optional(),
  timestamp: instant.optional(),
  congestionLevel: word.optional(),
  occupancyStatus: word.optional(),
  occupancyPercentage: z.number().int().optional(),
});
export type LiveVehiclePosition = z.output<typeof liveVehiclePosition>;
