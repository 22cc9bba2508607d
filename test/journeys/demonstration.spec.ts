import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoTerritory } from '@maillage/demo-territory';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import { decodeFacilities } from '@maillage/itinerary-planner';
import { entry, type ServiceDay } from '@maillage/kernel';
import { readSnapshotParts } from '@maillage/transit-timetable';
import { gbfsFaults } from './gbfs-faults.js';
import { describeAnswers } from './describe-answers.js';
import { startSuite, type Install } from './installs.js';
import { decodeRealtime, realtimeFaults } from './realtime-faults.js';

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
    const standing = view.feeds.filter(({ kind }) => kind !== 'gtfs-rt');
    expect(standing.map(({ id, kind, active }) => [id, kind, active?.state])).toEqual([
      ['bus', 'gtfs', 'ACTIVE'],
      ['rail', 'gtfs', 'ACTIVE'],
      ['velorvel', 'gbfs', 'ACTIVE'],
      ['parkings', 'parking', 'ACTIVE'],
      ['streets', 'osm', 'ACTIVE'],
    ]);
    const notices = view.feeds.flatMap(({ active }) => active?.notices ?? []);
    expect(notices.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('lives: delays, vehicles, bicycles and places come in, are matched, and answers rest on them', async () => {
    const live = await eventually(async () => {
      const view = (await (await fetch(`${install.url}/v1/feeds`)).json()) as FeedsView;
      const told = view.feeds.flatMap(({ id, live: state }) => (state ? [{ id, ...state }] : []));
      return told.every(({ state }) => state === 'live') ? told : undefined;
    });
    expect(live.map(({ id }) => id)).toEqual(['bus-rt', 'rail-rt', 'velorvel', 'parkings']);
    for (const { matches } of live) expect(matches?.matched ?? 0).toBe(matches?.received ?? 0);
    const stations = await eventually(async () => {
      const address = `${install.url}/api/v1/rentals?min=47.8,4.6&max=48.1,5.2`;
      const view = (await (await fetch(address)).json()) as RentalsView;
      return view.stations.every(({ availabilityKnown }) => availabilityKnown !== false) ? view.stations : undefined;
    });
    expect(stations).toHaveLength(44);
    expect(stations.reduce((sum, { numVehiclesAvailable }) => sum + numVehiclesAvailable, 0)).toBeGreaterThan(100);
    expect(await firstChange('stationId=velorvel_001')).toMatchObject({ id: 'velorvel_001', capacity: 36 });
    await eventually(async () => {
      const { network } = await plan({ toPlace: at('Saint-Aubrin') });
      return 'partial' in network ? undefined : network;
    });
  }, 60_000);

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

  it('publishes its bicycles again as their provider tells of them, prices and contact, too', async () => {
    const documentOf = async (name: string) =>
      (await fetch(`${install.url}/gbfs/montorvel/velorvel/${name}.json`)).json();
    expect(await documentOf('system_information')).toMatchObject({
      data: { feed_contact_email: 'donnees@velorvel.example', languages: ['fr', 'en'], license_id: 'etalab-2.0' },
    });
    expect(await documentOf('system_pricing_plans')).toMatchObject({
      data: {
        plans: [
          { plan_id: 'ticket', price: 0 },
          { plan_id: 'ticket-vae', price: 1 },
        ],
      },
    });
    expect(await documentOf('vehicle_types')).toMatchObject({
      data: { vehicle_types: [{ default_pricing_plan_id: 'ticket' }, { default_pricing_plan_id: 'ticket-vae' }] },
    });
  });

  it('publishes documents that GBFS 3.0 takes, in which all that is named is there', async () => {
    const json = async (url: string): Promise<unknown> => (await fetch(url)).json();
    const discovery = await json(`${install.url}/gbfs/montorvel/velorvel/gbfs.json`);
    const announced = (discovery as { data: { feeds: readonly { name: string; url: string }[] } }).data.feeds;
    const documents = new Map([['gbfs', discovery]]);
    for (const { name, url } of announced) documents.set(name, await json(url));
    expect([...documents.keys()]).toEqual(
      expect.arrayContaining(['system_information', 'station_information', 'station_status', 'vehicle_types']),
    );
    expect(gbfsFaults(documents)).toEqual([]);
  });

  it('publishes runs, vehicles and alerts that GTFS-Realtime takes', async () => {
    const counts: number[] = [];
    for (const feed of ['bus', 'rail'])
      for (const part of ['trip-updates', 'vehicle-positions', 'alerts']) {
        const response = await fetch(`${install.url}/gtfs-rt/montorvel/${feed}/${part}.pb`);
        const message = decodeRealtime(new Uint8Array(await response.arrayBuffer()));
        expect([feed, part, realtimeFaults(message)]).toEqual([feed, part, []]);
        counts.push(message.entity?.length ?? 0);
      }
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });

  it('answers with a shared bicycle from station to station', async () => {
    const { direct } = await plan({ toPlace: at('Saint-Aubrin'), directModes: 'RENTAL', transitModes: '' });
    expect(direct).toHaveLength(1);
    expect(direct[0]?.legs.map(({ mode }) => mode)).toEqual(['WALK', 'RENTAL', 'WALK']);
    const streets = { feed: 'osm', attribution: '© OpenStreetMap contributors', licence: 'ODbL-1.0' };
    expect(direct[0]?.legs[0]?.dataSource).toEqual({ ...streets, live: false });
    expect(direct[0]?.legs[1]?.dataSource).toMatchObject({ feed: expect.not.stringMatching('^osm$'), streets });
    expect(direct[0]?.legs[1]).toMatchObject({
      from: { name: 'Hôtel de Ville', vertexType: 'BIKESHARE' },
      to: { name: 'Saint-Aubrin Mairie', vertexType: 'BIKESHARE' },
      rental: { systemId: 'velorvel', systemName: 'Vélorvel', color: '#0F7B6C' },
    });
  });

  describeAnswers(() => ({
    url: install.url,
    towns: demo.communes.map(({ latitude, longitude }) => [latitude, longitude]),
    morning: anotherDay(),
  }));

  it('answers with park-and-ride: the car stays where the feed says, and people walk and ride on', async () => {
    const { itineraries, direct } = await plan({
      fromPlace: at('Fontenelle-aux-Chênes'),
      toPlace: at('Bellorme'),
      directModes: 'CAR_PARKING',
      preTransitModes: 'CAR_PARKING',
      maxPreTransitTime: '2400',
    });
    expect([...direct, ...itineraries].length).toBeGreaterThan(0);
    for (const { legs } of [...direct, ...itineraries]) {
      expect(legs.slice(0, 2).map(({ mode }) => mode)).toEqual(['CAR', 'WALK']);
      expect(legs[0]?.to.name).toMatch(/^(P\+R|Parking) /);
      expect(legs.slice(1).some(({ mode }) => mode === 'CAR')).toBe(false);
    }
    expect(itineraries.length).toBeGreaterThan(0);
  });

  /** The state that the stream of changes begins with. */
  const firstChange = async (watched: string): Promise<unknown> => {
    const response = await fetch(`${install.url}/api/v1/changes?${watched}`);
    let text = '';
    for await (const bytes of response.body ?? []) {
      text += new TextDecoder().decode(bytes as Uint8Array);
      const data = /^data: (.*)$/m.exec(text)?.[1];
      if (data !== undefined) return JSON.parse(data);
    }
    throw new Error(`no change: ${text}`);
  };

  const plan = async (parameters: Readonly<Record<string, string>>): Promise<PlanView> => {
    const query = new URLSearchParams({
      fromPlace: at('Montorvel'),
      time: anotherDay(),
      maxDirectTime: '3600',
      ...parameters,
    });
    return (await (await fetch(`${install.url}/api/v6/plan?${query.toString()}`)).json()) as PlanView;
  };
});

