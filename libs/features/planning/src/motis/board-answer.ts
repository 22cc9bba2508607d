import { callCount, liveCallAt, stateOf, type Board, type BoardEvent } from '@maillage/itinerary-planner';
import { at } from '@maillage/kernel';
import { arrayOf, membersOf, objectOf, type JsonMembers, type JsonText } from './json-text.js';
import type { NetworkTexts } from './network-texts.js';
import { momentMembers, type Moment } from './moment.js';
import type { CallTimes } from './places.js';

export interface BoardOptions {
  readonly arrivals: boolean;
  /** Whether events tell the stops that follow (that came before, on a board of arrivals). */
  readonly fetchStops: boolean;
}

/** MOTIS's answer to `stoptimes`. */
export function writeBoard(
  texts: NetworkTexts,
  moment: Moment,
  generation: number,
  place: JsonText,
  board: Board,
  options: BoardOptions,
): JsonText {
  return objectOf(
    `"stopTimes":${arrayOf(board.events.map((event) => writeEvent(texts, moment, event, options)))}`,
    `"place":${place}`,
    membersOf({
      previousPageCursor: `EARLIER|${String(board.earlier)}`,
      nextPageCursor: `LATER|${String(board.later)}`,
      network: { generation, ...momentMembers(moment) },
    }),
  );
}

function writeEvent(
  { directory, places, rides }: NetworkTexts,
  moment: Moment,
  event: BoardEvent,
  options: BoardOptions,
): JsonText {
  const { realtime, alerts } = moment;
  const { timetable } = realtime;
  const { isLive, isCancelled } = stateOf(realtime, event);
  const zone = places.zoneOfRun(event);
  const last = callCount(timetable, event.trip) - 1;
  const call = liveCallAt(realtime, event, event.position);
  const write = (position: number, times: CallTimes): JsonText => {
    const told = liveCallAt(realtime, event, position);
    return places.call(told, zone, times, isCancelled, alerts.ofCall(timetable, event, told));
  };
  return objectOf(
    `"place":${write(event.position, timesAt(event.position, last))}`,
    `"realTime":${String(isLive)}`,
    rides.run(event),
    moment.members(event),
    alerts.ofRide(timetable, event, { from: event.time, to: event.time }),
    `"tripFrom":${write(0, 'none')}`,
    `"tripTo":${write(last, 'none')}`,
    membersOf({
      pickupDropoffType: (options.arrivals ? call.canAlight : call.canBoard) ? 'NORMAL' : 'NOT_ALLOWED',
      cancelled: event.isCancelled,
      tripCancelled: isCancelled,
      ...requiredOf(directory.timetable.trips, event),
    }),
    options.fetchStops ? otherStops(event, last, options, write) : '',
  );
}

/** A run is not left where it begins, nor boarded where it ends. */
const timesAt = (position: number, last: number): CallTimes =>
  position === 0 ? 'departure' : position === last ? 'arrival' : 'both';

/** MOTIS's document requires these of every event and has no word for "the feed does not say": unknown is told as no. */
function requiredOf(trips: NetworkTexts['directory']['timetable']['trips'], { trip }: BoardEvent) {
  return {
    bikesAllowed: at(trips.bikes, trip) === 1,
    wheelchairAccessible: at(trips.wheelchair, trip) === 1 ? 'ACCESSIBLE' : 'NOT_ACCESSIBLE',
    reservation: 'NONE',
  };
}

function otherStops(
  { position }: BoardEvent,
  last: number,
  { arrivals }: BoardOptions,
  write: (position: number, times: CallTimes) => JsonText,
): JsonMembers {
  const [from, to] = arrivals ? [0, position - 1] : [position + 1, last];
  const stops: JsonText[] = [];
  for (let other = from; other <= to; other++) stops.push(write(other, timesAt(other, last)));
  return `"${arrivals ? 'previousStops' : 'nextStops'}":${arrayOf(stops)}`;
}
