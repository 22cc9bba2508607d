import { UNREACHED, isBoarded, lastOfPiece, type DayView } from '@maillage/transit-timetable';
import { rideHeadway } from './headway.js';
import { NOT_QUEUED, levelOf, type SearchState } from './search-state.js';
import { staySeated } from './stay-seated.js';

/**
 * Rides every queued chain (RAPTOR, algorithm 1, second loop). From the first to the last position where somebody
 * waits one alights and then boards, in this order, so that nobody leaves a trip where he boarded it; beyond, one
 * only alights.
 */
export function scanChains(view: DayView, state: SearchState, round: number): void {
  const { stopWord, profileArrival, profileDeparture } = view;
  const { stopOffset, stopCount: positionCount, slotOffset, slotCount, headwaySeconds } = view.chains;
  const { start, profile, next, end: pieces } = view.slots;
  const { queue, queueCount, firstWaiting, lastWaiting, ridden, chainCount, levels } = state;
  const { arrival, missed, rideTaken, ridePositions, isAlighted, alighted } = state;
  const { egress, lowerBound, bestAtGoal, goalTime, goalStop, goalRun, maxTrips } = state;
  const { onward, goalPosition } = state.rideBounds;
  const { stopCount } = state;
  const level = levelOf(state, round);
  const row = level * stopCount;
  const lastRow = levels * stopCount;

  for (let q = 0; q < queueCount; q++) {
    const chain = queue[q];
    const last = lastWaiting[chain];
    let position = firstWaiting[chain];
    firstWaiting[chain] = NOT_QUEUED;
    if (headwaySeconds[chain] > 0) {
      rideHeadway(view, state, round, chain, position);
      continue;
    }
    const stops = stopOffset[chain];
    const first = slotOffset[chain];
    // The trip at hand is the one to beat: from where it was ridden before, it and the later ones are no news.
    const known = ridden[level * chainCount + chain];
    const knownTrip = known >> 16;
    const knownPosition = known & 0xffff;
    let trip = knownPosition <= position && knownTrip < slotCount[chain] ? knownTrip : slotCount[chain];
    let earlierStart = 0;
    let earlierTimes = 0;
    if (trip > 0) {
      earlierStart = start[first + trip - 1];
      earlierTimes = profile[first + trip - 1];
    }
    let riding = false;
    let boarded = 0;
    let slotStart = 0;
    let times = 0;
    let until = 0;
    let bound = bestAtGoal[level];
    const goalEnd = goalPosition[chain];

    const end = positionCount[chain];
    for (; position < end; position++) {
      const word = stopWord[stops + position];
      const stop = word >> 2;
      if (riding) {
        const arrived = slotStart + profileArrival[times + position];
        if (
          arrived < arrival[row + stop] &&
          word & 2 &&
          arrived + lowerBound[stop] < (egress[stop] === UNREACHED ? bestAtGoal[round + 1] : bound)
        ) {
          for (let label = row + stop; label <= lastRow + stop && arrived < arrival[label]; label += stopCount)
            arrival[label] = arrived;
          rideTaken[round * stopCount + stop] = first + trip;
          ridePositions[round * stopCount + stop] = (boarded << 16) | position;
          if (isAlighted[stop] === 0) {
            isAlighted[stop] = 1;
            alighted[state.alightedCount++] = stop;
          }
          if (egress[stop] !== UNREACHED && arrived + egress[stop] < bound) {
            bound = arrived + egress[stop];
            for (let k = level; k <= maxTrips && bound < bestAtGoal[k]; k++) bestAtGoal[k] = bound;
            goalTime[round] = bound;
            goalStop[round] = stop;
            goalRun[round] = state.run;
          }
        }
        // The end of a piece: one is in the next trip that goes farther, which was boarded where it was.
        if (position === until && position < end - 1 && position === lastOfPiece(pieces[first + trip])) {
          do trip++;
          while (pieces[first + trip] !== 0 && lastOfPiece(pieces[first + trip]) <= position);
          earlierStart = start[first + trip - 1];
          earlierTimes = profile[first + trip - 1];
          until = untilOf(pieces[first + trip], trip < knownTrip ? end : knownPosition);
          slotStart = start[first + trip];
          times = profile[first + trip];
        }
        // Nothing that lies ahead is reached in time, neither the goal nor a stop from which one goes on to it; or
        // from here on the trip was ridden before.
        if (
          position >= until ||
          arrived + onward[stops + position] >= (position < goalEnd ? bound : bestAtGoal[round + 1])
        ) {
          if (position > last) break;
          riding = false;
        }
      }
      if (position > last) {
        if (riding) continue;
        break;
      }
      const ready = arrival[stop];
      if (ready === UNREACHED || !(word & 1)) continue;
      if (trip === 0) continue;
      const left = earlierStart + profileDeparture[earlierTimes + position];
      if (left < ready) {
        if (left > missed[stop]) missed[stop] = left;
        continue;
      }
      let low = 0;
      const atHand = trip;
      trip--;
      while (low < trip) {
        const middle = (low + trip) >> 1;
        if (start[first + middle] + profileDeparture[profile[first + middle] + position] < ready) low = middle + 1;
        else trip = middle;
      }
      while (trip < atHand && !isBoarded(pieces[first + trip], position)) trip++;
      if (trip === atHand) continue;
      if (trip > 0) {
        earlierStart = start[first + trip - 1];
        earlierTimes = profile[first + trip - 1];
        const left = earlierStart + profileDeparture[earlierTimes + position];
        if (left > missed[stop]) missed[stop] = left;
      }
      riding = trip < knownTrip || position < knownPosition;
      if (!riding) continue;
      const boarding = (trip << 16) | position;
      for (let k = level; k <= levels; k++) ridden[k * chainCount + chain] = boarding;
      boarded = position;
      until = untilOf(pieces[first + trip], trip < knownTrip ? end : knownPosition);
      slotStart = start[first + trip];
      times = profile[first + trip];
    }
    if (riding && position === end && next[first + trip] >= 0) staySeated(view, state, round, first + trip, boarded);
  }
}

const untilOf = (piece: number, until: number): number => (piece === 0 ? until : Math.min(until, lastOfPiece(piece)));
