import { lenientValue } from '@maillage/feed-reading';
import type { Instant } from '@maillage/kernel';
import {
  decreasingTimestamp,
  differentialMessage,
  futureMessage,
  missingTimestamp,
  oldMessage,
  unknownVersion,
} from '../rules/message-rules.js';
import type { RealtimeHeader } from '../realtime-message.js';
import type { ReadHeader } from './feed-message.js';
import type { Reading } from './reading.js';
import { isInMilliseconds, toSeconds } from './to-seconds.js';

/** 2000-01-01: nobody published GTFS-Realtime before. */
const FIRST_TIME = 946_684_800;

/** `last` is the timestamp of the message before. Undefined, and told why, when the message must not be used. */
export function checkHeader(reading: Reading, read: ReadHeader, last: Instant | undefined): RealtimeHeader | undefined {
  const { now, limits, log } = reading;
  const { version, isDifferential, feedVersion } = read;
  const place = { field: 'header.timestamp', value: String(read.timestamp) };
  if (!/^[12](?:\.\d+)?$/.test(version))
    log.add(unknownVersion, { field: 'header.gtfs_realtime_version', value: version }, { version });
  if (isDifferential) {
    log.add(differentialMessage, { field: 'header.incrementality', value: 'DIFFERENTIAL' });
    return undefined;
  }
  if (isInMilliseconds(read.timestamp)) log.add(lenientValue, place, { id: 'header' });
  const timestamp = toSeconds(read.timestamp);
  if (timestamp < FIRST_TIME) {
    log.add(missingTimestamp, place);
    return { version, feedVersion, timestamp: undefined };
  }
  const age = now - timestamp;
  if (age < -limits.futureSeconds) log.add(futureMessage, place, { seconds: -age });
  else if (last !== undefined && timestamp < last) log.add(decreasingTimestamp, place, { seconds: last - timestamp });
  else {
    if (age > limits.oldSeconds) log.add(oldMessage, place, { minutes: Math.floor(age / 60) });
    return { version, feedVersion, timestamp: timestamp as Instant };
  }
  return undefined;
}
