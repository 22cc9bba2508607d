import { serviceAnchor, type ServiceDay } from '@maillage/kernel';
import type { Boardings, Chains, DayView, Direction, Slots } from './day-view.js';
import type { Timetable } from './timetable.js';
import { cutChains, type ChainsOfRuns } from './view/cut-chains.js';
import { imageOf, type Image } from './view/image.js';
import { listRunsAround, type RunsAround } from './view/runs-around.js';
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
    chains.stopOffset[chain] = patterns.stopOffset[p] as number;
    chains.stopCount[chain] = (patterns.stopOffset[p + 1] as number) - (patterns.stopOffset[p] as number);
  });
  chainOf.forEach((chain, run) => {
    chains.slotCount[chain] = (chains.slotCount[chain] as number) + 1;
    chains.headwaySeconds[chain] = trips.headwaySeconds[runs.trip[run] as number] as number;
  });
  for (let chain = 1; chain < count; chain++)
    chains.slotOffset[chain] = (chains.slotOffset[chain - 1] as number) + (chains.slotCount[chain - 1] as number);
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
    const chain = chainOf[run] as number;
    const slot = cursor[chain] as number;
    cursor[chain] = slot + 1;
    slotOf[run] = slot;
    slots.start[slot] = runs.start[run] as number;
    slots.end[slot] = runs.end[run] as number;
    slots.trip[slot] = runs.trip[run] as number;
    slots.profile[slot] = trips.profile[runs.trip[run] as number] as number;
    slots.dayOffset[slot] = runs.dayOffset[run] as number;
    slots.chain[slot] = chain;
  }
  seams?.forEach((next, run) => {
    if (next >= 0) slots.next[slotOf[run] as number] = slotOf[next] as number;
  });
  return slots;
}

function listBoardings(stopCount: number, chains: Chains, { stopWord }: Image): Boardings {
  const offset = sharedArray(Int32Array, stopCount + 1);
  forEachBoarding(chains, stopWord, (stop) => (offset[stop + 1] = (offset[stop + 1] as number) + 1));
  for (let stop = 0; stop < stopCount; stop++)
    offset[stop + 1] = (offset[stop + 1] as number) + (offset[stop] as number);
  const cursor = offset.slice(0, stopCount);
  const chain = sharedArray(Int32Array, offset[stopCount] as number);
  const position = sharedArray(Int32Array, offset[stopCount] as number);
  forEachBoarding(chains, stopWord, (stop, c, i) => {
    const place = cursor[stop] as number;
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
  for (let chain = 0; chain < chains.count; chain++) {
    const from = chains.stopOffset[chain] as number;
    for (let i = 0; i < (chains.stopCount[chain] as number) - 1; i++) {
      const word = stopWord[from + i] as number;
      if ((word & 1) === 1) visit(word >> 2, chain, i);
    }
  }
}
