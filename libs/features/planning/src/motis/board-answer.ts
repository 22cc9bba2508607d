import type { ApiVersion } from '@maillage/itinerary-model';
import { callAt, callCount, type Board, type BoardEvent, type TripRun } from '@maillage/itinerary-planner';
import { at } from '@maillage/kernel';
import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { MotisPlace, Places } from './places.js';
import { describeRun } from './rides.js';

export interface BoardOptions {
  readonly version: ApiVersion;
  readonly arrivals: boolean;
  /** Whether events tell the stops that follow (that came before, on a board of arrivals). */
  readonly fetchStops: boolean;
}

/** MOTIS's answer to `stoptimes`. */
export function writeBoard(network: LoadedNetwork, place: MotisPlace, board: Board, options: BoardOptions) {
  const places = network.places(options.version);
  return {
    stopTimes: board.events.map((event) => writeEvent(network, places, event, options)),
    place,
    previousPageCursor: `EARLIER|${String(board.earlier)}`,
    nextPageCursor: `LATER|${String(board.later)}`,
    network: { generation: network.generation, realtimeSequence: 0 },
  };
}

function writeEvent(network: LoadedNetwork, places: Places, event: BoardEvent, options: BoardOptions) {
  const { directory } = network;
  const { timetable } = directory;
  const zone = places.zoneOfRun(event);
  const last = callCount(timetable, event.trip) - 1;
  const call = callAt(timetable, event, event.position);
  const times = event.position === 0 ? 'departure' : event.position === last ? 'arrival' : 'both';
  const isServed = options.arrivals ? call.canAlight : call.canBoard;
  return {
    place: places.call(call, zone, times),
    realTime: false,
    ...describeRun(directory, event, options.version),
    tripFrom: places.call(callAt(timetable, event, 0), zone, 'none'),
    tripTo: places.call(callAt(timetable, event, last), zone, 'none'),
    pickupDropoffType: isServed ? 'NORMAL' : 'NOT_ALLOWED',
    cancelled: false,
    tripCancelled: false,
    ...required(network, event),
    ...(options.fetchStops && otherStops(network, places, event, options)),
  };
}

/** MOTIS's document requires these of every event and has no word for "the feed does not say": unknown is told as no. */
function required({ directory: { timetable } }: LoadedNetwork, { trip }: TripRun) {
  const wheelchair = at(timetable.trips.wheelchair, trip) === 1;
  return {
    bikesAllowed: at(timetable.trips.bikes, trip) === 1,
    wheelchairAccessible: wheelchair ? 'ACCESSIBLE' : 'NOT_ACCESSIBLE',
    reservation: 'NONE',
  };
}

function otherStops({ directory }: LoadedNetwork, places: Places, event: BoardEvent, { arrivals }: BoardOptions) {
  const last = callCount(directory.timetable, event.trip) - 1;
  const [from, to] = arrivals ? [0, event.position - 1] : [event.position + 1, last];
  const zone = places.zoneOfRun(event);
  const stops = Array.from({ length: to - from + 1 }, (_, index) => {
    const position = from + index;
    const times = position === 0 ? 'departure' : position === last ? 'arrival' : 'both';
    return places.call(callAt(directory.timetable, event, position), zone, times);
  });
  return arrivals ? { previousStops: stops } : { nextStops: stops };
}
