import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DayView } from '@maillage/transit-timetable';
import type { Journey, Query, StopOffset } from './journey.js';
import { createRouter } from './router.js';
import { scanConnections } from './testing/connection-scan.js';
import { viewsOf, type Network, type Views } from './testing/network.js';
import { STOPS, randomNetwork } from './testing/random-network.js';

const RUNS = { numRuns: 150 };
const FROM = 8 * 3600;
const TO = 10 * 3600;

describe('the router and the Connection Scan Algorithm', () => {
  it('find the same earliest arrivals and the same latest departures', () => {
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), (network, trip) => {
        const { forward, backward, ...views } = viewsOf(network);
        const there = queryOf({ forward, backward, ...views }, trip);
        expect(arrivals(createRouter(forward).earliest(there, FROM))).toEqual(
          scanConnections(forward, there, FROM).map(({ trips, time }) => [trips, time]),
        );
        const back = { ...there, access: there.egress, egress: there.access };
        expect(departures(createRouter(backward).earliest(back, TO))).toEqual(
          scanConnections(backward, back, -TO).map(({ trips, time }) => [trips, -time]),
        );
      }),
      RUNS,
    );
  });
});

describe('a range', () => {
  it('is what repeated earliest arrivals find, without what is dominated', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const router = createRouter(views.forward);
        const repeated: Journey[] = [];
        for (let time = TO + 1; time >= FROM; time -= 1)
          if (time === TO + 1 || isDeparture(views.forward, query.access, time))
            repeated.push(...router.earliest(query, time).map((journey) => ({ ...journey, departure: time })));
        const expected = paretoSet(repeated).filter(({ departure }) => departure <= TO);
        expect(tell(router.range(query, FROM, TO))).toEqual(tell(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what is no better than what is known', () => {
    const times = fc.record({ departure: around(), arrival: around(), trips: fc.integer({ min: 1, max: 4 }) });
    let left = 0;
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), fc.array(times, { maxLength: 4 }), (network, trip, known) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const router = createRouter(views.forward);
        const all = router.range(query, FROM, TO);
        const expected = all.filter(({ departure, arrival, trips }) =>
          known.every((other) => other.departure < departure || other.arrival > arrival || other.trips > trips),
        );
        left += all.length - expected.length;
        expect(tell(router.range({ ...query, known }, FROM, TO))).toEqual(tell(expected));
      }),
      RUNS,
    );
    expect(left).toBeGreaterThan(10);
  });

  it('ends once nobody waits for it', () => {
    const [runs, asked] = [[FROM, FROM + 600, FROM + 1200], { count: 0 }];
    const calls = (start: number) => [0, 1].map((stop) => ({ stop, arrival: start, departure: start }));
    const trips = runs.map((start) => ({ calls: calls(start) }));
    const { forward, stop } = viewsOf({ stopCount: 2, changeSeconds: 120, walks: [], trips });
    const [access, egress] = [[{ stop: stop(0), seconds: 0 }], [{ stop: stop(1), seconds: 0 }]];
    const isWanted = (): boolean => asked.count++ < 2;
    const found = createRouter(forward).range({ access, egress, maxTrips: 7, isWanted }, FROM, TO);
    expect(found.map(({ departure }) => departure)).toEqual([FROM + 1200, FROM + 600]);
  });

  it('is the same forward and backward when every journey is inside', () => {
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const back = { ...query, access: query.egress, egress: query.access };
        const all = createRouter(views.forward).range(query, 0, 40 * 3600);
        expect(tell(createRouter(views.backward).range(back, 0, 40 * 3600 - 1))).toEqual(tell(all));
      }),
      RUNS,
    );
  });

  it('holds no journey that another one beats', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const journeys = createRouter(views.forward).range(queryOf(views, trip), FROM, TO);
        expect(tell(paretoSet(journeys))).toEqual(tell(journeys));
      }),
      RUNS,
    );
  });
});

describe('every journey', () => {
  it('rides runs that exist, changes in time, and is told alike by both views', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), (network, trip) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const back = { ...query, access: query.egress, egress: query.access };
        for (const journey of createRouter(views.forward).range(query, FROM, TO))
          checkRides(views.forward, network, views, journey, query);
        for (const journey of createRouter(views.backward).range(back, FROM, TO + 7200))
          checkRides(views.backward, network, views, journey, query);
      }),
      RUNS,
    );
  });
});

