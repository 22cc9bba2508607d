import { parseServiceTime } from '@maillage/kernel';
import { tooManyItems } from '@maillage/feed-reading';
import type {
  StopTimeUpdate,
  TripProperties,
  TripRelationship,
  TripUpdate,
  VehicleDescriptor,
} from '@maillage/transit-model';
import { unknownRelationship, unsupportedEntity, unusableDescriptor } from '../rules/entity-rules.js';
import { BYTES, VARINT } from '../wire/wire-reader.js';
import type { Draft, Reading } from './reading.js';
import { readStopTimeUpdate } from './stop-time-update.js';
import {
  readTripDescriptor,
  readVehicleDescriptor,
  TRIP_RELATIONSHIPS,
  type ReadDescriptor,
} from './trip-descriptor.js';

const TRIP = (1 << 3) | BYTES;
const STOP_TIME_UPDATE = (2 << 3) | BYTES;
const VEHICLE = (3 << 3) | BYTES;
const TIMESTAMP = (4 << 3) | VARINT;
const DELAY = (5 << 3) | VARINT;
const TRIP_PROPERTIES = (6 << 3) | BYTES;

/** Undefined when it is not said which run is meant, or what becomes of it. */
export function readTripUpdate(reading: Reading): TripUpdate | undefined {
  const { wire, limits } = reading;
  let descriptor: ReadDescriptor | undefined;
  let vehicle: VehicleDescriptor | undefined;
  let properties: TripProperties | undefined;
  let timestamp: number | undefined;
  let delay: number | undefined;
  const stopTimes: StopTimeUpdate[] = [];
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    switch (tag) {
      case TRIP:
        descriptor = readTripDescriptor(reading);
        break;
      case STOP_TIME_UPDATE:
        stopTimes.push(readStopTimeUpdate(reading));
        break;
      case VEHICLE:
        vehicle = readVehicleDescriptor(reading);
        break;
      case TIMESTAMP:
        timestamp = wire.uint64() || undefined;
        break;
      case DELAY:
        delay = wire.int32();
        break;
      case TRIP_PROPERTIES:
        properties = readTripProperties(reading);
        break;
      default:
        wire.skip(tag);
    }
  wire.leave(outer);
  if (stopTimes.length > limits.stopsPerTrip) {
    reading.tell(tooManyItems, 'stop_time_update', stopTimes.length, { limit: limits.stopsPerTrip });
    return undefined;
  }
  return update();

  function update(): TripUpdate | undefined {
    const relationship = descriptor && relationshipOf(reading, descriptor);
    if (descriptor === undefined) reading.tell(unusableDescriptor, 'trip_update.trip');
    if (descriptor === undefined || relationship === undefined) return undefined;
    const { trip } = descriptor;
    return { entityId: reading.entityId, trip, relationship, stopTimes, properties, vehicle, timestamp, delay };
  }
}

/** Undefined, and told why, when the descriptor is of no use. */
function relationshipOf(reading: Reading, descriptor: ReadDescriptor): TripRelationship | undefined {
  const { relationship: number, isFaulty, isModified } = descriptor;
  const relationship = TRIP_RELATIONSHIPS[number];
  const field = 'trip_update.trip';
  if (isFaulty) reading.tell(unusableDescriptor, field);
  else if (isModified) reading.tell(unsupportedEntity, field, undefined, { kind: 'TripModifications' });
  else if (relationship === undefined) reading.tell(unknownRelationship, field, number, { number });
  else return relationship;
  return undefined;
}

const TRIP_ID = (1 << 3) | BYTES;
const START_DATE = (2 << 3) | BYTES;
const START_TIME = (3 << 3) | BYTES;
const HEADSIGN = (5 << 3) | BYTES;
const SHORT_NAME = (6 << 3) | BYTES;

/** A start date or time that is none counts as absent: whoever needs it says so. */
function readTripProperties(reading: Reading): TripProperties {
  const { wire } = reading;
  const properties: Draft<TripProperties> = {};
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === TRIP_ID) properties.tripId = wire.text();
    else if (tag === START_DATE) {
      const day = reading.day(wire.text());
      if (day !== undefined) properties.startDay = day;
    } else if (tag === START_TIME) {
      const seconds = parseServiceTime(wire.text());
      if (seconds !== undefined) properties.startSeconds = seconds;
    } else if (tag === HEADSIGN) properties.headsign = wire.text();
    else if (tag === SHORT_NAME) properties.shortName = wire.text();
    else wire.skip(tag);
  wire.leave(outer);
  return properties;
}
