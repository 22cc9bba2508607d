import { DESTINATION, ORIGIN, type Itinerary, type Leg, type RideLeg, type StreetLeg } from '@maillage/itinerary-model';
import { at, entry, type Instant, type ServiceDay } from '@maillage/kernel';
import type { Journey, Ride, StopOffset } from '@maillage/transit-raptor';
import type { DayView, StopIndex, Timetable } from '@maillage/transit-timetable';
import type { RouteRequest } from './route-request.js';
import { pointOf, walkMetres } from './walking.js';

/** What a journey needs to become an itinerary: where it was found, and how its ends are reached. */
export interface JourneyContext {
  readonly timetable: Timetable;
  readonly view: DayView;
  readonly request: RouteRequest;
  readonly access: readonly StopOffset[];
  readonly egress: readonly StopOffset[];
}

/** The walks around and between the rides made explicit, seconds of the view made instants. */
export function toItinerary(context: JourneyContext, journey: Journey): Itinerary {
  const { view, request } = context;
  const rides = journey.rides.map((ride) => toRideLeg(context, ride));
  const [first, last] = [entry(journey.rides, 0), entry(journey.rides, journey.rides.length - 1)];
  const departure = (view.anchor + journey.departure) as Instant;
  const arrival = (view.anchor + journey.arrival) as Instant;
  const legs: Leg[] = [];
  if (request.from.stop < 0 || offsetTo(context.access, first.boardStop) > 0)
    legs.push(accessLeg(context, first, departure));
  journey.rides.forEach((ride, index) => {
    const before = journey.rides[index - 1];
    if (before) legs.push(...transferLegs(context, before, ride));
    legs.push(entry(rides, index));
  });
  if (request.to.stop < 0 || offsetTo(context.egress, last.alightStop) > 0)
    legs.push(egressLeg(context, last, arrival));
  return { departure, arrival, transfers: rides.filter(({ seated }) => !seated).length - 1, legs };
}

function toRideLeg({ view }: JourneyContext, ride: Ride): RideLeg {
  return {
    kind: 'ride',
    trip: at(view.slots.trip, ride.slot),
    serviceDay: (view.day + at(view.slots.dayOffset, ride.slot)) as ServiceDay,
    boardPosition: ride.boardPosition,
    alightPosition: ride.alightPosition,
    departure: (view.anchor + ride.departure) as Instant,
    arrival: (view.anchor + ride.arrival) as Instant,
    seated: ride.seated,
  };
}

function accessLeg({ timetable, request, access }: JourneyContext, ride: Ride, departure: Instant): StreetLeg {
  return {
    kind: 'street',
    mode: 'WALK',
    from: ORIGIN,
    to: nameable(timetable, ride.boardStop),
    departure,
    arrival: (departure + offsetTo(access, ride.boardStop)) as Instant,
    metres: walkMetres(request.from, pointOf(timetable, ride.boardStop)),
    line: undefined,
  };
}

function egressLeg({ timetable, request, egress }: JourneyContext, ride: Ride, arrival: Instant): StreetLeg {
  return {
    kind: 'street',
    mode: 'WALK',
    from: nameable(timetable, ride.alightStop),
    to: DESTINATION,
    departure: (arrival - offsetTo(egress, ride.alightStop)) as Instant,
    arrival,
    metres: walkMetres(pointOf(timetable, ride.alightStop), request.to),
    line: undefined,
  };
}

/** None when the rider stays seated or changes at one stop; else the walk, begun on arrival. */
function transferLegs({ timetable, view }: JourneyContext, before: Ride, after: Ride): StreetLeg[] {
  const [from, to] = [nameable(timetable, before.alightStop), nameable(timetable, after.boardStop)];
  if (after.seated || from === to) return [];
  const seconds = Math.min(footpathSeconds(view, before.alightStop, after.boardStop), after.departure - before.arrival);
  const departure = (view.anchor + before.arrival) as Instant;
  const metres = walkMetres(pointOf(timetable, from), pointOf(timetable, to));
  return [
    {
      kind: 'street',
      mode: 'WALK',
      from,
      to,
      departure,
      arrival: (departure + seconds) as Instant,
      metres,
      line: undefined,
    },
  ];
}

/** A backward view holds its footpaths transposed. */
function footpathSeconds(view: DayView, alight: StopIndex, board: StopIndex): number {
  const [from, to] = view.direction === 'forward' ? [alight, board] : [board, alight];
  for (let i = view.footpathOffset[from] as number; i < (view.footpathOffset[from + 1] as number); i++) {
    if (view.footpathStop[i] === to) return view.footpathSeconds[i] as number;
  }
  return Infinity;
}

/** A variant is the traveller's own stop. */
const nameable = ({ stops }: Timetable, stop: StopIndex): StopIndex => at(stops.origin, stop) as StopIndex;

/** The quickest of a stop's offsets. */
function offsetTo(offsets: readonly StopOffset[], stop: StopIndex): number {
  return offsets.reduce((best, offset) => (offset.stop === stop ? Math.min(best, offset.seconds) : best), Infinity);
}
