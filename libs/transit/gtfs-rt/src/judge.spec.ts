import { describe, expect, it } from '@jest/globals';
import { parseServiceDate, type Instant } from '@maillage/kernel';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { readRealtime } from './read-realtime.js';
import { encodeRealtime } from './testing.js';
import { judge, type Bindings } from './testing/judge.js';

const bindings = createRequire(import.meta.url)('gtfs-realtime-bindings') as Bindings;
const now = 1_769_000_000 as Instant;

/**
 * Written by gtfs-realtime-bindings 2.2.0, with all that GTFS-Realtime has gained since the version that judges below:
 * relationships, trip properties, assigned platforms, periods, images, entities of new kinds.
 */
const LATEST = [
  'ChEKAzIuMBAAGMCYw8sGIgJ2NxKZAQoDZHVwGpEBCgYKAnQxIAYSOQgDEhMIxP//////////ARgeILaYw8sGGgwQxZjDywYgwJjD',
  'ywYiAUEoAzILCgJBMhIBeBgBIAI4ARoPCgJ2MRIBMRoEQUEtMSACIMCYw8sGKOL//////////wEyKgoHdDEtY29weRIIMjAyNjAx',
  'MjEaCDI1OjA1OjAwIgFzKgRHYXJlMgIxMhItCgNuZXcaJgoKCgFuIAgqAVIwARILGgYQwJjDywYiAUESCxIGEPyYw8sGIgFCEjsK',
  'A3JlcBo0ChgKAXISBzg6MDA6MDAaCDIwMjYwMTIwIAUSCxoGEMCYw8sGIgFBEgsSBhD8mMPLBiIBQhIOCgNkZWwaBwoFCgFkIAcS',
  'EgoDbW9kGgsKCToHCgFtEgJ0ORIYCgVzaGFwZTIPCgFzEgpfcH5pRn5wc3xVEhwKBHN0b3A6FAoIbmV3LXN0b3A1AABAQj0AAOBA',
  'EiwKAW1CJwoHCgJ0ORIBcxoIMjAyNjAxMjAiEgoCCAEiDAg8EghuZXctc3RvcBJRCgN2ZWgiSgoECgJ0MRIdDQAAQkIVAAD4QB0A',
  'ALRCIQAAAAAAAClALQAAAEEYBCABKMCYw8sGMAI6AUJCBgoCdjkgA0gIUHhaCAoCYzEYAygBEsoBCgVhbGVydCrAAQoMCMCYw8sG',
  'EMqYw8sGEgYIu5jDywYaBhCjmcPLBioTCgFhEgFSGAMiBAoCdDEqAVMwADAKOAtCGwoZChNodHRwczovL3guZXhhbXBsZS9hEgJm',
  'clIJCgcKAUgSAmZyWgUKAwoBRGIGCgQKAnRoagYKBAoCdGRwBHoqCigKF2h0dHBzOi8veC5leGFtcGxlL2kucG5nEglpbWFnZS9w',
  'bmcaAmZyggEHCgUKA2FsdIoBBgoECgJjZJIBBgoECgJlZA==',
].join('');

