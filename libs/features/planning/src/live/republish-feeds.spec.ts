import { beforeEach, describe, expect, it } from '@jest/globals';
import { readRealtime } from '@maillage/transit-gtfs-rt';
import { city } from '@maillage/transit-gtfs/testing';
import type { TripUpdate, VehiclePosition } from '@maillage/transit-model';
import { createRequire } from 'node:module';
import { planTown, type PlannedTown } from '../testing/planned-town.js';

const bindings = createRequire(import.meta.url)('gtfs-realtime-bindings') as {
  readonly transit_realtime: {
    readonly FeedMessage: { decode(bytes: Uint8Array): { readonly entity: readonly { readonly id: string }[] } };
  };
};

const late: TripUpdate = {
  entityId: 'late',
  trip: { tripId: 'BUS 1/1' },
  relationship: 'SCHEDULED',
  stopTimes: [{ stopSequence: 1, relationship: 'SCHEDULED', departure: { delay: 120 } }],
};
const bus: VehiclePosition = {
  entityId: 'bus',
  trip: { tripId: 'BUS 1/1' },
  relationship: 'SCHEDULED',
  latitude: 48,
  longitude: 7,
  status: 'IN_TRANSIT_TO',
};

describe('live feeds that are published again', () => {
  let town: PlannedTown;
  beforeEach(async () => {
    town = await planTown(city('stop A  0 0\nstop B  3000 0\nBUS 1   A 08:05  B 08:15'));
  });
  const read = async (part: 'trip-updates' | 'vehicle-positions' | 'alerts') => {
    const { body } = await town.feeds.realtime({ territory: 'town', feed: 'city', part });
    const message = readRealtime(body, { now: town.clock.now() });
    const { tripUpdates, vehicles, alerts } = message;
    const ids = bindings.transit_realtime.FeedMessage.decode(body).entity.map(({ id }) => id);
    expect(ids).toEqual([...tripUpdates, ...vehicles, ...alerts].map(({ entityId }) => entityId));
    return message;
  };

  it('say what was told, part by part, since when it is so', async () => {
    await town.tell({ updates: [late], positions: [bus] });
    const told = town.clock.now();
    town.clock.advance(40);
    const updates = await read('trip-updates');
    expect([updates.header?.timestamp, updates.tripUpdates, updates.vehicles]).toEqual([told, [late], []]);
    expect((await read('vehicle-positions')).vehicles).toEqual([bus]);
    expect((await read('alerts')).alerts).toEqual([]);
  });

  it('tell what was cancelled and what was deleted apart', async () => {
    const gone = { ...late, stopTimes: [] };
    await town.tell({ updates: [{ ...gone, relationship: 'DELETED' }] });
    expect((await read('trip-updates')).tripUpdates.map(({ relationship }) => relationship)).toEqual(['DELETED']);
    await town.tell({ updates: [{ ...gone, relationship: 'CANCELED' }] });
    expect((await read('trip-updates')).tripUpdates.map(({ relationship }) => relationship)).toEqual(['CANCELED']);
  });

  it('are empty when nothing is believed any more', async () => {
    await town.tell({ updates: [late] });
    town.clock.advance(400);
    expect([(await read('trip-updates')).tripUpdates, (await read('trip-updates')).header?.timestamp]).toEqual([
      [],
      town.clock.now(),
    ]);
  });

  it('are named after their timetable', async () => {
    const asked = town.feeds.realtime({ territory: 'town', feed: 'city-rt', part: 'alerts' });
    await expect(asked).rejects.toMatchObject({ status: 404, code: 'LIVE_FEED_NOT_FOUND' });
  });
});
