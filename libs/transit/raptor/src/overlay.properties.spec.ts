import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  asPlanned,
  checkDayView,
  overlayDayView,
  withUpdates,
  type DayView,
  type RealtimeTimetable,
  type RunName,
  type RunUpdate,
  type TripIndex,
} from '@maillage/transit-timetable';
import type { Journey } from './journey.js';
import { createRouter } from './router.js';
import { shortestHops } from './shortest-hops.js';
import { viewsOf, type Network, type NetworkTrip, type Views } from './testing/network.js';
import { STOPS, randomNetwork } from './testing/random-network.js';

/** What happens to one trip; undefined: it runs as planned again. */
interface Happening {
  readonly trip: number;
  readonly what: 'late' | 'cancelled' | 'cleared';
  readonly delays: readonly number[];
  readonly skipped: number;
  readonly moved: number;
}

describe('a view with realtime', () => {
  it('answers as one that was built of what really runs, batch after batch, and leaves the ones before as they were', () => {
    let changed = 0;
    fc.assert(
      fc.property(randomNetwork(), batches(), randomTrips(), (network, list, trips) => {
        const planned = viewsOf(network);
        const before = answersOf(planned.forward, planned, trips);
        let realtime = asPlanned(planned.timetable);
        let views = { forward: planned.forward, backward: planned.backward };
        let now = network.trips;
        for (const batch of list) {
          realtime = hear(realtime, planned, network, batch);
          now = happen(network.trips, now, batch);
          views = {
            forward: overlayDayView(views.forward, realtime),
            backward: overlayDayView(views.backward, realtime),
          };
          checkDayView(views.forward);
          checkDayView(views.backward);
          for (const view of [views.forward, views.backward]) {
            expect(longerHops(view)).toEqual([]);
            expect(longerRides(view)).toEqual([]);
          }
          const rebuilt = viewsOf(ridden({ ...network, trips: now }));
          const expected = answersOf(rebuilt.forward, rebuilt, trips);
          expect(answersOf(views.forward, planned, trips)).toEqual(expected);
          expect(answersOf(views.backward, planned, trips)).toEqual(answersOf(rebuilt.backward, rebuilt, trips));
          if (String(expected) !== String(before)) changed++;
        }
        expect(answersOf(planned.forward, planned, trips)).toEqual(before);
      }),
      { numRuns: 100 },
    );
    expect(changed).toBeGreaterThan(20);
  });

  it('answers so where the runs of one line overtake each other, each in pieces', () => {
    let pieces = 0;
    fc.assert(
      fc.property(
        busyLine(),
        fc.array(delays(), { minLength: 1, maxLength: 3 }),
        randomTrips(),
        (network, list, trips) => {
          const planned = viewsOf(network);
          let realtime = asPlanned(planned.timetable);
          let views = [planned.forward, planned.backward];
          let now = network.trips;
          for (const batch of list) {
            realtime = hear(realtime, planned, network, batch);
            now = happen(network.trips, now, batch);
            views = views.map((view) => overlayDayView(view, realtime));
            const rebuilt = viewsOf(ridden({ ...network, trips: now }));
            for (const [place, built] of [rebuilt.forward, rebuilt.backward].entries()) {
              const view = views[place];
              checkDayView(view);
              expect(longerHops(view)).toEqual([]);
              expect(longerRides(view)).toEqual([]);
              expect(answersOf(view, planned, trips)).toEqual(answersOf(built, rebuilt, trips));
              pieces += slotsInPieces(view);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(pieces).toBeGreaterThan(100);
  });
});

/** Runs every few minutes along all stops. */
const busyLine = (): fc.Arbitrary<Network> =>
  fc
    .record({ every: fc.integer({ min: 1, max: 6 }), dwell: fc.integer({ min: 0, max: 2 }) })
    .map(({ every, dwell }) => ({
      stopCount: STOPS,
      changeSeconds: 60,
      walks: [{ from: 1, to: 4, seconds: 120 }],
      trips: Array.from({ length: 24 }, (_run, run) => ({
        calls: Array.from({ length: STOPS }, (_stop, stop) => {
          const arrival = 9 * 3600 + (run * every + stop * (4 + dwell)) * 60;
          return { stop, arrival, departure: arrival + dwell * 60 };
        }),
      })),
    }));

/** Runs that are late from some stop on, and some that make up for it. */
const delays = (): fc.Arbitrary<Happening[]> =>
  fc.array(
    fc
      .record({
        trip: fc.nat({ max: 23 }),
        what: fc.constantFrom(
          'late' as const,
          'late' as const,
          'late' as const,
          'cancelled' as const,
          'cleared' as const,
        ),
        from: fc.nat({ max: STOPS }),
        delay: fc.integer({ min: 0, max: 25 }),
        until: fc.integer({ min: 2, max: 12 }),
      })
      .map(({ from, delay, until, ...happening }) => ({
        ...happening,
        delays: Array.from({ length: STOPS }, (_, i) => (i >= from && i < until ? delay : 0)),
        skipped: 99,
        moved: 99,
      })),
    { minLength: 3, maxLength: 14 },
  );

function slotsInPieces({ chains, slots }: DayView): number {
  let pieces = 0;
  for (let chain = 0; chain < chains.count; chain++)
    for (let slot = chains.slotOffset[chain]; slot < chains.slotOffset[chain] + chains.slotCount[chain]; slot++)
      if (slots.end[slot] !== 0) pieces++;
  return pieces;
}

/** Hops that are shorter in the view than the bound on it, which is extended value by value, takes for granted. */
function longerHops(view: DayView): string[] {
  const known = hopsOf(view);
  return [...hopsOf({ ...view })].flatMap(([hop, seconds]) =>
    (known.get(hop) ?? Infinity) <= seconds ? [] : [`${hop} takes ${seconds} and not ${known.get(hop) ?? Infinity}`],
  );
}

/** The same of the rides from the positions of chains. */
function longerRides(view: DayView): number[] {
  const [known, rides] = [shortestHops(view).rides, shortestHops({ ...view }).rides];
  const { count, stopOffset, stopCount } = view.chains;
  return Array.from({ length: count }, (_, chain) =>
    Array.from({ length: stopCount[chain] - 1 }, (_ride, i) => stopOffset[chain] + i),
  )
    .flat()
    .filter((position) => !(known[position] <= rides[position]));
}

function hopsOf(view: DayView): Map<string, number> {
  const { offset, from, seconds } = shortestHops(view);
  const hops = new Map<string, number>();
  for (let to = 0; to < view.stopCount; to++)
    for (let i = offset[to]; i < offset[to + 1]; i++) hops.set(`${from[i]}→${to}`, seconds[i]);
  return hops;
}

const batches = (): fc.Arbitrary<Happening[][]> =>
  fc.array(
    fc.array(
      fc.record({
        trip: fc.nat({ max: 1000 }),
        what: fc.constantFrom(
          'late' as const,
          'late' as const,
          'late' as const,
          'cancelled' as const,
          'cleared' as const,
        ),
        delays: fc.array(fc.integer({ min: -3, max: 25 }), { minLength: 6, maxLength: 6 }),
        skipped: fc.nat({ max: 12 }),
        moved: fc.nat({ max: 12 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    { minLength: 1, maxLength: 4 },
  );

const randomTrips = (): fc.Arbitrary<{ from: number; to: number }[]> =>
  fc.array(fc.record({ from: fc.nat({ max: STOPS - 1 }), to: fc.nat({ max: STOPS - 1 }) }), {
    minLength: 3,
    maxLength: 3,
  });

/** A trip with other times, with stops passed by and one moved. */
function late(trip: NetworkTrip, { delays, skipped, moved }: Happening): NetworkTrip {
  let before = -Infinity;
  const calls = trip.calls.map((call, i) => {
    const delay = (delays[i] ?? 0) * 60;
    const arrival = Math.max(before, call.arrival + delay);
    const departure = (before = Math.max(arrival, call.departure + delay));
    const isPassed = i === skipped;
    const stop = i === moved ? (call.stop + 1) % STOPS : call.stop;
    return { ...call, stop, arrival, departure, ...(isPassed && { canBoard: false, canAlight: false }) };
  });
  return { ...trip, calls };
}

function happen(
  planned: readonly NetworkTrip[],
  now: readonly NetworkTrip[],
  batch: readonly Happening[],
): NetworkTrip[] {
  const trips = [...now];
  for (const happening of batch) {
    const place = happening.trip % trips.length;
    const trip = planned[place];
    if (happening.what === 'late') trips[place] = late(trip, happening);
    else trips[place] = happening.what === 'cancelled' ? { ...trip, calls: [] } : trip;
  }
  return trips;
}

/** What is left out is not there, and no vehicle goes on before it has come. */
function ridden(network: Network): Network {
  const kept = network.trips.map((trip, place) => ({ trip, place })).filter(({ trip }) => trip.calls.length > 0);
  const renumbered = new Map(kept.map(({ place }, index) => [place, index]));
  return {
    ...network,
    trips: kept.map(({ trip: { next, ...trip } }) => {
      const after = next === undefined ? undefined : network.trips[next];
      const place = next === undefined ? undefined : renumbered.get(next);
      const arrival = trip.calls.at(-1)?.arrival ?? 0;
      const goesOn = after?.calls[0] !== undefined && after.calls[0].departure >= arrival && place !== undefined;
      return goesOn ? { ...trip, next: place } : trip;
    }),
  };
}

function hear(
  realtime: RealtimeTimetable,
  { timetable, stop }: Views,
  { trips }: Network,
  batch: readonly Happening[],
): RealtimeTimetable {
  const updates = new Map<number, RunUpdate>();
  const cleared = new Map<number, RunName>();
  const day = timetable.firstDay;
  const places = Array.from({ length: timetable.trips.count }, (_, trip) =>
    Number(timetable.trips.id.text(trip as TripIndex)),
  );
  for (const happening of batch) {
    const place = happening.trip % trips.length;
    const planned = trips[place];
    const trip = places.indexOf(place) as TripIndex;
    updates.delete(place);
    cleared.delete(place);
    if (happening.what === 'cleared') cleared.set(place, { trip, day });
    else if (happening.what === 'cancelled') updates.set(place, { kind: 'cancelled', trip, day });
    else {
      const { calls } = late(planned, happening);
      updates.set(place, {
        kind: 'retimed',
        trip,
        day,
        arrival: Int32Array.from(calls, ({ arrival }) => arrival),
        departure: Int32Array.from(calls, ({ departure }) => departure),
        skipped: Uint8Array.from(calls, (_, i) => (i === happening.skipped ? 1 : 0)),
        stops: Int32Array.from(calls, (call) => stop(call.stop)),
      });
    }
  }
  return withUpdates(realtime, {
    sequence: realtime.sequence + 1,
    updates: [...updates.values()],
    cleared: [...cleared.values()],
  });
}

function answersOf(view: DayView, { stop }: Views, trips: readonly { from: number; to: number }[]): string[] {
  const router = createRouter(view);
  const HOUR = 3600;
  return trips.flatMap(({ from, to }) => {
    const [first, last] = view.direction === 'forward' ? [from, to] : [to, from];
    const query = {
      access: [{ stop: stop(first), seconds: 0 }],
      egress: [{ stop: stop(last), seconds: 60 }],
      maxTrips: 4,
    };
    const best = router.earliest(query, 10 * HOUR);
    return [
      best
        .map(({ departure, arrival, trips: k }) => `${view.direction === 'forward' ? arrival : departure}×${k}`)
        .join(' '),
      tell(router.range(query, 8 * HOUR, 11 * HOUR)),
    ];
  });
}

const tell = (journeys: readonly Journey[]): string =>
  journeys
    .map(({ departure, arrival, trips }) => `${departure}→${arrival}×${trips}`)
    .sort()
    .join(' ');
