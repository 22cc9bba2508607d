import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import fc from 'fast-check';
import type { TripMatcher } from './match/trip-matcher.js';
import { readRealtime } from './read-realtime.js';
import { resolveUpdates } from './resolve/resolve-updates.js';
import { encodeRealtime } from './testing.js';
import { at, town } from './testing/town.js';

const DATE = '20260120';

describe('whatever bytes come', () => {
  it('are read or refused with a reason, and nothing is thrown', () => {
    const now = 1_769_000_000 as Instant;
    const pieces = fc.array(
      fc.oneof(fc.nat(255), fc.constantFrom(0x0a, 0x12, 0x1a, 0x22, 0x2a, 0x08, 0x10, 0x02, 0x0b, 0x0c)),
      { maxLength: 80 },
    );
    const header = encodeRealtime({ header: { timestamp: now } });
    fc.assert(
      fc.property(pieces, fc.boolean(), (tail, hasHeader) => {
        const bytes = Uint8Array.from([...(hasHeader ? header : []), ...tail]);
        const { header: read, notices, counts, tripUpdates, alerts, vehicles } = readRealtime(bytes, { now });
        expect(read === undefined).toBe(notices.some(({ severity }) => severity === 'error'));
        expect([counts.tripUpdates, counts.alerts, counts.vehicles]).toEqual([
          tripUpdates.length,
          alerts.length,
          vehicles.length,
        ]);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('whatever a feed says of trips', () => {
  let matcher: TripMatcher;
  beforeAll(async () => {
    matcher = await town(`
      station S   P1 P2
      BUS 1   A 08:00   B 08:10/08:12   C 08:20   A 08:30   P1 08:40
      BUS 2   A 23:50   P1 24:10
      TRAM T  P2 08:00  B 08:10
      every TRAM T/1  08:00  09:00  600`);
  });

  it('every run keeps what the overlay is promised, and every update is matched or has a reason', () => {
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
    const now = at(matcher, DATE, '8:05');
    const time = fc.integer({ min: -7_200, max: 7_200 });
    const event = fc.oneof(
      time.map((delay) => ({ delay })),
      time.map((seconds) => ({ time: now + seconds })),
    );
    const stop = fc.record({
      stop_id: fc.constantFrom('A', 'B', 'C', 'P1', 'P2', 'S', 'Z'),
      stop_sequence: maybe(fc.integer({ min: 0, max: 6 })),
      arrival: maybe(event),
      departure: maybe(event),
      schedule_relationship: fc.constantFrom('SCHEDULED', 'SCHEDULED', 'SKIPPED', 'NO_DATA'),
      stop_time_properties: maybe(fc.record({ assigned_stop_id: fc.constantFrom('P1', 'P2', 'A') })),
    });
    const update = fc.record({
      id: fc.constantFrom('e1', 'e2'),
      trip_update: fc.record({
        trip: fc.record({
          trip_id: maybe(fc.constantFrom('BUS 1/1', 'BUS 2/1', 'TRAM T/1', 'x')),
          route_id: maybe(fc.constantFrom('BUS 1', 'BUS 2', 'y')),
          start_date: maybe(fc.constantFrom(DATE, '20260121', '20300101')),
          start_time: maybe(fc.constantFrom('08:00:00', '23:50:00')),
          schedule_relationship: fc.constantFrom(
            'SCHEDULED',
            'SCHEDULED',
            'CANCELED',
            'NEW',
            'REPLACEMENT',
            'DUPLICATED',
            'UNSCHEDULED',
          ),
        }),
        delay: maybe(time),
        trip_properties: maybe(
          fc.record({
            trip_id: fc.constantFrom('copy', 'BUS 1/1'),
            start_date: fc.constant(DATE),
            start_time: fc.constant('10:00:00'),
          }),
        ),
        stop_time_update: fc.array(stop, { maxLength: 6 }),
      }),
    });
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.array(update, { maxLength: 5 }), (entity) => {
        const { tripUpdates } = readRealtime(encodeRealtime({ header: { timestamp: now }, entity }), { now });
        const { runs, report } = resolveUpdates(matcher, tripUpdates, { now });
        const refused = Object.values(report.reasons).reduce((sum, count) => sum + count, 0);
        expect(report.matched + refused).toBe(report.received);
        const { trips, patterns, stops } = matcher.timetable;
        for (const run of runs) {
          kinds.add(run.kind);
          if (run.kind === 'cancelled') continue;
          const { arrival, departure } = run;
          const length =
            run.kind === 'added'
              ? run.stops.length
              : patterns.stopOffset[trips.pattern[run.trip] + 1] - patterns.stopOffset[trips.pattern[run.trip]];
          expect([arrival.length, departure.length]).toEqual([length, length]);
          arrival.forEach((time, i) =>
            expect(time <= departure[i] && (i === 0 || departure[i - 1] <= time)).toBe(true),
          );
          expect(
            Array.from(run.stops ?? []).every(
              (place) => place >= 0 && place < stops.count && stops.locationType[place] === 0,
            ),
          ).toBe(true);
          if (run.kind === 'retimed') expect(matcher.days.runs(run.trip, run.day)).toBe(true);
          else expect([run.boarding.length, length >= 2]).toEqual([length, true]);
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...kinds].sort()).toEqual(['added', 'cancelled', 'retimed']);
  });
});
