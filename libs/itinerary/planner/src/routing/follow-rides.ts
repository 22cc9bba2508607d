import type { Itinerary, RideLeg, StreetLeg } from '@maillage/itinerary-model';
import { entry, type Instant } from '@maillage/kernel';
import type { RealtimeTimetable, StopIndex, Timetable } from '@maillage/transit-timetable';
import { liveCallAt, runOf, stateOf } from '../network/trip-run.js';
import { secondsOf, type Ways } from '../ways/ways.js';
import { laySections } from './lay-sections.js';
import type { RouteRequest, WayWishes } from './route-request.js';

/** The same rides with the ways around and between them as they are now; undefined where one of these is lost. */
export function followRides(
  realtime: RealtimeTimetable,
  ways: Ways,
  request: RouteRequest,
  planned: readonly RideLeg[],
): Itinerary | undefined {
  const rides = planned.flatMap((ride) => asItRuns(realtime, ride) ?? []);
  if (rides.length < planned.length) return undefined;
  const [first, last] = [entry(rides, 0), entry(rides, rides.length - 1)];
  const access = sectionsBeside(ways, request, 'forward', stopAt(realtime, first, 'boardPosition'));
  const egress = sectionsBeside(ways, request, 'backward', stopAt(realtime, last, 'alightPosition'));
  if (!access || !egress) return undefined;
  const departure = (first.departure - secondsOf(access)) as Instant;
  const legs: Itinerary['legs'][number][] = laySections(access, departure);
  for (const [index, ride] of rides.entries()) {
    const before = rides[index - 1];
    const walk = before ? walkBetween(realtime, ways, request, before, ride) : [];
    if (!walk) return undefined;
    legs.push(...walk, ride);
  }
  legs.push(...laySections(egress, last.arrival));
  return {
    departure,
    arrival: (last.arrival + secondsOf(egress)) as Instant,
    transfers: rides.filter(({ seated }) => !seated).length - 1,
    legs,
  };
}

/** The ride at the times that are known now; undefined where the vehicle does not come or does not stop. */
function asItRuns(realtime: RealtimeTimetable, ride: RideLeg): RideLeg | undefined {
  const run = runOf(realtime.timetable, ride);
  const { isLive, isCancelled } = stateOf(realtime, run);
  if (!isLive) return ride;
  const [board, alight] = [ride.boardPosition, ride.alightPosition].map((at) => liveCallAt(realtime, run, at));
  if (isCancelled || board?.canBoard !== true || alight?.canAlight !== true) return undefined;
  return { ...ride, departure: board.departure, arrival: alight.arrival };
}

const stopAt = (realtime: RealtimeTimetable, ride: RideLeg, end: 'boardPosition' | 'alightPosition'): StopIndex =>
  liveCallAt(realtime, runOf(realtime.timetable, ride), ride[end]).stop;

function sectionsBeside(ways: Ways, request: RouteRequest, direction: 'forward' | 'backward', stop: StopIndex) {
  const place = direction === 'forward' ? request.from : request.to;
  const { modes, maxSeconds, rental }: WayWishes = direction === 'forward' ? request.access : request.egress;
  for (const mode of modes) {
    const reach = ways.reach({ place, mode, direction, maxSeconds, rental, traveller: request.traveller });
    if (reach.offsets.some((offset) => offset.stop === stop)) return reach.sectionsTo(stop);
  }
  return undefined;
}

/** None when the rider stays where the last ride ended; undefined when there is no time for the walk. */
function walkBetween(
  realtime: RealtimeTimetable,
  ways: Ways,
  { traveller }: RouteRequest,
  before: RideLeg,
  after: RideLeg,
): StreetLeg[] | undefined {
  const { timetable } = realtime;
  const gap = after.departure - before.arrival;
  const [from, to] = [stopAt(realtime, before, 'alightPosition'), stopAt(realtime, after, 'boardPosition')];
  if (after.seated || from === to) return gap >= 0 ? [] : undefined;
  const section = ways.footpath(from, to, traveller);
  const known = footpathSeconds(traveller.wheelchair ? timetable.wheelchairFootpaths : timetable.footpaths, from, to);
  if (gap < Math.min(section.seconds, known)) return undefined;
  return laySections([{ ...section, seconds: Math.min(section.seconds, known, gap) }], before.arrival);
}

function footpathSeconds({ offset, to, seconds }: Timetable['footpaths'], from: StopIndex, stop: StopIndex): number {
  for (let i = offset[from] as number; i < (offset[from + 1] as number); i++)
    if (to[i] === stop) return seconds[i] as number;
  return Infinity;
}
