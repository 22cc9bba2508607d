import type { DayView, StopIndex, TripSlot } from '@maillage/transit-timetable';
import type { Journey, Ride, StopOffset } from './journey.js';
import { LEG_WORDS, type SearchState } from './search-state.js';

/** Journeys that the last run found, fewest trips first: a round that reached the goal was earlier than those before it. */
export function collectJourneys(
  view: DayView,
  state: SearchState,
  access: readonly StopOffset[],
  into: Journey[],
): void {
  for (let round = 1; round <= state.maxTrips; round++)
    if (state.goalRun[round] === state.run) into.push(tellJourney(view, state, access, round));
}

/** Follows the parents back from the goal: the ride into a stop, the walk to its boarding stop, the ride before. */
function tellJourney(view: DayView, state: SearchState, access: readonly StopOffset[], trips: number): Journey {
  const rides: Ride[] = [];
  let stop = state.goalStop[trips];
  let boarded: Boarded = NOWHERE;
  for (let round = trips; round >= 1; round--) {
    const cell = round * view.stopCount + stop;
    boarded = tellRide(view, state, state.rideTaken[cell], state.ridePositions[cell], rides);
    if (round > 1) stop = state.walkedFrom[(round - 1) * view.stopCount + boarded.stop];
  }
  const walk = Math.min(...access.filter((offset) => offset.stop === boarded.stop).map((offset) => offset.seconds));
  const start = boarded.latest - walk;
  const goal = state.goalTime[trips];
  if (view.direction === 'backward') return { departure: -goal, arrival: -start, trips, rides };
  return { departure: start, arrival: goal, trips, rides: rides.reverse() };
}

/** Where and, at the latest, when one has to be to board. */
interface Boarded {
  readonly stop: number;
  readonly latest: number;
}
const NOWHERE: Boarded = { stop: -1, latest: 0 };

/** Adds the legs of one ride, the last leg in the view's sense of time first. */
function tellRide(view: DayView, state: SearchState, ride: number, positions: number, into: Ride[]): Boarded {
  const alighted = positions & 0xffff;
  if (ride >= 0) return tellLeg(view, ride, view.slots.start[ride], positions >>> 16, alighted, false, false, into);
  let boarded: Boarded = NOWHERE;
  let leg = ~ride;
  let isLast = true;
  while (leg >= 0) {
    const [slot, shift, board, previous] = state.legs.subarray(leg * LEG_WORDS, (leg + 1) * LEG_WORDS);
    const alight = isLast ? alighted : view.chains.stopCount[view.slots.chain[slot]] - 1;
    boarded = tellLeg(view, slot, shift, board, alight, previous >= 0, !isLast, into);
    leg = previous;
    isLast = false;
  }
  return boarded;
}

/** `isSeated`: from the leg before in the view's sense of time; `staysSeated`: into the leg after. */
function tellLeg(
  view: DayView,
  slot: number,
  shift: number,
  board: number,
  alight: number,
  isSeated: boolean,
  staysSeated: boolean,
  into: Ride[],
): Boarded {
  const { chains, slots, stopWord, profileArrival, profileDeparture } = view;
  const chain = slots.chain[slot];
  const stops = chains.stopOffset[chain];
  const departure = shift + profileDeparture[slots.profile[slot] + board];
  const arrival = shift + profileArrival[slots.profile[slot] + alight];
  const boardStop = (stopWord[stops + board] >> 2) as StopIndex;
  const alightStop = (stopWord[stops + alight] >> 2) as StopIndex;
  const last = chains.stopCount[chain] - 1;
  into.push(
    view.direction === 'forward'
      ? {
          slot: slot as TripSlot,
          boardPosition: board,
          alightPosition: alight,
          boardStop,
          alightStop,
          departure,
          arrival,
          seated: isSeated,
        }
      : {
          slot: slot as TripSlot,
          boardPosition: last - alight,
          alightPosition: last - board,
          boardStop: alightStop,
          alightStop: boardStop,
          departure: -arrival,
          arrival: -departure,
          seated: staysSeated,
        },
  );
  const waited = view.direction === 'forward' && shift > slots.start[slot] ? chains.headwaySeconds[chain] : 0;
  return { stop: boardStop, latest: departure - waited };
}