describe('properties of arrivals', () => {
  it('waiting longer never arrives earlier', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), fc.nat({ max: 3600 }), (network, trip, wait) => {
        const views = viewsOf(network);
        const query = queryOf(views, trip);
        const router = createRouter(views.forward);
        expect(earliestOf(router.earliest(query, FROM + wait))).toBeGreaterThanOrEqual(
          earliestOf(router.earliest(query, FROM)),
        );
      }),
      RUNS,
    );
  });

  it('a trip less never arrives earlier, with any number of trips', () => {
    fc.assert(
      fc.property(randomNetwork({ headways: true }), randomTrip(), fc.nat(), (network, trip, which) => {
        const removed = without(network, which % network.trips.length);
        const [all, fewer] = [viewsOf(network), viewsOf(removed)];
        const before = createRouter(all.forward).earliest(queryOf(all, trip), FROM);
        const after = createRouter(fewer.forward).earliest(queryOf(fewer, trip), FROM);
        for (const { trips, arrival } of after)
          expect(earliestOf(before.filter((journey) => journey.trips <= trips))).toBeLessThanOrEqual(arrival);
      }),
      RUNS,
    );
  });

  it('do not depend on how stops are numbered', () => {
    fc.assert(
      fc.property(randomNetwork(), randomTrip(), fc.nat({ max: STOPS - 1 }), (network, trip, turn) => {
        const turned = (stop: number): number => (stop + turn) % network.stopCount;
        const [one, other] = [viewsOf(network), viewsOf(renumbered(network, turned))];
        const query = queryOf(other, { ...trip, from: turned(trip.from), to: turned(trip.to) });
        expect(tell(createRouter(other.forward).range(query, FROM, TO))).toEqual(
          tell(createRouter(one.forward).range(queryOf(one, trip), FROM, TO)),
        );
      }),
      RUNS,
    );
  });
});

interface Wish {
  readonly from: number;
  readonly to: number;
  readonly maxTrips: number;
  readonly walk: number;
}

const around = (): fc.Arbitrary<number> => fc.integer({ min: FROM, max: TO + 3600 });

const randomTrip = (): fc.Arbitrary<Wish> =>
  fc
    .record({
      from: fc.nat({ max: STOPS - 1 }),
      by: fc.integer({ min: 1, max: STOPS - 1 }),
      maxTrips: fc.integer({ min: 1, max: 7 }),
      walk: fc.nat({ max: 600 }),
    })
    .map(({ from, by, maxTrips, walk }) => ({ from, to: (from + by) % STOPS, maxTrips, walk }));

/** From a stop, or from the next one after a walk; to a stop, or to the one before it and then on foot. */
function queryOf({ stop }: Views, { from, to, maxTrips, walk }: Wish): Query {
  const offsets = (place: number, other: number, seconds: number): StopOffset[] => [
    { stop: stop(place), seconds: 0 },
    { stop: stop(other), seconds },
  ];
  return {
    access: offsets(from, (from + 1) % STOPS, walk),
    egress: offsets(to, (to + STOPS - 1) % STOPS, walk + 60),
    maxTrips,
  };
}

const arrivals = (journeys: readonly Journey[]) => journeys.map(({ trips, arrival }) => [trips, arrival]);
const departures = (journeys: readonly Journey[]) => journeys.map(({ trips, departure }) => [trips, departure]);
const earliestOf = (journeys: readonly Journey[]): number => Math.min(...journeys.map(({ arrival }) => arrival));

const tell = (journeys: readonly Journey[]): string[] =>
  journeys.map(({ departure, arrival, trips }) => `${departure} ${arrival} ${trips}`).sort();

function paretoSet(journeys: readonly Journey[]): Journey[] {
  const unique = [...new Map(journeys.map((journey) => [tell([journey])[0], journey])).values()];
  return unique.filter(
    (journey) =>
      !unique.some(
        (other) =>
          other !== journey &&
          other.departure >= journey.departure &&
          other.arrival <= journey.arrival &&
          other.trips <= journey.trips,
      ),
  );
}

