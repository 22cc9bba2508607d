import { afterAll, describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import type { LiveDocuments } from '@maillage/ports';
import { encodeRealtime } from '@maillage/transit-gtfs-rt/testing';
import { ThreadLiveReader } from './thread-live-reader.js';

const NOON = 1_768_906_800 as Instant;
const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const of = (kind: LiveDocuments['kind'], documents: Readonly<Record<string, Uint8Array>>): LiveDocuments => ({
  label: 'town/feed',
  kind,
  profile: kind === 'parking' ? 'parkapi-v3' : undefined,
  now: NOON,
  documents: new Map(Object.entries(documents)),
  last: undefined,
});
const message = (...trips: string[]): Uint8Array =>
  encodeRealtime({
    header: { timestamp: NOON - 5, feed_version: '2026-01' },
    entity: trips.map((id) => ({ id, trip_update: { trip: { trip_id: id }, delay: 60 } })),
  });

describe('the thread that reads live feeds', () => {
  const reader = new ThreadLiveReader();
  afterAll(() => reader.close());

  it('reads GTFS-Realtime', async () => {
    expect(await reader.read(of('gtfs-rt', { '0': message('a', 'b') }))).toMatchObject({
      facts: { updates: [{ entityId: 'a', trip: { tripId: 'a' }, delay: 60 }, { entityId: 'b' }], alerts: [] },
      timestamp: NOON - 5,
      feedVersion: '2026-01',
      entities: 2,
      refusal: undefined,
    });
  });

  it.each([
    ['C01 nothing', ''],
    ['C02 a page', '<!doctype html><title>Login</title>'],
    ['C03 JSON', '{"header":{}}'],
  ])('refuses %s by name', async (_, content) => {
    const reading = await reader.read(of('gtfs-rt', { '0': new TextEncoder().encode(content) }));
    expect(reading.refusal).toMatch(/^[A-Z_]+$/);
    expect(reading).toMatchObject({ facts: {}, notices: [expect.objectContaining({ severity: 'error' })] });
  });

  it('reads a GBFS system document by document, and keeps aliases while vehicles stand', async () => {
    const station_status = text({
      last_updated: NOON - 20,
      ttl: 30,
      version: '2.3',
      data: {
        stations: [
          { station_id: '1', num_bikes_available: 3, is_installed: true, is_renting: true, is_returning: true },
        ],
      },
    });
    const free_bike_status = text({
      last_updated: NOON - 20,
      ttl: 30,
      version: '2.3',
      data: { bikes: [{ bike_id: 'b-7', lat: 48.5, lon: 7.7, is_reserved: false, is_disabled: false }] },
    });
    const stations = await reader.read(of('gbfs', { station_status }));
    expect(stations).toMatchObject({ facts: { stations: [{ stationId: '1', vehiclesAvailable: 3 }] }, entities: 1 });
    expect(stations.facts.vehicles).toBeUndefined();
    const first = await reader.read(of('gbfs', { free_bike_status }));
    const second = await reader.read(of('gbfs', { station_status, free_bike_status }));
    expect(second.facts.vehicles).toEqual(first.facts.vehicles);
    expect(JSON.stringify(first)).not.toContain('b-7');
  });

  it('refuses a GBFS system that tells nothing', async () => {
    expect((await reader.read(of('gbfs', { station_status: text([]) }))).refusal).toBe('NO_AVAILABILITY');
  });

  it('lists what a discovery announces', async () => {
    const feeds = [
      { name: 'station_information', url: 'https://example.org/i' },
      { name: 'station_status', url: 'https://example.org/s' },
    ];
    const announced = await reader.discover(text({ version: '3.0', last_updated: NOON, ttl: 60, data: { feeds } }));
    expect(announced).toEqual(feeds);
    expect(await reader.discover(text('x'))).toEqual([]);
  });

  it('reads parking places', async () => {
    const sites = { items: [{ id: 7, has_realtime_data: true, realtime_free_capacity: 12, capacity: 100 }] };
    const reading = await reader.read(of('parking', { parks: text(sites) }));
    expect(reading.facts.facilities).toMatchObject([{ facilityId: '7', free: 12, isSuspect: false }]);
    expect((await reader.read(of('parking', { parks: text({}) }))).refusal).toMatch(/^[A-Z_]+$/);
  });
});

describe('a feed that is too much for its reader', () => {
  const GREEDY = new URL('./testing/greedy.worker.ts', import.meta.url);

  it.each([
    ['loop', { seconds: 1, heapMegabytes: 128 }, 'READER_TIMEOUT'],
    ['hoard', { seconds: 60, heapMegabytes: 64 }, 'READER_MEMORY'],
    ['exit', { seconds: 60, heapMegabytes: 128 }, 'READER_FAILED'],
    ['break', { seconds: 60, heapMegabytes: 128 }, 'READER_FAILED'],
  ])(
    'fails alone: %s',
    async (fate, limits, code) => {
      const reader = new ThreadLiveReader(limits, GREEDY);
      try {
        const greedy = reader.read(of('gtfs-rt', { [fate]: message('a') })).catch((thrown: unknown) => thrown);
        const behind = reader.read(of('gtfs-rt', { '0': message('b') }));
        expect(await greedy).toMatchObject({ code });
        expect((await behind).facts.updates).toMatchObject([{ entityId: 'b' }]);
      } finally {
        await reader.close();
      }
    },
    90_000,
  );

  it('is refused, as what waits behind it, when reading ends', async () => {
    const reader = new ThreadLiveReader({ seconds: 60, heapMegabytes: 128 }, GREEDY);
    const reads = ['loop', '0'].map((name) => reader.read(of('gtfs-rt', { [name]: message('a') })));
    const codes = Promise.all(reads.map((read) => read.catch((thrown: unknown) => (thrown as { code: string }).code)));
    await reader.close();
    expect(await codes).toEqual(['READER_CLOSED', 'READER_CLOSED']);
    await expect(reader.read(of('gtfs-rt', {}))).rejects.toMatchObject({ code: 'READER_CLOSED' });
  });
});
