import type { Itinerary, Leg, RideLeg, StreetLeg } from '@maillage/itinerary-model';
import { at, entry, type Instant, type ServiceDay } from '@maillage/kernel';
import type { Journey, Ride } from '@maillage/transit-raptor';
import type { DayView, StopIndex, Timetable } from '@maillage/transit-timetable';
import { nameable } from '../ways/crow-ways.js';
import { secondsOf, type Reach, type Traveller, type Ways } from '../ways/ways.js';
import type { Times } from './combine.js';
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

/** The ways around and between the rides made explicit, seconds of the view made instants. */
export function toItinerary(context: JourneyContext, { view, journey }: ViewJourney): Itinerary {
  const times = timesOf({ view, journey });
  const [first, last] = [entry(journey.rides, 0), entry(journey.rides, journey.rides.length - 1)];
  const legs: Leg[] = laySections(context.access.sectionsTo(stopOf(context, first.boardStop)), times.departure);
  journey.rides.forEach((ride, index) => {
    const before = journey.rides[index - 1];
    if (before) legs.push(...transferLegs(context, view, before, ride));
    legs.push(toRideLeg(view, ride));
  });
  const egress = context.egress.sectionsTo(stopOf(context, last.alightStop));
  // later than the ride arrives where one stays at its last stop
  legs.push(...laySections(egress, (times.arrival - secondsOf(egress)) as Instant));
  return { ...times, legs };
}

export const timesOf = ({ view, journey }: ViewJourney): Times => ({
  departure: (view.anchor + journey.departure) as Instant,
  arrival: (view.anchor + journey.arrival) as Instant,
  transfers: journey.trips - 1,
});

/** A view in layers has every stop in each. */
const stopOf = ({ timetable }: JourneyContext, stop: StopIndex): StopIndex =>
  (stop % timetable.stops.count) as StopIndex;

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

/** None when the rider stays seated or changes at one stop; else the walk, begun on arrival. */
function transferLegs(context: JourneyContext, view: DayView, before: Ride, after: Ride): StreetLeg[] {
  const { timetable, ways, traveller } = context;
  const [from, to] = [
    nameable(timetable, stopOf(context, before.alightStop)),
    nameable(timetable, stopOf(context, after.boardStop)),
  ];
  if (after.seated || from === to) return [];
  const section = ways.footpath(from, to, traveller);
  const known = footpathSeconds(view, before.alightStop, after.boardStop);
  const seconds = Math.min(section.seconds, known, after.departure - before.arrival);
  return laySections([{ ...section, seconds }], (view.anchor + before.arrival) as Instant);
}

/** A backward view holds its footpaths transposed. */
function footpathSeconds(view: DayView, alight: StopIndex, board: StopIndex): number {
  const [from, to] = view.direction === 'forward' ? [alight, board] : [board, alight];
  for (let i = view.footpathOffset[from] as number; i < (view.footpathOffset[from + 1] as number); i++) {
    if (view.footpathStop[i] === to) return view.footpathSeconds[i] as number;
  }
  return Infinity;
}
