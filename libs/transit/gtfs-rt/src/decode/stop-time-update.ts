import type { StopTimeEvent, StopTimeRelationship, StopTimeUpdate } from '@maillage/transit-model';
import { unknownRelationship } from '../rules/entity-rules.js';
import { BYTES, VARINT } from '../wire/wire-reader.js';
import type { Draft, Reading } from './reading.js';

const STOP_TIME_RELATIONSHIPS: readonly (StopTimeRelationship | undefined)[] = [
  'SCHEDULED',
  'SKIPPED',
  'NO_DATA',
  'UNSCHEDULED',
];

const STOP_SEQUENCE = (1 << 3) | VARINT;
const ARRIVAL = (2 << 3) | BYTES;
const DEPARTURE = (3 << 3) | BYTES;
const STOP_ID = (4 << 3) | BYTES;
const RELATIONSHIP = (5 << 3) | VARINT;
const PROPERTIES = (6 << 3) | BYTES;

/** All members are given, so that all updates have one shape in memory; the same holds for events. */
export function readStopTimeUpdate(reading: Reading): StopTimeUpdate {
  reading.countItem();
  const { wire } = reading;
  let stopSequence: number | undefined;
  let stopId: string | undefined;
  let relationship: StopTimeRelationship = 'SCHEDULED';
  let arrival: StopTimeEvent | undefined;
  let departure: StopTimeEvent | undefined;
  let properties = NO_PROPERTIES;
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    switch (tag) {
      case STOP_SEQUENCE:
        stopSequence = wire.uint32();
        break;
      case ARRIVAL:
        arrival = readEvent(reading, departure);
        break;
      case DEPARTURE:
        departure = readEvent(reading, arrival);
        break;
      case STOP_ID:
        stopId = wire.text() || undefined;
        break;
      case RELATIONSHIP:
        relationship = relationshipOf(reading, wire.int32());
        break;
      case PROPERTIES:
        properties = readProperties(reading);
        break;
      default:
        wire.skip(tag);
    }
  wire.leave(outer);
  const { assignedStopId, pickupType, dropOffType } = properties;
  return { stopSequence, stopId, relationship, arrival, departure, assignedStopId, pickupType, dropOffType };
}

function relationshipOf(reading: Reading, number: number): StopTimeRelationship {
  const relationship = STOP_TIME_RELATIONSHIPS[number];
  if (relationship !== undefined) return relationship;
  reading.tell(unknownRelationship, 'stop_time_update.schedule_relationship', number, { number });
  return 'NO_DATA';
}

const DELAY = (1 << 3) | VARINT;
const TIME = (2 << 3) | VARINT;
const UNCERTAINTY = (3 << 3) | VARINT;
const SCHEDULED_TIME = (4 << 3) | VARINT;

/** Undefined when it says nothing; a time of zero is what some write for "none". `other` serves again where it says the same. */
function readEvent({ wire }: Reading, other: StopTimeEvent | undefined): StopTimeEvent | undefined {
  let delay: number | undefined;
  let time: number | undefined;
  let uncertainty: number | undefined;
  let scheduledTime: number | undefined;
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === DELAY) delay = wire.int32();
    else if (tag === TIME) time = wire.int64() || undefined;
    else if (tag === UNCERTAINTY) uncertainty = wire.int32();
    else if (tag === SCHEDULED_TIME) scheduledTime = wire.int64() || undefined;
    else wire.skip(tag);
  wire.leave(outer);
  const saysNothing = delay === undefined && time === undefined && scheduledTime === undefined;
  if (saysNothing) return undefined;
  const isSame = other?.delay === delay && other?.time === time && other?.uncertainty === uncertainty;
  return isSame && other?.scheduledTime === scheduledTime ? other : { delay, time, uncertainty, scheduledTime };
}

type Properties = Pick<StopTimeUpdate, 'assignedStopId' | 'pickupType' | 'dropOffType'>;

const NO_PROPERTIES: Properties = {};
const ASSIGNED_STOP_ID = (1 << 3) | BYTES;
const PICKUP_TYPE = (3 << 3) | VARINT;
const DROP_OFF_TYPE = (4 << 3) | VARINT;

function readProperties({ wire }: Reading): Properties {
  const properties: Draft<Properties> = {};
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === ASSIGNED_STOP_ID) properties.assignedStopId = wire.text() || undefined;
    else if (tag === PICKUP_TYPE) properties.pickupType = boardingType(wire.uint32());
    else if (tag === DROP_OFF_TYPE) properties.dropOffType = boardingType(wire.uint32());
    else wire.skip(tag);
  wire.leave(outer);
  return properties;
}

const boardingType = (type: number): number | undefined => (type <= 3 ? type : undefined);