/** Never of these minutes, in which bicycles and places are counted. */
function anotherDay(): string {
  const now = new Date();
  return `${now.toISOString().slice(0, 7)}-${now.getUTCDate() < 15 ? '20' : '10'}T07:00:00Z`;
}

/** What it comes to; asked again until it is there. */
async function eventually<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface RentalsView {
  readonly stations: readonly { readonly numVehiclesAvailable: number; readonly availabilityKnown?: boolean }[];
}

interface PlanView {
  readonly network: object;
  readonly direct: readonly ItineraryView[];
  readonly itineraries: readonly ItineraryView[];
}

interface ItineraryView {
  readonly legs: readonly {
    readonly mode: string;
    readonly to: { readonly name: string };
    readonly dataSource?: object;
  }[];
}

const demo = demoTerritory({ seed: 1, today: 0 as ServiceDay });

/** The town hall of a commune, as a place of a request; it is there whatever the day. */
function at(name: string): string {
  const { latitude, longitude } = entry(
    demo.communes.filter((commune) => commune.name === name),
    0,
  );
  return `${String(latitude)},${String(longitude)}`;
}

interface FeedsView {
  readonly feeds: readonly {
    readonly id: string;
    readonly kind: string;
    readonly live: {
      readonly state: string;
      readonly matches?: { readonly received: number; readonly matched: number } | null;
    } | null;
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
