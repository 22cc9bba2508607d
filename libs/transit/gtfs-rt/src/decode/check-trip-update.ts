import type { StopTimeEvent, TripUpdate } from '@maillage/transit-model';
import {
  implausibleDelay,
  tooFewStops,
  unnamedStop,
  unorderedStops,
  unusableDescriptor,
} from '../rules/entity-rules.js';
import type { Reading } from './reading.js';

/** What can be told of a trip update without a timetable; false when it must not be used. */
export function checkTripUpdate(reading: Reading, update: TripUpdate): boolean {
  return (
    isNamed(reading, update) &&
    areStopsNamed(reading, update) &&
    hasCredibleDelays(reading, update) &&
    hasStops(reading, update)
  );
}

const isNew = ({ relationship }: TripUpdate): boolean => relationship === 'ADDED' || relationship === 'NEW';

function isNamed(reading: Reading, update: TripUpdate): boolean {
  const { tripId, routeId, startSeconds } = update.trip;
  if (tripId !== undefined || (routeId !== undefined && startSeconds !== undefined) || isNew(update)) return true;
  reading.tell(unusableDescriptor, 'trip_update.trip');
  return false;
}

function areStopsNamed(reading: Reading, { stopTimes }: TripUpdate): boolean {
  let last = -1;
  for (const { stopSequence, stopId } of stopTimes) {
    if (stopSequence === undefined) {
      if (stopId !== undefined) continue;
      reading.tell(unnamedStop, 'stop_time_update');
      return false;
    }
    if (stopSequence <= last) {
      reading.tell(unorderedStops, 'stop_time_update.stop_sequence', stopSequence);
      return false;
    }
    last = stopSequence;
  }
  return true;
}

function hasCredibleDelays(reading: Reading, { stopTimes, delay }: TripUpdate): boolean {
  const { delaySeconds } = reading.limits;
  let excess = Math.abs(delay ?? 0) > delaySeconds ? delay : undefined;
  for (const { arrival, departure } of stopTimes) {
    if (Math.abs(delayOf(arrival)) > delaySeconds) excess = delayOf(arrival);
    if (Math.abs(delayOf(departure)) > delaySeconds) excess = delayOf(departure);
  }
  if (excess === undefined) return true;
  reading.tell(implausibleDelay, 'stop_time_update.delay', excess, { seconds: excess });
  return false;
}

/** A delay beside a time does not count. */
const delayOf = (event: StopTimeEvent | undefined): number =>
  event === undefined || event.time !== undefined ? 0 : (event.delay ?? 0);

/** A run that is not of the timetable must bring its stops and times. */
function hasStops(reading: Reading, update: TripUpdate): boolean {
  if (!isNew(update) && update.relationship !== 'REPLACEMENT') return true;
  const served = update.stopTimes.filter(
    ({ relationship, stopId, arrival, departure }) =>
      relationship !== 'SKIPPED' && stopId !== undefined && (arrival?.time ?? departure?.time) !== undefined,
  );
  if (served.length >= 2) return true;
  reading.tell(tooFewStops, 'stop_time_update', served.length);
  return false;
}
