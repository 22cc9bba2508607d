import { parseServiceDate, parseServiceTime } from '@maillage/kernel';
import type { Alert, TripDescriptor, TripUpdate, VehiclePosition } from '@maillage/transit-model';

/** What the protocol's own decoder gives: numbers for times, words for enumerations, absent what was not sent. */
interface Decoded {
  readonly header: { readonly gtfsRealtimeVersion: string; readonly timestamp?: number };
  readonly entity?: readonly DecodedEntity[];
}
interface DecodedEntity {
  readonly id: string;
  readonly tripUpdate?: Fields & { readonly trip: DecodedTrip; readonly stopTimeUpdate?: readonly Fields[] };
  readonly vehicle?: Fields & { readonly trip?: DecodedTrip; readonly position: Fields };
  readonly alert?: Fields & {
    readonly activePeriod?: Alert['impactPeriods'];
    readonly informedEntity?: readonly (Fields & { readonly trip?: DecodedTrip })[];
  };
}
interface DecodedTrip {
  readonly tripId?: string;
  readonly routeId?: string;
  readonly directionId?: number;
  readonly startTime?: string;
  readonly startDate?: string;
  readonly scheduleRelationship?: string;
}
type Fields = Readonly<Record<string, unknown>>;

/** `gtfs-realtime-bindings`, which has no types. */
export interface Bindings {
  readonly transit_realtime: {
    readonly FeedMessage: { decode(bytes: Uint8Array): unknown; toObject(message: unknown, options: object): Decoded };
  };
}

/** Decodes with the bindings of MobilityData, which share no code with ours, and says it in the words of our model. */
export function judge(bindings: Bindings, bytes: Uint8Array) {
  const { FeedMessage } = bindings.transit_realtime;
  const { header, entity = [] } = FeedMessage.toObject(FeedMessage.decode(bytes), { longs: Number, enums: String });
  return {
    timestamp: header.timestamp,
    tripUpdates: entity.flatMap(({ id, tripUpdate }) => (tripUpdate ? [toTripUpdate(id, tripUpdate)] : [])),
    vehicles: entity.flatMap(({ id, vehicle }) => (vehicle ? [toVehicle(id, vehicle)] : [])),
    alerts: entity.flatMap(({ id, alert }) => (alert ? [toAlert(id, alert)] : [])),
  };
}

function toTripUpdate(
  entityId: string,
  { trip, stopTimeUpdate = [], vehicle, timestamp, delay }: NonNullable<DecodedEntity['tripUpdate']>,
): Partial<Record<keyof TripUpdate, unknown>> {
  return {
    entityId,
    trip: toTrip(trip),
    relationship: trip.scheduleRelationship ?? 'SCHEDULED',
    stopTimes: stopTimeUpdate.map(
      ({ scheduleRelationship = 'SCHEDULED', stopSequence, stopId, arrival, departure }) => ({
        stopSequence,
        stopId,
        relationship: scheduleRelationship,
        arrival,
        departure,
      }),
    ),
    vehicle: withoutPlate(vehicle),
    timestamp,
    delay,
  };
}

function toTrip({ tripId, routeId, directionId, startTime = '', startDate = '' }: DecodedTrip): TripDescriptor {
  return {
    tripId,
    routeId,
    directionId,
    startSeconds: parseServiceTime(startTime),
    startDay: parseServiceDate(startDate),
  };
}

const withoutPlate = (vehicle: unknown) => {
  if (vehicle === undefined) return undefined;
  const { id, label } = vehicle as { readonly id?: string; readonly label?: string };
  return { id, label };
};

function toVehicle(
  entityId: string,
  vehicle: NonNullable<DecodedEntity['vehicle']>,
): Partial<Record<keyof VehiclePosition, unknown>> {
  const { latitude, longitude, bearing, speed } = vehicle.position;
  return {
    entityId,
    trip: vehicle.trip && toTrip(vehicle.trip),
    relationship: vehicle.trip?.scheduleRelationship ?? 'SCHEDULED',
    vehicle: withoutPlate(vehicle['vehicle']),
    latitude,
    longitude,
    bearing,
    metresPerSecond: speed,
    timestamp: vehicle['timestamp'],
    stopSequence: vehicle['currentStopSequence'],
    stopId: vehicle['stopId'],
    status: vehicle['currentStatus'] ?? 'IN_TRANSIT_TO',
    congestion: vehicle['congestionLevel'],
    occupancy: vehicle['occupancyStatus'],
  };
}

function toAlert(entityId: string, alert: NonNullable<DecodedEntity['alert']>): Partial<Record<keyof Alert, unknown>> {
  const periods = alert.activePeriod ?? [];
  const texts = (field: string) =>
    (
      (
        alert[field] as
          { readonly translation?: readonly { readonly text: string; readonly language?: string }[] } | undefined
      )?.translation ?? []
    ).map(({ text, language = '' }) => ({ text: text.trim(), language }));
  return {
    entityId,
    communicationPeriods: periods,
    impactPeriods: periods,
    cause: alert['cause'] ?? 'UNKNOWN_CAUSE',
    effect: alert['effect'] ?? 'UNKNOWN_EFFECT',
    severity: alert['severityLevel'] ?? 'UNKNOWN_SEVERITY',
    header: texts('headerText'),
    description: texts('descriptionText'),
    url: texts('url'),
    entities: (alert.informedEntity ?? []).map(({ trip, ...entity }) => ({
      ...entity,
      ...(trip && { trip: toTrip(trip) }),
    })),
  };
}