describe('the same bytes, decoded by MobilityData', () => {
  it('trip updates, whatever they hold', () => {
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
    const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const event = fc
      .record({
        delay: maybe(fc.integer({ min: -60_000, max: 60_000 })),
        time: maybe(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }).filter(Boolean)),
        uncertainty: maybe(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      })
      .filter(({ delay, time }) => delay !== undefined || time !== undefined);
    const stops = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 5 }).chain((sequences) =>
      fc.tuple(
        ...sequences
          .sort((left, right) => left - right)
          .map((stop_sequence) =>
            fc.record({
              stop_sequence: fc.constant(stop_sequence),
              stop_id: maybe(id),
              arrival: maybe(event),
              departure: maybe(event),
              schedule_relationship: fc.constantFrom('SCHEDULED', 'SKIPPED', 'NO_DATA'),
            }),
          ),
      ),
    );
    const entity = fc.record({
      id,
      trip_update: fc.record({
        trip: fc.record({
          trip_id: id,
          route_id: maybe(id),
          direction_id: maybe(fc.nat(1)),
          start_date: maybe(fc.constantFrom('20260120', '20261025')),
          start_time: maybe(fc.constantFrom('08:00:00', '25:10:30')),
          schedule_relationship: fc.constantFrom('SCHEDULED', 'UNSCHEDULED', 'CANCELED'),
        }),
        stop_time_update: stops,
        vehicle: maybe(fc.record({ id: maybe(id), label: maybe(id), license_plate: maybe(id) })),
        timestamp: maybe(fc.integer({ min: 1, max: now })),
        delay: maybe(fc.integer({ min: -60_000, max: 60_000 })),
      }),
    });
    fc.assert(
      fc.property(fc.array(entity, { maxLength: 4 }), (entities) => {
        const bytes = encodeRealtime({ header: { timestamp: now }, entity: entities });
        const { tripUpdates, counts } = readRealtime(bytes, { now });
        expect(counts.dropped).toBe(0);
        expect(tripUpdates).toEqual(judge(bindings, bytes).tripUpdates);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a message with all that the latest version of the protocol has', () => {
  const { tripUpdates, vehicles, alerts, header, counts, notices } = readRealtime(
    new Uint8Array(Buffer.from(LATEST, 'base64')),
    { now },
  );

  it('is read, and what is not applied is told', () => {
    expect(header).toEqual({ version: '2.0', timestamp: now, feedVersion: 'v7' });
    expect(counts).toMatchObject({ entities: 10, tripUpdates: 4, vehicles: 1, alerts: 1, dropped: 4 });
    expect(notices.map(({ code, count }) => [code, count])).toEqual([['UNSUPPORTED_ENTITY', 4]]);
  });

  it('new kinds of trips, with their properties and platforms', () => {
    expect(tripUpdates.map(({ entityId, relationship }) => [entityId, relationship])).toEqual([
      ['dup', 'DUPLICATED'],
      ['new', 'NEW'],
      ['rep', 'REPLACEMENT'],
      ['del', 'DELETED'],
    ]);
    expect(tripUpdates[0]).toEqual({
      entityId: 'dup',
      trip: { tripId: 't1' },
      relationship: 'DUPLICATED',
      properties: {
        tripId: 't1-copy',
        startDay: parseServiceDate('20260121'),
        startSeconds: 90_300,
        headsign: 'Gare',
        shortName: '12',
      },
      vehicle: { id: 'v1', label: '1', wheelchair: 1 },
      timestamp: now,
      delay: -30,
      stopTimes: [
        {
          stopSequence: 3,
          stopId: 'A',
          relationship: 'UNSCHEDULED',
          arrival: { delay: -60, uncertainty: 30, scheduledTime: now - 10 },
          departure: { time: now + 5, scheduledTime: now },
          assignedStopId: 'A2',
          pickupType: 1,
          dropOffType: 2,
        },
      ],
    });
  });

  it('a vehicle with its occupancy', () => {
    expect(vehicles[0]).toEqual({
      entityId: 'veh',
      trip: { tripId: 't1' },
      relationship: 'SCHEDULED',
      vehicle: { id: 'v9', wheelchair: 2 },
      latitude: 48.5,
      longitude: 7.75,
      bearing: 90,
      metresPerSecond: 8,
      timestamp: now,
      stopSequence: 4,
      stopId: 'B',
      status: 'STOPPED_AT',
      congestion: 'STOP_AND_GO',
      occupancy: 'NOT_BOARDABLE',
      occupancyPercentage: 120,
    });
  });

  it('an alert with periods of both kinds, details and an image', () => {
    const said = (text: string, language = '') => [{ text, language }];
    expect(alerts[0]).toEqual({
      entityId: 'alert',
      communicationPeriods: [{ start: now - 5 }],
      impactPeriods: [{ end: now + 99 }],
      cause: 'CONSTRUCTION',
      effect: 'ACCESSIBILITY_ISSUE',
      severity: 'SEVERE',
      header: said('H', 'fr'),
      description: said('D'),
      causeDetail: said('cd'),
      effectDetail: said('ed'),
      ttsHeader: said('th'),
      ttsDescription: said('td'),
      url: said('https://x.example/a', 'fr'),
      images: [{ url: 'https://x.example/i.png', mediaType: 'image/png', language: 'fr' }],
      imageAlternative: said('alt'),
      entities: [{ agencyId: 'a', routeId: 'R', routeType: 3, directionId: 0, stopId: 'S', trip: { tripId: 't1' } }],
    });
  });
});
