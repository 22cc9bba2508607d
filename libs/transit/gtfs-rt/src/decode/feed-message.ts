import { tooManyItems } from '@maillage/feed-reading';
import type { Alert, TripUpdate, VehiclePosition } from '@maillage/transit-model';
import {
  deletedInFullDataset,
  duplicateEntity,
  emptyEntity,
  entityFromFuture,
  unsupportedEntity,
} from '../rules/entity-rules.js';
import { BYTES, VARINT } from '../wire/wire-reader.js';
import { readAlert } from './alert.js';
import { checkTripUpdate } from './check-trip-update.js';
import type { Reading } from './reading.js';
import { toSeconds } from './to-seconds.js';
import { readTripUpdate } from './trip-update.js';
import { readVehiclePosition } from './vehicle-position.js';

export interface ReadHeader {
  readonly version: string;
  readonly isDifferential: boolean;
  readonly timestamp: number;
  readonly feedVersion: string;
}

/** All entities as they come, before the header is judged: it may stand at the end. */
export interface ReadMessage {
  header: ReadHeader | undefined;
  entities: number;
  readonly tripUpdates: TripUpdate[];
  readonly alerts: Alert[];
  readonly vehicles: VehiclePosition[];
  readonly deletedIds: string[];
  /** Of which nothing is kept. */
  dropped: number;
}

const HEADER = (1 << 3) | BYTES;
const ENTITY = (2 << 3) | BYTES;

export function readFeedMessage(reading: Reading): ReadMessage {
  const { wire, limits, log } = reading;
  const message: ReadMessage = {
    header: undefined,
    entities: 0,
    tripUpdates: [],
    alerts: [],
    vehicles: [],
    deletedIds: [],
    dropped: 0,
  };
  const ids = new Set<string>();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === HEADER) message.header = readHeader(reading);
    else if (tag === ENTITY && ++message.entities <= limits.entities) readEntity(reading, message, ids);
    else wire.skip(tag);
  if (message.entities > limits.entities) {
    log.add(tooManyItems, { field: 'entity', value: String(message.entities) }, { limit: limits.entities });
    message.dropped += message.entities - limits.entities;
  }
  return message;
}

const VERSION = (1 << 3) | BYTES;
const INCREMENTALITY = (2 << 3) | VARINT;
const TIMESTAMP = (3 << 3) | VARINT;
const FEED_VERSION = (4 << 3) | BYTES;

function readHeader({ wire }: Reading): ReadHeader {
  let [version, isDifferential, timestamp, feedVersion] = ['', false, 0, ''];
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === VERSION) version = wire.text();
    else if (tag === INCREMENTALITY) isDifferential = wire.int32() === 1;
    else if (tag === TIMESTAMP) timestamp = wire.uint64();
    else if (tag === FEED_VERSION) feedVersion = wire.text();
    else wire.skip(tag);
  wire.leave(outer);
  return { version, isDifferential, timestamp, feedVersion };
}

const ID = (1 << 3) | BYTES;
const IS_DELETED = (2 << 3) | VARINT;
const TRIP_UPDATE = (3 << 3) | BYTES;
const VEHICLE = (4 << 3) | BYTES;
const ALERT = (5 << 3) | BYTES;
const LAST_CONTENT = (8 << 3) | BYTES;
const UNSUPPORTED = new Map([
  [(6 << 3) | BYTES, 'Shape'],
  [(7 << 3) | BYTES, 'Stop'],
  [(8 << 3) | BYTES, 'TripModifications'],
]);

function readEntity(reading: Reading, message: ReadMessage, ids: Set<string>): void {
  const { wire, limits } = reading;
  let [isDeleted, hasContent] = [false, false];
  let tripUpdate: TripUpdate | undefined;
  let vehicle: VehiclePosition | undefined;
  let alert: Alert | undefined;
  reading.entityId = '';
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next()) {
    hasContent ||= tag >= TRIP_UPDATE && tag <= LAST_CONTENT;
    if (tag === ID) reading.entityId = wire.text().slice(0, limits.idLength);
    else if (tag === IS_DELETED) isDeleted = wire.boolean();
    else if (tag === TRIP_UPDATE) tripUpdate = readTripUpdate(reading);
    else if (tag === VEHICLE) vehicle = readVehiclePosition(reading);
    else if (tag === ALERT) alert = readAlert(reading);
    else {
      const kind = UNSUPPORTED.get(tag);
      if (kind !== undefined) reading.tell(unsupportedEntity, 'entity', undefined, { kind });
      wire.skip(tag);
    }
  }
  wire.leave(outer);
  const { entityId } = reading;
  if (ids.has(entityId)) reading.tell(duplicateEntity, 'entity.id', entityId);
  ids.add(entityId);
  if (isDeleted) return void message.deletedIds.push(entityId);
  if (!hasContent) reading.tell(emptyEntity, 'entity');
  const sound = tripUpdate && checkTripUpdate(reading, tripUpdate) ? tripUpdate : undefined;
  if (sound) message.tripUpdates.push(named(sound));
  if (vehicle) message.vehicles.push(named(vehicle));
  if (alert) message.alerts.push(named(alert));
  if (!sound && !vehicle && !alert) message.dropped++;

  /** The id may stand behind the content. */
  function named<Entity extends { readonly entityId: string }>(entity: Entity): Entity {
    return entity.entityId === entityId ? entity : { ...entity, entityId };
  }
}

/** What a full dataset says of deletions, which it should not. */
export function tellDeletions({ log }: Reading, { deletedIds }: ReadMessage): void {
  for (const id of deletedIds) log.add(deletedInFullDataset, { field: 'entity.is_deleted' }, { id });
}

/** Those that are not newer than the message by more than the clock may be off, their times in seconds. */
export function keepPresent<Entity extends { readonly entityId: string; readonly timestamp?: number | undefined }>(
  { log, limits, now }: Reading,
  entities: readonly Entity[],
  headerTime: number | undefined,
): readonly Entity[] {
  const latest = headerTime ?? now;
  if (entities.every(({ timestamp }) => timestamp === undefined || timestamp <= latest)) return entities;
  return entities.flatMap((entity) => {
    if (entity.timestamp === undefined) return [entity];
    const timestamp = toSeconds(entity.timestamp);
    const seconds = timestamp - latest;
    if (seconds > 0)
      log.add(entityFromFuture, { field: 'timestamp', value: String(timestamp) }, { id: entity.entityId, seconds });
    if (seconds > limits.futureSeconds) return [];
    return timestamp === entity.timestamp ? [entity] : [{ ...entity, timestamp }];
  });
}
