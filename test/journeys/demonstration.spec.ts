import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import { decodeFacilities } from '@maillage/itinerary-planner';
import { readSnapshotParts } from '@maillage/transit-timetable';
import { startSuite, type Install } from './installs.js';

/** `npm start` without a territory of one's own. */
describe('the demonstration territory', () => {
  let folder = '';
  let install: Install;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-demo-'));
    install = await startSuite({ territoryFiles: [], territoryFolder: folder, dataFolder: folder });
  }, 180_000);
  afterAll(async () => {
    await install.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('is accepted whole: timetables, streets, shared bicycles, car parks', async () => {
    const view = (await (await fetch(`${install.url}/v1/feeds`)).json()) as FeedsView;
    expect(view.feeds.map(({ id, kind, active }) => [id, kind, active?.state])).toEqual([
      ['bus', 'gtfs', 'ACTIVE'],
      ['rail', 'gtfs', 'ACTIVE'],
      ['velorvel', 'gbfs', 'ACTIVE'],
      ['parkings', 'parking', 'ACTIVE'],
      ['streets', 'osm', 'ACTIVE'],
    ]);
    const notices = view.feeds.flatMap(({ active }) => active?.notices ?? []);
    expect(notices.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('has each station and each car park once, though feed and map both tell of them', async () => {
    const { systems, facilities } = await facilitiesOf(folder);
    expect(systems.map(({ feed, name, vehicleTypes }) => [feed, name, vehicleTypes.length])).toEqual([
      ['velorvel', 'Vélorvel', 2],
    ]);
    const ofKind = (kind: string) => facilities.filter((facility) => facility.kind === kind);
    expect(ofKind('rental-station')).toHaveLength(44);
    const carParks = facilities.filter((facility) => facility.kind === 'car-park');
    expect(carParks.map(({ id }) => id.split('_')[0])).toEqual(Array.from({ length: 9 }, () => 'parkings'));
    expect(carParks.filter(({ isParkAndRide }) => isParkAndRide)).toHaveLength(5);
    expect(ofKind('bicycle-park').length).toBeGreaterThan(20);
    expect(ofKind('bicycle-park').every(({ id }) => id.startsWith('osm_n'))).toBe(true);
  });
});

interface FeedsView {
  readonly feeds: readonly {
    readonly id: string;
    readonly kind: string;
    readonly active: { readonly state: string; readonly notices: readonly { readonly severity: string }[] } | null;
  }[];
}

/** The facilities in the stored network. */
async function facilitiesOf(dataFolder: string): Promise<NetworkFacilities> {
  const snapshots = join(dataFolder, 'snapshots/montorvel');
  for (const name of await readdir(snapshots)) {
    const bytes = await readFile(join(snapshots, name));
    const facilities = readParts(bytes)?.bytes('facilities');
    if (facilities) return decodeFacilities(facilities);
  }
  throw new Error('no network in the data folder');
}

/** Undefined for the file of the streets. */
function readParts(bytes: Buffer): ReturnType<typeof readSnapshotParts> | undefined {
  try {
    return readSnapshotParts(new Uint8Array(bytes).buffer);
  } catch {
    return undefined;
  }
}
