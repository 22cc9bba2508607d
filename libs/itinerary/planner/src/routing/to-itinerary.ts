import type { Itinerary, Leg, RideLeg, StreetLeg } from '@maillage/itinerary-model';
import { at, entry, type Instant, type ServiceDay } from '@maillage/kernel';
import type { Journey, Ride } from '@maillage/transit-raptor';
import type { DayView, StopIndex, Timetable } from '@maillage/transit-timetable';
import { nameable } from '../ways/crow-ways.js';
import type { Reach, Traveller, Ways } from '../ways/ways.js';
import { laySections } from './lay-sections.js';

/** What journeys need to become itineraries: where they were found, and how their ends are reached. */
export interface JourneyContext {
  readonly timetable: Timetable;
  readonly ways: Ways;
  readonly traveller: Traveller;
  readonly access: Reach;
  readonly egress: Reach;
}

/** A journey as a router found it on a view. */
export interface ViewJourney {
  readonly view: DayView;
  readonly journey: Journey;
}

/**
 * The ways around and between the rides made explicit, seconds of the view made instants. Several journeys lead from the
 * origin to a stop that was wished for, and on from there.
 */
export function toItinerary(context: JourneyContext, journeys: readonly ViewJourney[]): Itinerary {
  const [first, last] = [entry(journeys, 0), entry(journeys, journeys.length - 1)];
  const departure = (first.view.anchor + first.journey.departure) as Instant;
  const arrival = (last.view.anchor + last.journey.arrival) as Instant;
  const rides = joinPassed(journeys.flatMap(toRides));
  const legs: Leg[] = laySections(context.access.sectionsTo(entry(rides, 0).ride.boardStop), departure);
  rides.forEach((told, index) => {
    const before = rides[index - 1];
    if (before) legs.push(...transferLegs(context, before, told));
    legs.push(told.leg);
  });
  const end = entry(rides, rides.length - 1);
  legs.push(...laySections(context.egress.sectionsTo(end.ride.alightStop), end.leg.arrival));
  const boarded = rides.filter(({ leg }) => !leg.seated).length;
  return { departure, arrival, transfers: boarded - 1, legs };
}

interface ToldRide {
  readonly view: DayView;
  readonly ride: Ride;
  readonly leg: RideLeg;
}

const toRides = ({ view, journey }: ViewJourney): ToldRide[] =>
  journey.rides.map((ride) => ({ view, ride, leg: toRideLeg(view, ride) }));

function toRideLeg(view: DayView, ride: Ride): RideLeg {
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

/** Who passes a stop without leaving the vehicle rides on in it. */
function joinPassed(rides: readonly ToldRide[]): readonly ToldRide[] {
  const joined: ToldRide[] = [];
  for (const told of rides) {
    const before = joined.at(-1);
    const isSame =
      before?.leg.trip === told.leg.trip &&
      before.leg.serviceDay === told.leg.serviceDay &&
      before.leg.alightPosition === told.leg.boardPosition;
    if (before === undefined || !isSame) {
      joined.push(told);
      continue;
    }
    const { alightPosition, arrival } = told.leg;
    const ride = { ...before.ride, alightPosition, alightStop: told.ride.alightStop };
    joined.splice(-1, 1, { view: told.view, ride, leg: { ...before.leg, alightPosition, arrival } });
  }
  return joined;
}

/** None when the rider stays seated or changes at one stop; else the walk, begun on arrival. */
function transferLegs({ timetable, ways, traveller }: JourneyContext, before: ToldRide, after: ToldRide): StreetLeg[] {
  const [from, to] = [nameable(timetable, before.ride.alightStop), nameable(timetable, after.ride.boardStop)];
  if (after.leg.seated || from === to) return [];
  const section = ways.footpath(from, to, traveller);
  const known = footpathSeconds(after.view, before.ride.alightStop, after.ride.boardStop);
  const seconds = Math.min(section.seconds, known, after.leg.departure - before.leg.arrival);
  return laySections([{ ...section, seconds }], before.leg.arrival);
}

/** A backward view holds its footpaths transposed. */
function footpathSeconds(view: DayView, alight: StopIndex, board: StopIndex): number {
  const [from, to] = view.direction === 'forward' ? [alight, board] : [board, alight];
  for (let i = view.footpathOffset[from] as number; i < (view.footpathOffset[from + 1] as number); i++) {
    if (view.footpathStop[i] === to) return view.footpathSeconds[i] as number;
  }
  return Infinity;
}
