import type { InformedEntity, TimeRange } from '@maillage/transit-model';
import { unusableDescriptor } from '../rules/entity-rules.js';
import { BYTES, VARINT } from '../wire/wire-reader.js';
import { toSeconds } from './to-seconds.js';
import type { Draft, Reading } from './reading.js';
import { namesTrip, readTripDescriptor } from './trip-descriptor.js';

const START = (1 << 3) | VARINT;
const END = (2 << 3) | VARINT;

/** Zero is what some write for an open side. */
export function readTimeRange(reading: Reading): TimeRange {
  reading.countItem();
  const { wire } = reading;
  const range: Draft<TimeRange> = {};
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === START) range.start = toSeconds(wire.uint64()) || undefined;
    else if (tag === END) range.end = toSeconds(wire.uint64()) || undefined;
    else wire.skip(tag);
  wire.leave(outer);
  return range;
}

const AGENCY_ID = (1 << 3) | BYTES;
const ROUTE_ID = (2 << 3) | BYTES;
const ROUTE_TYPE = (3 << 3) | VARINT;
const TRIP = (4 << 3) | BYTES;
const STOP_ID = (5 << 3) | BYTES;
const DIRECTION_ID = (6 << 3) | VARINT;

/** Undefined when it names nothing, so that it is never understood as everything. */
export function readInformedEntity(reading: Reading): InformedEntity | undefined {
  reading.countItem();
  const { wire } = reading;
  const entity: Draft<InformedEntity> = {};
  let isFaulty = false;
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    switch (tag) {
      case AGENCY_ID:
        entity.agencyId = wire.text() || undefined;
        break;
      case ROUTE_ID:
        entity.routeId = wire.text() || undefined;
        break;
      case ROUTE_TYPE:
        entity.routeType = wire.int32();
        break;
      case TRIP: {
        const descriptor = readTripDescriptor(reading);
        isFaulty ||= descriptor.isFaulty;
        if (namesTrip(descriptor.trip)) entity.trip = descriptor.trip;
        break;
      }
      case STOP_ID:
        entity.stopId = wire.text() || undefined;
        break;
      case DIRECTION_ID:
        entity.directionId = wire.uint32();
        break;
      default:
        wire.skip(tag);
    }
  wire.leave(outer);
  if (isFaulty) reading.tell(unusableDescriptor, 'alert.informed_entity.trip');
  const { agencyId, routeId, routeType, trip, stopId } = entity;
  const namesSomething = [agencyId, routeId, routeType, trip, stopId].some((name) => name !== undefined);
  return namesSomething && !isFaulty ? entity : undefined;
}
