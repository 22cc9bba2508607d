import { invalidCoordinate, invalidValue } from '@maillage/feed-reading';
import { isCoordinate } from '@maillage/kernel';
import type { CongestionLevel, OccupancyStatus, VehiclePosition, VehicleStopStatus } from '@maillage/transit-model';
import { unusableDescriptor } from '../rules/entity-rules.js';
import { BYTES, FIXED32, VARINT } from '../wire/wire-reader.js';
import type { Draft, Reading } from './reading.js';
import {
  namesTrip,
  readTripDescriptor,
  readVehicleDescriptor,
  TRIP_RELATIONSHIPS,
  type ReadDescriptor,
} from './trip-descriptor.js';

export const STATUSES: readonly VehicleStopStatus[] = ['INCOMING_AT', 'STOPPED_AT', 'IN_TRANSIT_TO'];
export const CONGESTIONS: readonly CongestionLevel[] = [
  'UNKNOWN_CONGESTION_LEVEL',
  'RUNNING_SMOOTHLY',
  'STOP_AND_GO',
  'CONGESTION',
  'SEVERE_CONGESTION',
];
export const OCCUPANCIES: readonly OccupancyStatus[] = [
  'EMPTY',
  'MANY_SEATS_AVAILABLE',
  'FEW_SEATS_AVAILABLE',
  'STANDING_ROOM_ONLY',
  'CRUSHED_STANDING_ROOM_ONLY',
  'FULL',
  'NOT_ACCEPTING_PASSENGERS',
  'NO_DATA_AVAILABLE',
  'NOT_BOARDABLE',
];

const TRIP = (1 << 3) | BYTES;
const POSITION = (2 << 3) | BYTES;
const STOP_SEQUENCE = (3 << 3) | VARINT;
const STATUS = (4 << 3) | VARINT;
const TIMESTAMP = (5 << 3) | VARINT;
const CONGESTION = (6 << 3) | VARINT;
const STOP_ID = (7 << 3) | BYTES;
const VEHICLE = (8 << 3) | BYTES;
const OCCUPANCY = (9 << 3) | VARINT;
const OCCUPANCY_PERCENTAGE = (10 << 3) | VARINT;

/** Undefined when nobody could say where the vehicle is. */
export function readVehiclePosition(reading: Reading): VehiclePosition | undefined {
  const { wire } = reading;
  let descriptor: ReadDescriptor | undefined;
  const position: Draft<VehiclePosition> = {
    entityId: reading.entityId,
    relationship: 'SCHEDULED',
    latitude: NaN,
    longitude: NaN,
    status: 'IN_TRANSIT_TO',
  };
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    switch (tag) {
      case TRIP:
        descriptor = readTripDescriptor(reading);
        break;
      case POSITION:
        readPosition(reading, position);
        break;
      case STOP_SEQUENCE:
        position.stopSequence = wire.uint32();
        break;
      case STATUS:
        position.status = reading.word(STATUSES, wire.int32(), 'IN_TRANSIT_TO', 'vehicle.current_status');
        break;
      case TIMESTAMP:
        position.timestamp = wire.uint64() || undefined;
        break;
      case CONGESTION:
        position.congestion = reading.word(
          CONGESTIONS,
          wire.int32(),
          'UNKNOWN_CONGESTION_LEVEL',
          'vehicle.congestion_level',
        );
        break;
      case STOP_ID:
        position.stopId = wire.text() || undefined;
        break;
      case VEHICLE:
        position.vehicle = readVehicleDescriptor(reading);
        break;
      case OCCUPANCY:
        position.occupancy = reading.word(OCCUPANCIES, wire.int32(), 'NO_DATA_AVAILABLE', 'vehicle.occupancy_status');
        break;
      case OCCUPANCY_PERCENTAGE:
        position.occupancyPercentage = wire.uint32();
        break;
      default:
        wire.skip(tag);
    }
  wire.leave(outer);
  setTrip(reading, position, descriptor);
  const { latitude, longitude } = position;
  if (isCoordinate(position) && (latitude !== 0 || longitude !== 0)) return position;
  reading.tell(invalidCoordinate, 'vehicle.position', `${latitude}, ${longitude}`);
  return undefined;
}

/** A vehicle whose trip cannot be told is shown without one. */
function setTrip(reading: Reading, position: Draft<VehiclePosition>, descriptor: ReadDescriptor | undefined): void {
  if (descriptor === undefined) return;
  const relationship = TRIP_RELATIONSHIPS[descriptor.relationship];
  if (descriptor.isFaulty || relationship === undefined) reading.tell(unusableDescriptor, 'vehicle.trip');
  else if (!descriptor.isModified && namesTrip(descriptor.trip)) {
    position.trip = descriptor.trip;
    position.relationship = relationship;
  }
}

const LATITUDE = (1 << 3) | FIXED32;
const LONGITUDE = (2 << 3) | FIXED32;
const BEARING = (3 << 3) | FIXED32;
const SPEED = (5 << 3) | FIXED32;

/** Faster than any train, in metres per second. */
const MAX_SPEED = 150;

function readPosition(reading: Reading, position: Draft<VehiclePosition>): void {
  const { wire } = reading;
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === LATITUDE) position.latitude = wire.float();
    else if (tag === LONGITUDE) position.longitude = wire.float();
    else if (tag === BEARING) {
      const bearing = wire.float();
      if (bearing >= 0 && bearing <= 360) position.bearing = bearing % 360;
      else reading.tell(invalidValue, 'vehicle.position.bearing', bearing);
    } else if (tag === SPEED) {
      const speed = wire.float();
      if (speed >= 0 && speed <= MAX_SPEED) position.metresPerSecond = speed;
      else reading.tell(invalidValue, 'vehicle.position.speed', speed);
    } else wire.skip(tag);
  wire.leave(outer);
}