function isDeparture(view: DayView, access: readonly StopOffset[], time: number): boolean {
  const { chains, slots, boardings, profileDeparture } = view;
  return access.some(({ stop, seconds }) => {
    for (let b = boardings.offset[stop]; b < boardings.offset[stop + 1]; b++) {
      const chain = boardings.chain[b];
      for (let slot = chains.slotOffset[chain]; slot < chains.slotOffset[chain] + chains.slotCount[chain]; slot++) {
        const shift =
          time + seconds - profileDeparture[slots.profile[slot] + boardings.position[b]] - slots.start[slot];
        const headway = chains.headwaySeconds[chain];
        if (
          headway === 0
            ? shift === 0
            : shift >= 0 && shift % headway === 0 && slots.start[slot] + shift < slots.end[slot]
        )
          return true;
      }
    }
    return false;
  });
}

function checkRides(view: DayView, network: Network, views: Views, journey: Journey, query: Query): void {
  const { rides } = journey;
  const sign = view.direction === 'forward' ? 1 : -1;
  rides.forEach((ride, place) => {
    const trip = network.trips[Number(views.timetable.trips.id.text(view.slots.trip[ride.slot] as never))];
    const [board, alight] = [trip.calls[ride.boardPosition], trip.calls[ride.alightPosition]];
    expect([views.place(ride.boardStop), views.place(ride.alightStop)]).toEqual([board.stop, alight.stop]);
    expect(ride.alightPosition).toBeGreaterThan(ride.boardPosition);
    expect(ride.arrival - ride.departure).toBe(alight.arrival - board.departure);
    if (trip.headway === undefined) expect(ride.departure).toBe(board.departure);
    else {
      const shift = ride.departure - board.departure;
      expect(shift).toBeGreaterThanOrEqual(0);
      expect(trip.calls[0].departure + shift).toBeLessThan(trip.headway.end);
    }
    const before = place === 0 ? undefined : rides[place - 1];
    if (ride.seated) {
      const [earlier, later] = sign > 0 ? [before?.slot, ride.slot] : [ride.slot, before?.slot];
      expect(view.slots.next[earlier ?? -1]).toBe(later);
      return;
    }
    expect(board.canBoard).not.toBe(false);
    if (place + 1 >= rides.length || !rides[place + 1].seated) expect(alight.canAlight).not.toBe(false);
    if (before !== undefined)
      expect(ride.departure - before.arrival).toBeGreaterThanOrEqual(
        changeTime(views.forward, before.alightStop, ride.boardStop),
      );
  });
  expect(rides.filter(({ seated }) => !seated)).toHaveLength(journey.trips);
  const access = secondsAt(query.access, rides[0].boardStop);
  const egress = secondsAt(query.egress, rides[rides.length - 1].alightStop);
  expect(journey.departure + access).toBeLessThanOrEqual(rides[0].departure);
  expect(rides[rides.length - 1].arrival + egress).toBe(journey.arrival);
}

const secondsAt = (offsets: readonly StopOffset[], stop: number): number =>
  Math.min(...offsets.filter((offset) => offset.stop === stop).map(({ seconds }) => seconds));

function changeTime(view: DayView, from: number, to: number): number {
  if (from === to) return view.changeSeconds[from];
  for (let f = view.footpathOffset[from]; f < view.footpathOffset[from + 1]; f++)
    if (view.footpathStop[f] === to) return view.footpathSeconds[f];
  return Infinity;
}

function without({ trips, ...network }: Network, removed: number): Network {
  const moved = (place: number): number => (place > removed ? place - 1 : place);
  return {
    ...network,
    trips: trips
      .filter((_, place) => place !== removed)
      .map(({ next, ...trip }) => (next === undefined || next === removed ? trip : { ...trip, next: moved(next) })),
  };
}

const renumbered = (network: Network, number: (stop: number) => number): Network => ({
  ...network,
  walks: network.walks.map((walk) => ({ ...walk, from: number(walk.from), to: number(walk.to) })),
  trips: network.trips.map((trip) => ({
    ...trip,
    calls: trip.calls.map((call) => ({ ...call, stop: number(call.stop) })),
  })),
});
