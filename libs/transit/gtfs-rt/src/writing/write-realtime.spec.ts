import { describe, expect, it } from '@jest/globals';
import type { Instant, ServiceDay } from '@maillage/kernel';
import type { Alert, TripUpdate, VehiclePosition } from '@maillage/transit-model';
import { createRequire } from 'node:module';
import { readRealtime } from '../read-realtime.js';
import { judge, type Bindings } from '../testing/judge.js';
import { writeRealtime } from './write-realtime.js';

const bindings = createRequire(import.meta.url)('gtfs-realtime-bindings') as Bindings;
const now = 1_769_000_000 as Instant;
const day = 20_473 as ServiceDay;

const updates: readonly TripUpdate[] = [
  {
    entityId: 'late',
    trip: { tripId: 't1', routeId: '1', directionId: 1, startDay: day, startSeconds: 90_000 },
    relationship: 'SCHEDULED',
    stopTimes: [
      {
        stopSequence: 3,
        relationship: 'SCHEDULED',
        arrival: { delay: -60, uncertainty: 30 },
        departure: { time: now },
      },
      { stopId: 'B', relationship: 'SKIPPED' },
      { stopSequence: 5, stopId: 'C', relationship: 'SCHEDULED', departure: { delay: 0 }, assignedStopId: 'C2' },
    ],
    vehicle: { id: 'v', label: '12', wheelchair: 1 },
    timestamp: now - 20,
    delay: -60,
  },
  { entityId: 'gone', trip: { tripId: 't2' }, relationship: 'CANCELED', stopTimes: [] },
  {
    entityId: 'copy',
    trip: { tripId: 't1' },
    relationship: 'DUPLICATED',
    stopTimes: [],
    properties: { tripId: 't1-copy', startDay: day, startSeconds: 36_000, headsign: 'Gare', shortName: 'x' },
  },
];
const positions: readonly VehiclePosition[] = [
  {
    entityId: 'v1',
    trip: { tripId: 't1' },
    relationship: 'SCHEDULED',
    vehicle: { id: 'v' },
    latitude: 48.5,
    longitude: -4.25,
    bearing: 90,
    metresPerSecond: 5.5,
    timestamp: now - 5,
    stopSequence: 3,
    status: 'STOPPED_AT',
    congestion: 'STOP_AND_GO',
    occupancy: 'FULL',
    occupancyPercentage: 110,
  },
];
const alert: Alert = {
  entityId: 'works',
  communicationPeriods: [{ start: now - 100 }],
  impactPeriods: [{ start: now, end: now + 3_600 }],
  cause: 'CONSTRUCTION',
  effect: 'DETOUR',
  severity: 'SEVERE',
  header: [
    { language: 'fr', text: 'Travaux à l’église' },
    { language: 'en', text: 'Works' },
  ],
  description: [{ language: '', text: 'Jusqu’à midi' }],
  causeDetail: [{ language: 'fr', text: 'Voirie' }],
  effectDetail: [],
  ttsHeader: [],
  ttsDescription: [],
  url: [{ language: '', text: 'https://town.example/works' }],
  images: [{ language: 'fr', url: 'https://town.example/map.png', mediaType: 'image/png' }],
  imageAlternative: [{ language: 'fr', text: 'Plan' }],
  entities: [
    { routeId: '1', directionId: 0 },
    { stopId: 'B' },
    { trip: { tripId: 't1', startDay: day } },
    { routeType: 3 },
  ],
};

describe('GTFS-Realtime that is written', () => {
  it('is read again as it was', () => {
    const alerts = [alert];
    const read = readRealtime(writeRealtime({ timestamp: now, updates, positions, alerts }), { now });
    expect(read.header).toMatchObject({ timestamp: now });
    expect(read.notices).toEqual([]);
    expect([read.tripUpdates, read.vehicles, read.alerts]).toEqual([updates, positions, alerts]);
  });

  it('is what the decoder of MobilityData reads, too', () => {
    const periods = alert.impactPeriods;
    const alerts = [{ ...alert, communicationPeriods: periods }];
    const known = updates.slice(0, 2);
    const judged = judge(bindings, writeRealtime({ timestamp: now, updates: known, positions, alerts }));
    expect(judged).toMatchObject({
      timestamp: now,
      tripUpdates: [
        { entityId: 'late', trip: known[0]?.trip, delay: -60, timestamp: now - 20 },
        { entityId: 'gone', trip: { tripId: 't2' }, relationship: 'CANCELED' },
      ],
      vehicles: [{ entityId: 'v1', latitude: 48.5, longitude: -4.25, occupancy: 'FULL', status: 'STOPPED_AT' }],
      alerts: [
        {
          cause: 'CONSTRUCTION',
          effect: 'DETOUR',
          impactPeriods: periods,
          header: alert.header,
          url: alert.url,
          entities: [{ routeId: '1' }, { stopId: 'B' }, { trip: { tripId: 't1', startDay: day } }, { routeType: 3 }],
        },
      ],
    });
  });

  it('passes a deleted trip on as deleted: who reads it shall not show it as cancelled', () => {
    const deleted: TripUpdate = { entityId: 'x', trip: { tripId: 't1' }, relationship: 'DELETED', stopTimes: [] };
    const bytes = writeRealtime({ timestamp: now, updates: [deleted] });
    expect(readRealtime(bytes, { now }).tripUpdates).toEqual([deleted]);
    expect(judge(bindings, bytes)).toMatchObject({ tripUpdates: [{ relationship: 'DELETED' }] });
  });

  it('tells apart entities of several feeds that share an id, and an empty one is none', () => {
    const read = readRealtime(writeRealtime({ timestamp: now, updates: [...updates, ...updates] }), { now });
    expect(read.tripUpdates.map(({ entityId }) => entityId)).toEqual([
      'late',
      'gone',
      'copy',
      'late~2',
      'gone~2',
      'copy~2',
    ]);
    expect(judge(bindings, writeRealtime({ timestamp: now }))).toEqual({
      timestamp: now,
      tripUpdates: [],
      vehicles: [],
      alerts: [],
    });
  });
});
