import { parseServiceTime } from '@maillage/kernel';
import type { TripDescriptor, TripRelationship, VehicleDescriptor } from '@maillage/transit-model';
import { BYTES, VARINT } from '../wire/wire-reader.js';
import type { Draft, Reading } from './reading.js';

export interface ReadDescriptor {
  readonly trip: TripDescriptor;
  /** The number of the relationship as it was given. */
  readonly relationship: number;
  /** A start date or time was given that is none. */
  readonly isFaulty: boolean;
  /** For a trip that `TripModifications` has made. */
  readonly isModified: boolean;
}

/** By number; 4 was never used, 5 was once withdrawn. */
export const TRIP_RELATIONSHIPS: readonly (TripRelationship | undefined)[] = [
  'SCHEDULED',
  'ADDED',
  'UNSCHEDULED',
  'CANCELED',
  undefined,
  'REPLACEMENT',
  'DUPLICATED',
  'DELETED',
  'NEW',
];

const TRIP_ID = (1 << 3) | BYTES;
const START_TIME = (2 << 3) | BYTES;
const START_DATE = (3 << 3) | BYTES;
const RELATIONSHIP = (4 << 3) | VARINT;
const ROUTE_ID = (5 << 3) | BYTES;
const DIRECTION_ID = (6 << 3) | VARINT;
const MODIFIED_TRIP = (7 << 3) | BYTES;

export function readTripDescriptor(reading: Reading): ReadDescriptor {
  const { wire } = reading;
  let [tripId, routeId, startTime, startDate, relationship, isModified] = ['', '', '', '', 0, false];
  let directionId: number | undefined;
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    switch (tag) {
      case TRIP_ID:
        tripId = wire.text();
        break;
      case START_TIME:
        startTime = wire.text();
        break;
      case START_DATE:
        startDate = wire.text();
        break;
      case RELATIONSHIP:
        relationship = wire.int32();
        break;
      case ROUTE_ID:
        routeId = wire.text();
        break;
      case DIRECTION_ID:
        directionId = wire.uint32();
        break;
      case MODIFIED_TRIP:
        isModified = true;
        wire.skip(tag);
        break;
      default:
        wire.skip(tag);
    }
  wire.leave(outer);
  const startSeconds = startTime === '' ? undefined : parseServiceTime(startTime);
  const startDay = startDate === '' ? undefined : reading.day(startDate);
  const isFaulty = (startTime !== '' && startSeconds === undefined) || (startDate !== '' && startDay === undefined);
  const trip = { tripId: tripId || undefined, routeId: routeId || undefined, directionId, startSeconds, startDay };
  return { trip, relationship, isFaulty, isModified };
}

/** Whether a descriptor names anything at all. */
export const namesTrip = ({ tripId, routeId }: TripDescriptor): boolean =>
  tripId !== undefined || routeId !== undefined;

const VEHICLE_ID = (1 << 3) | BYTES;
const LABEL = (2 << 3) | BYTES;
const WHEELCHAIR = (4 << 3) | VARINT;

/** GTFS-RT `WheelchairAccessible` → GTFS `wheelchair_accessible`. */
const WHEELCHAIR_OF = [undefined, 0, 1, 2] as const;

export function readVehicleDescriptor({ wire }: Reading): VehicleDescriptor {
  const vehicle: Draft<VehicleDescriptor> = {};
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === VEHICLE_ID) vehicle.id = wire.text();
    else if (tag === LABEL) vehicle.label = wire.text();
    else if (tag === WHEELCHAIR) {
      const wheelchair = WHEELCHAIR_OF[wire.uint32()];
      if (wheelchair !== undefined) vehicle.wheelchair = wheelchair;
    } else wire.skip(tag);
  wire.leave(outer);
  return vehicle;
}
