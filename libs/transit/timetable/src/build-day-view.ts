import { serviceAnchor, type ServiceDay } from '@maillage/kernel';
import type { Boardings, Chains, DayView, Direction, Slots } from './day-view.js';
import type { ChainIndex } from './indices.js';
import { patternLength } from './running-time.js';
import type { Timetable } from './timetable.js';
import { cutChains, type ChainsOfRuns } from './view/cut-chains.js';
import { imageOf, type Image } from './view/image.js';
import { listRunsAround, tripOf, type RunsAround } from './view/runs-around.js';
import { joinRuns } from './view/seams.js';
import { sharedArray } from './view/shared-array.js';

/** Everything that runs around `day`, in shared memory. See `DayView` for what a direction and its window mean. */
export function buildDayView(timetable: Timetable, day: ServiceDay, direction: Direction): DayView {
  const anchor = serviceAnchor(day, timetable.timezone);
  const image = imageOf(timetable, direction);
  const runs = listRunsAround(timetable, day, anchor, direction);
  const seams = joinRuns(timetable, runs, direction);
  const chainsOfRuns = cutChains(timetable, image, runs, seams);
  const chains = toChains(timetable, runs, chainsOfRuns);
  return {
    direction,
    day,
    anchor,
    stopCount: timetable.stops.count,
    chains,
    slots: toSlots(timetable, runs, chainsOfRuns, chains, seams),
    stopWord: image.stopWord,
    profileArrival: image.profileArrival,
    profileDeparture: image.profileDeparture,
    boardings: listBoardings(timetable.stops.count, chains, image),
    footpathOffset: image.footpaths.offset,
    footpathStop: image.footpaths.to,
    footpathSeconds: image.footpaths.seconds,
    changeSeconds: image.changeSeconds,
  };
}

function toChains({ patterns, trips }: Timetable, runs: RunsAround, { count, pattern, chainOf }: ChainsOfRuns): Chains {
  const column = () => sharedArray(Int32Array, count);
  const chains = {
    count,
    stopOffset: column(),
    stopCount: column(),
    slotOffset: column(),
    slotCount: column(),
    pattern: column(),
    headwaySeconds: column(),
  };
  pattern.forEach((p, chain) => {
    chains.pattern[chain] = p;
    chains.stopOffset[chain] = patterns.stopOffset[p];
    chains.stopCount[chain] = patternLength(patterns, p);
  });
  chainOf.forEach((chain, run) => {
    chains.slotCount[chain] = chains.slotCount[chain] + 1;
    chains.headwaySeconds[chain] = trips.headwaySeconds[tripOf(runs, run)];
  });
  for (let chain = 1; chain < count; chain++)
    chains.slotOffset[chain] = chains.slotOffset[chain - 1] + chains.slotCount[chain - 1];
  return chains;
}

function toSlots(
  { trips }: Timetable,
  runs: RunsAround,
  { chainOf }: ChainsOfRuns,
  chains: Chains,
  seams: Int32Array | undefined,
): Slots {
  const column = () => sharedArray(Int32Array, runs.count);
  const slots = {
    count: runs.count,
    start: column(),
    profile: column(),
    trip: column(),
    dayOffset: sharedArray(Int8Array, runs.count),
    next: column().fill(-1),
    chain: column(),
    end: column(),
  };
  const cursor = Int32Array.from(chains.slotOffset);
  const slotOf = new Int32Array(runs.count);
  for (let run = 0; run < runs.count; run++) {
    const chain = chainOf[run];
    const slot = cursor[chain];
    cursor[chain] = slot + 1;
    slotOf[run] = slot;
    slots.start[slot] = runs.start[run];
    slots.end[slot] = runs.end[run];
    slots.trip[slot] = runs.trip[run];
    slots.profile[slot] = trips.profile[tripOf(runs, run)];
    slots.dayOffset[slot] = runs.dayOffset[run];
    slots.chain[slot] = chain;
  }
  seams?.forEach((next, run) => {
    if (next >= 0) slots.next[slotOf[run]] = slotOf[next];
  });
  return slots;
}

function listBoardings(stopCount: number, chains: Chains, { stopWord }: Image): Boardings {
  const offset = sharedArray(Int32Array, stopCount + 1);
  forEachBoarding(chains, stopWord, (stop) => (offset[stop + 1] = offset[stop + 1] + 1));
  for (let stop = 0; stop < stopCount; stop++) offset[stop + 1] = offset[stop + 1] + offset[stop];
  const cursor = offset.slice(0, stopCount);
  const chain = sharedArray(Int32Array, offset[stopCount]);
  const position = sharedArray(Int32Array, offset[stopCount]);
  forEachBoarding(chains, stopWord, (stop, c, i) => {
    const place = cursor[stop];
    cursor[stop] = place + 1;
    chain[place] = c;
    position[place] = i;
  });
  return { offset, chain, position };
}

/** Boardable positions of each chain, the last one left out. */
function forEachBoarding(
  chains: Chains,
  stopWord: Int32Array,
  visit: (stop: number, chain: number, position: number) => void,
): void {
  for (let c = 0; c < chains.count; c++) {
    const chain = c as ChainIndex;
    const from = chains.stopOffset[chain];
    for (let i = 0; i < chains.stopCount[chain] - 1; i++) {
      const word = stopWord[from + i];
      if ((word & 1) === 1) visit(word >> 2, chain, i);
    }
  }
}
