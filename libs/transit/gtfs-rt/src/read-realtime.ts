import { documentTooLarge, emptyDocument, NoticeLog } from '@maillage/feed-reading';
import type { Instant } from '@maillage/kernel';
import { checkHeader } from './decode/check-header.js';
import { keepPresent, readFeedMessage, tellDeletions, type ReadMessage } from './decode/feed-message.js';
import { latestOfVehicles } from './decode/latest-of-vehicles.js';
import { nameFault } from './decode/name-fault.js';
import { Reading } from './decode/reading.js';
import { REALTIME_LIMITS, type RealtimeLimits } from './limits.js';
import type { RealtimeMessage } from './realtime-message.js';
import { missingHeader, suddenDrop } from './rules/message-rules.js';
import { WireError } from './wire/wire-error.js';
import { WireReader } from './wire/wire-reader.js';

export interface RealtimeContext {
  readonly now: Instant;
  /** The message before from the same address that was used. */
  readonly last?: { readonly timestamp: Instant | undefined; readonly entities: number } | undefined;
  readonly limits?: RealtimeLimits;
}

/**
 * A GTFS-Realtime message of unknown quality → what it says, in the words of the model. Nothing is thrown: a message
 * that cannot be used has no header and a notice that is an error; one bad entity never hides the others.
 */
export function readRealtime(
  bytes: Uint8Array,
  { now, last, limits = REALTIME_LIMITS }: RealtimeContext,
): RealtimeMessage {
  const log = new NoticeLog();
  const isTooLarge = bytes.length > limits.bytes;
  if (bytes.length === 0) log.add(emptyDocument);
  if (isTooLarge) log.add(documentTooLarge, {}, { limit: limits.bytes, ...BYTE_UNIT });
  if (bytes.length === 0 || isTooLarge) return unused(bytes, log);
  const reading = new Reading(new WireReader(bytes), log, limits, now);
  const read = readOrTell(reading);
  if (read?.header === undefined) return unused(bytes, log);

  const header = checkHeader(reading, read.header, last?.timestamp);
  if (header === undefined) return unused(bytes, log, read.entities);
  tellDeletions(reading, read);
  if (last !== undefined) tellDrop(log, read, last.entities);
  const tripUpdates = keepPresent(reading, read.tripUpdates, header.timestamp);
  const present = keepPresent(reading, read.vehicles, header.timestamp);
  const vehicles = latestOfVehicles(reading, present);
  const future = read.tripUpdates.length - tripUpdates.length + read.vehicles.length - present.length;
  return {
    header,
    tripUpdates,
    alerts: read.alerts,
    vehicles,
    notices: log.groups(),
    counts: {
      bytes: bytes.length,
      entities: read.entities,
      tripUpdates: tripUpdates.length,
      alerts: read.alerts.length,
      vehicles: vehicles.length,
      deleted: read.deletedIds.length,
      dropped: read.dropped + future + present.length - vehicles.length,
    },
  };
}

const BYTE_UNIT = { unit_fr: 'octets', unit_en: 'bytes' };
const ITEM_UNIT = { unit_fr: 'valeurs', unit_en: 'values' };

/** Undefined, and told why, when the bytes are no message. */
function readOrTell(reading: Reading): ReadMessage | undefined {
  const { wire, log } = reading;
  try {
    const message = readFeedMessage(reading);
    if (message.header !== undefined && message.header.version !== '') return message;
    log.add(nameFault(wire.bytes, undefined) ?? missingHeader);
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    const rule = nameFault(wire.bytes, thrown.fault);
    if (rule) log.add(rule, {}, { format: 'protobuf', limit: reading.limits.items, ...ITEM_UNIT });
  }
  return undefined;
}

/** A message that is not used says why, and nothing of what it holds. */
function unused(bytes: Uint8Array, log: NoticeLog, entities = 0): RealtimeMessage {
  const none = { tripUpdates: 0, alerts: 0, vehicles: 0, deleted: 0, dropped: entities };
  return {
    header: undefined,
    tripUpdates: [],
    alerts: [],
    vehicles: [],
    notices: log.groups(),
    counts: { bytes: bytes.length, entities, ...none },
  };
}

const FEW = 50;

function tellDrop(log: NoticeLog, { entities }: ReadMessage, before: number): void {
  if (before >= FEW && entities < before * 0.05) log.add(suddenDrop, {}, { now: entities, before });
}
