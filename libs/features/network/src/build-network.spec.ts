import { territorySchema } from '@maillage/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Failure, type Instant } from '@maillage/kernel';
import { FixedClock } from '@maillage/testing';
import { buildStreetGraph } from '@maillage/street-graph';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable, writeSnapshot, type Timetable } from '@maillage/transit-timetable';
import { BuildNetwork } from './build-network.use-case.js';
import {
  Listener,
  MemoryArchives,
  MemoryNetworks,
  MemorySnapshots,
  NOTICE,
  TellingBuilder,
  TOWN,
  versionOf,
} from './testing/memory-install.js';

async function timetable(): Promise<Timetable> {
  const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:15'));
  if (!feed) throw new Error('not a city');
  return buildTimetable([{ id: 'bus', feed }], { timezone: 'Europe/Paris' });
}

const MORNING = 1_768_888_800 as Instant;

describe('building a network', () => {
  let networks: MemoryNetworks;
  let snapshots: MemorySnapshots;
  let builder: TellingBuilder;
  let narrator: Listener;
  let use: BuildNetwork;
  let town: Timetable;
  let build: () => ReturnType<BuildNetwork['execute']>;

  beforeEach(async () => {
    town = await timetable();
    let count = 0;
    [networks, snapshots, narrator] = [new MemoryNetworks(), new MemorySnapshots(), new Listener()];
    const { graph } = await buildStreetGraph([]);
    builder = new TellingBuilder(graph, (streets) =>
      writeSnapshot(town, { build: ++count, ...(streets !== undefined && { streets }) }),
    );
    const clock = new FixedClock(MORNING);
    use = new BuildNetwork(networks, new MemoryArchives(), builder, snapshots, clock, narrator);
    build = () => use.execute(TOWN);
  });

  it('waits for a timetable', async () => {
    networks.versions = [versionOf('streets', 'osm', 1)];
    expect(await build()).toBeUndefined();
    expect(builder.inputs).toEqual([]);
  });

  it('stores the network and its streets, and names both', async () => {
    networks.versions = [versionOf('bus', 'gtfs', 1), versionOf('streets', 'osm', 1)];
    const generation = await build();
    expect([...snapshots.files.keys()].sort()).toEqual([generation?.checksum, generation?.streets].sort());
    expect(builder.inputs[0]).toMatchObject({
      timezone: 'Europe/Paris',
      feeds: [{ id: 'bus' }],
      extracts: [{ id: 'streets', digest: versionOf('streets', 'osm', 1).digest }],
      storedStreets: undefined,
    });
    expect(narrator.told).toContain('town: streets built');
    expect(narrator.told).toContain('town: STOPS_WITHOUT_STREETS × 3 (12 %) — Stops without streets.');
    expect(networks.remarks).toEqual([{ feed: 'streets', version: 1, notices: [NOTICE] }]);
    expect(await build()).toBeUndefined();
  });

  it('is built again when changes take another time', async () => {
    builder = new TellingBuilder((await buildStreetGraph([])).graph, () =>
      writeSnapshot(town, { changeSeconds: builder.inputs.at(-1)?.changeSeconds ?? 0 }),
    );
    use = new BuildNetwork(networks, new MemoryArchives(), builder, snapshots, new FixedClock(MORNING), narrator);
    networks.versions = [versionOf('bus', 'gtfs', 1)];
    expect((await build())?.generation).toBe(1);
    expect(await build()).toBeUndefined();
    const hasty = { ...TOWN, territory: territorySchema.parse({ ...TOWN.territory, planning: { changeSeconds: 60 } }) };
    expect((await use.execute(hasty))?.generation).toBe(2);
    expect(builder.inputs.map(({ changeSeconds }) => changeSeconds)).toEqual([120, 60]);
    expect(await use.execute(hasty)).toBeUndefined();
  });

  it('hands over the streets that are there when only the timetable changed', async () => {
    networks.versions = [versionOf('bus', 'gtfs', 1), versionOf('streets', 'osm', 1)];
    const first = await build();
    networks.versions = [versionOf('bus', 'gtfs', 2), versionOf('streets', 'osm', 1)];
    const second = await build();
    expect(builder.inputs[1]?.storedStreets?.checksum).toBe(first?.streets);
    expect([second?.generation, second?.streets]).toEqual([2, first?.streets]);
    expect(second?.checksum).not.toBe(first?.checksum);
  });

  it('hands over the heights below the streets, and only streets that were built on them', async () => {
    const below = [versionOf('bus', 'gtfs', 1), versionOf('streets', 'osm', 1)];
    networks.versions = [...below, versionOf('heights', 'heights', 1)];
    const first = await build();
    expect(builder.inputs[0]).toMatchObject({ feeds: [{ id: 'bus' }], heights: [{ id: 'heights' }], facilities: [] });
    networks.versions = [...below, versionOf('heights', 'heights', 2)];
    const second = await build();
    expect(builder.inputs[1]?.storedStreets).toBeUndefined();
    expect(second?.streets).not.toBe(first?.streets);
    builder.failure = ({ heights }) =>
      heights.length > 0 ? new Failure('HEIGHTS_FAILED', 'no tiles', { retryable: false }) : undefined;
    networks.versions = [...below, versionOf('heights', 'heights', 3)];
    await build();
    expect(networks.failures).toEqual(['heights 3: no tiles']);
  });

  it('goes back to streets that answered before', async () => {
    const bus = versionOf('bus', 'gtfs', 1);
    networks.versions = [bus, versionOf('streets', 'osm', 1, 'as it was')];
    const first = await build();
    networks.versions = [bus, versionOf('streets', 'osm', 2)];
    const second = await build();
    expect(builder.inputs[1]?.storedStreets).toBeUndefined();
    networks.versions = [bus, versionOf('streets', 'osm', 3, 'as it was')];
    const third = await build();
    expect(builder.inputs[2]?.storedStreets?.checksum).toBe(first?.streets);
    expect([third?.streets === first?.streets, second?.streets === first?.streets]).toEqual([true, false]);
  });

  it('keeps the files that the last generations need, and no others', async () => {
    for (let version = 1; version <= 8; version++) {
      networks.versions = [
        versionOf('bus', 'gtfs', version),
        versionOf('streets', 'osm', 1, version < 6 ? 'old' : 'new'),
      ];
      await build();
    }
    const kept = networks.generations.slice(0, 5).flatMap(({ checksum, streets }) => [checksum, streets]);
    expect([...snapshots.files.keys()].sort()).toEqual([...new Set(kept)].sort());
    expect(snapshots.files.size).toBe(7);
  });

  it('builds again when the streets are gone', async () => {
    networks.versions = [versionOf('bus', 'gtfs', 1), versionOf('streets', 'osm', 1)];
    const first = await build();
    snapshots.files.delete(first?.streets ?? '');
    const second = await build();
    expect(second).toMatchObject({ generation: 2, streets: first?.streets });
    expect(snapshots.files.has(first?.streets ?? '')).toBe(true);
  });

  it('builds again when the streets were written by another release', async () => {
    networks.versions = [versionOf('bus', 'gtfs', 1), versionOf('streets', 'osm', 1)];
    const first = await build();
    const streets = snapshots.files.get(first?.streets ?? '');
    if (!streets) throw new Error('no streets');
    snapshots.files.set(first?.streets ?? '', streets.slice().fill(99, 8, 9));
    expect(await build()).toMatchObject({ generation: 2 });
    expect(narrator.told.filter((line) => line.includes('cannot be read'))).toHaveLength(1);
  });

  it('writes down what could not be built, and builds without it', async () => {
    networks.versions = [versionOf('bus', 'gtfs', 1)];
    await build();
    const tooMany = new Failure('STREETS_FAILED', 'too many streets');
    builder.failure = ({ extracts }) => (extracts.length > 0 ? tooMany : undefined);
    networks.versions = [versionOf('bus', 'gtfs', 2), versionOf('streets', 'osm', 1)];
    expect(await build()).toMatchObject({ generation: 2, streets: undefined });
    expect(networks.failures).toEqual(['streets 1: too many streets']);
  });

  it('suspects what one can do without when nobody knows what was at fault', async () => {
    builder.failure = ({ extracts, facilities }) =>
      extracts.length + facilities.length > 0 ? new Failure('THREAD_MEMORY', 'no memory') : undefined;
    networks.versions = [versionOf('bus', 'gtfs', 1), versionOf('streets', 'osm', 1), versionOf('bikes', 'gbfs', 1)];
    expect(await build()).toMatchObject({ generation: 1 });
    expect(networks.failures).toEqual(['streets 1: no memory', 'bikes 1: no memory']);
  });

  it('keeps what answers when a timetable cannot be built, and does not try for ever', async () => {
    networks.versions = [versionOf('bus', 'gtfs', 1)];
    await build();
    builder.failure = () => new Failure('BUILD_FAILED', 'too many stops');
    networks.versions = [versionOf('bus', 'gtfs', 2), versionOf('streets', 'osm', 1)];
    expect(await build()).toBeUndefined();
    expect(networks.failures).toEqual(['bus 2: too many stops']);
    networks.versions = [
      { ...versionOf('bus', 'gtfs', 1), state: 'ACTIVE' },
      { ...versionOf('streets', 'osm', 1), state: 'ACTIVE' },
    ];
    expect(await build()).toBeUndefined();
    expect(builder.inputs).toHaveLength(3);
    expect((await networks.active('town'))?.generation).toBe(1);
  });
});
