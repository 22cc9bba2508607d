import { at, type Instant } from '@maillage/kernel';
import type { LiveRun, PatternIndex, RealtimeTimetable, StopIndex } from '@maillage/transit-timetable';
import { modeBitOf } from '../network/pattern-mode.js';
import { anchorOf, liveCallAt, type LiveCall, type TripRun } from '../network/trip-run.js';
import type { Interval } from '../routing/grow-window.js';
import type { BoardEvent, EventFilter } from './list-events.js';

/** The calls of runs that are known to run otherwise than planned, added runs among them, when and where they are now. */
export function listLiveEvents(
  realtime: RealtimeTimetable,
  filter: EventFilter,
  { from, to }: Interval,
): readonly BoardEvent[] {
  const events: BoardEvent[] = [];
  const { stops } = realtime.timetable;
  const isWanted = new Set<number>(filter.stops.map((stop) => at(stops.origin, stop)));
  for (const { update, ...live } of realtime.runs.values()) {
    if (live.isCleared || update.kind === 'cancelled' || !isOfModes(realtime, live, filter.modes)) continue;
    const run = runAsPlanned(realtime, live);
    for (const position of update.arrival.keys()) {
      const told = wordAt(realtime, live, position) >> 2;
      const assigned = update.kind === 'retimed' ? update.stops?.[position] : undefined;
      const [planned, now] = [told, assigned ?? told].map((stop) => at(stops.origin, stop as StopIndex));
      if (!isWanted.has(planned ?? -1) && !isWanted.has(now ?? -1)) continue;
      const event = toEvent(realtime, run, liveCallAt(realtime, run, position), filter.arrivals);
      if (event && event.time >= from && event.time <= to) events.push(event);
    }
  }
  return events;
}

function isOfModes({ timetable }: RealtimeTimetable, { trip }: Pick<LiveRun, 'trip'>, modes: number): boolean {
  return (modes & modeBitOf(timetable, at(timetable.trips.pattern, trip) as PatternIndex)) !== 0;
}

function runAsPlanned({ timetable }: RealtimeTimetable, { trip, day }: Pick<LiveRun, 'trip' | 'day'>): TripRun {
  const start = anchorOf(timetable, trip, day) + at(timetable.trips.start, trip);
  return { trip, serviceDay: day, start: start as Instant };
}

function wordAt({ timetable }: RealtimeTimetable, { trip }: Pick<LiveRun, 'trip'>, position: number): number {
  const { patterns, trips } = timetable;
  return patterns.stopWord[(patterns.stopOffset[at(trips.pattern, trip)] as number) + position] as number;
}

/** Undefined where nobody boards (alights, on a board of arrivals) as planned. */
function toEvent(
  { timetable }: RealtimeTimetable,
  run: TripRun,
  call: LiveCall,
  arrivals: boolean,
): BoardEvent | undefined {
  const { patterns, trips } = timetable;
  const pattern = at(trips.pattern, run.trip);
  const [first, end] = [patterns.stopOffset[pattern] as number, patterns.stopOffset[pattern + 1] as number];
  const isEnd = arrivals ? call.position === 0 : first + call.position + 1 === end;
  const word = patterns.stopWord[first + call.position] as number;
  if (isEnd || (word & (arrivals ? 2 : 1)) === 0) return undefined;
  const scheduledTime = arrivals ? call.scheduledArrival : call.scheduledDeparture;
  const time = call.isSkipped ? scheduledTime : arrivals ? call.arrival : call.departure;
  return { ...run, position: call.position, time, scheduledTime, isCancelled: call.isSkipped };
}
