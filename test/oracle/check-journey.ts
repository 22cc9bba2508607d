import { at, entry } from '@maillage/kernel';
import type { Journey, Ride } from '@maillage/transit-raptor';
import type { DayView, PatternIndex, RouteIndex, StopIndex, Timetable, TripIndex } from '@maillage/transit-timetable';
import type { Changes } from './changes.js';
import type { OracleNetwork } from './oracle-network.js';
import type { Run } from './runs.js';
import type { Offset, OracleQuery } from './search.js';

/** One ride as the raw feed tells it. */
interface RawRide {
  readonly run: Run;
  /** Seconds behind the first vehicle of a headway, 0 for a run at its time. */
  readonly behind: number;
  readonly ride: Ride;
}

/** Finds the raw runs of the journeys of one view and says what is wrong with them. */
export class JourneyCheck {
  private readonly runs = new Map<string, Run[]>();

  constructor(
    private readonly timetable: Timetable,
    private readonly view: DayView,
    private readonly network: OracleNetwork,
    private readonly changes: Changes,
    runs: readonly Run[],
  ) {
    for (const run of runs) {
      const key = `${run.trip.key} ${run.dayOffset}`;
      const known = this.runs.get(key);
      if (known) known.push(run);
      else this.runs.set(key, [run]);
    }
  }

  /** What is wrong, in words; empty for a journey that can be made as it is told. */
  faultsOf(journey: Journey, query: OracleQuery): string[] {
    const faults: string[] = [];
    const rides = journey.rides.flatMap((ride) => {
      const raw = this.findRide(ride);
      if (raw === undefined) faults.push(`no such ride: ${this.nameOf(ride)} at ${ride.departure}`);
      return raw ?? [];
    });
    if (faults.length > 0) return faults;
    const counted = rides.filter(({ ride }) => !ride.seated).length;
    if (counted !== journey.trips || counted > query.maxRides) faults.push(`${counted} rides, told ${journey.trips}`);
    rides.forEach((raw, i) => {
      const before = rides[i - 1];
      const fault = before === undefined ? this.accessFault(raw, journey, query) : this.changeFault(before, raw);
      if (fault !== undefined) faults.push(`${fault} before ${this.nameOf(raw.ride)} at ${raw.ride.departure}`);
    });
    const fault = this.egressFault(rides.at(-1), journey, query);
    if (fault !== undefined) faults.push(fault);
    return faults;
  }

  private findRide(ride: Ride): RawRide | undefined {
    const { boardPosition, alightPosition, departure, arrival, seated } = ride;
    for (const run of this.runs.get(this.keyOf(ride)) ?? []) {
      const { trip, shift, headway, length } = run;
      const behind = departure - shift - (trip.departures[boardPosition] ?? NaN);
      const isInTime = headway > 0 ? behind >= 0 && behind < length : behind === 0;
      const isOnTime = arrival === (trip.arrivals[alightPosition] ?? NaN) + shift + behind;
      const isHere =
        this.isAt(ride.boardStop, trip.stops[boardPosition]) && this.isAt(ride.alightStop, trip.stops[alightPosition]);
      const isAllowed = boardPosition < alightPosition && (seated || trip.boards[boardPosition] === 1);
      if (isInTime && isOnTime && isHere && isAllowed) return { run, behind, ride };
    }
    return undefined;
  }

  private keyOf({ slot }: Ride): string {
    const { timetable, view } = this;
    const { trips, patterns, routes, feeds } = timetable;
    const trip = at(view.slots.trip, slot) as TripIndex;
    const route = at(patterns.route, at(trips.pattern, trip) as PatternIndex) as RouteIndex;
    return `${entry(feeds, at(routes.feed, route)).id} ${trips.id.text(trip)} ${at(view.slots.dayOffset, slot)}`;
  }

  private nameOf(ride: Ride): string {
    return `${this.keyOf(ride)} ${ride.boardPosition}→${ride.alightPosition}`;
  }

  private isAt(index: StopIndex, stop: number | undefined): boolean {
    const { stops, feeds } = this.timetable;
    const origin = at(stops.origin, index) as StopIndex;
    const raw = this.network.stops[stop ?? -1];
    return raw?.id === stops.id.text(origin) && raw.feed.id === entry(feeds, at(stops.feed, origin)).id;
  }

  private accessFault(raw: RawRide, { departure }: Journey, { access }: OracleQuery): string | undefined {
    const walk = this.secondsAt(access, raw.run.places[raw.ride.boardPosition]);
    if (raw.ride.seated || walk === undefined) return 'the origin does not reach the stop';
    return departure + walk > latestReady(raw) ? 'too late from the origin' : undefined;
  }

  private egressFault(raw: RawRide | undefined, journey: Journey, { egress }: OracleQuery): string | undefined {
    if (raw === undefined) return 'no ride at all';
    const { ride, run } = raw;
    const walk = this.secondsAt(egress, run.places[ride.alightPosition]);
    if (walk === undefined || run.trip.alights[ride.alightPosition] !== 1) return 'ends away from the destination';
    return ride.arrival + walk === journey.arrival ? undefined : 'arrives at another time than told';
  }

  private changeFault(before: RawRide, raw: RawRide): string | undefined {
    if (raw.ride.seated) return this.seamFault(before, raw);
    const { places, trip } = before.run;
    const { alightPosition, arrival } = before.ride;
    if (trip.alights[alightPosition] !== 1) return 'nobody may alight';
    const to = raw.run.places[raw.ride.boardPosition];
    const change = this.changes.from[places[alightPosition] ?? -1]?.find((candidate) => candidate.to === to);
    if (change === undefined) return 'no change is possible';
    return arrival + change.seconds > latestReady(raw) ? 'too short a change' : undefined;
  }

  private seamFault({ run, ride }: RawRide, raw: RawRide): string | undefined {
    if (run.next !== raw.run) return 'the vehicle does not run on';
    const isWhole = ride.alightPosition === run.places.length - 1 && raw.ride.boardPosition === 0;
    return isWhole ? undefined : 'the seam is not at the ends';
  }

  private secondsAt(offsets: readonly Offset[], place: number | undefined): number | undefined {
    const stop = this.changes.stopOf[place ?? -1];
    const seconds = offsets.filter((offset) => offset.stop === stop).map((offset) => offset.seconds);
    return seconds.length === 0 ? undefined : Math.min(...seconds);
  }
}

/** In time for the run; a headway is promised to those who are there for the first vehicle or one headway before theirs. */
function latestReady({ run, behind, ride }: RawRide): number {
  return run.headway === 0 ? ride.departure : ride.departure - Math.min(behind, run.headway);
}
