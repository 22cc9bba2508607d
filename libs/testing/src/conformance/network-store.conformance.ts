import { describe, expect, it } from '@jest/globals';
import type { FeedVersion } from '@maillage/ports';
import {
  activate,
  day,
  declare,
  drain,
  extractReportOf,
  judgementOf,
  publish,
  randomDigest,
  receive,
  reportOf,
  statesOf,
  territoryOf,
  type Stores,
} from './stores.js';

const referenceOf = ({ feed, version, digest }: FeedVersion) => ({ feed, version, digest });

export function describeNetworkStore(name: string, make: () => Promise<Stores>): void {
  describe(`${name} keeps the promises of NetworkStore`, () => {
    describePlanning(make);
    describeActivating(make);

    it('fails what could not be built and leaves alone what answers', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus', 'train');
      const answering = await publish(stores, territory, 'bus');
      await activate(stores, territory, undefined, [answering]);
      const broken = await publish(stores, territory, 'train');
      await stores.networks.fail(territory, [answering, broken], 'too many stops');
      expect(await statesOf(stores, territory, 'bus')).toEqual(['1 ACTIVE']);
      const [failed] = await stores.feeds.list(territory, 'train', 1);
      expect(failed).toMatchObject({
        state: 'FAILED',
        notices: [{ code: 'BUILD_FAILED', severity: 'error', count: 1 }],
      });
      expect(JSON.stringify(failed?.notices)).toContain('too many stops');
    });
  });
}

function describePlanning(make: () => Promise<Stores>): void {
  const planned = async (stores: Stores, territory: string, today: number): Promise<string[]> =>
    (await stores.networks.plan(territory, day(today))).feeds.map(({ feed, version }) => `${feed} ${version}`);

  it('plans nothing from nothing', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    await receive(stores, territory, 'bus');
    expect(await stores.networks.plan(territory, day(150))).toEqual({ active: undefined, feeds: [] });
  });

  it('plans the newest READY version of each feed, or else the active one', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus', 'train');
    const bus = await publish(stores, territory, 'bus');
    const generation = await activate(stores, territory, undefined, [bus]);
    await publish(stores, territory, 'train');
    await publish(stores, territory, 'train');
    await publish(stores, territory, 'train', judgementOf('REJECTED'));
    await publish(stores, territory, 'bus', judgementOf('HELD'));
    expect(await planned(stores, territory, 150)).toEqual(['bus 1', 'train 2']);
    expect(await stores.networks.plan(territory, day(150))).toMatchObject({ active: generation });
  });

  it('plans a SCHEDULED version from its first day on', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    await publish(stores, territory, 'bus');
    await publish(stores, territory, 'bus', judgementOf('SCHEDULED', reportOf(180, 300)));
    expect(await planned(stores, territory, 179)).toEqual(['bus 1']);
    expect(await planned(stores, territory, 180)).toEqual(['bus 2']);
  });

  it('prefers a version that runs to a newer one that has ended', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    await publish(stores, territory, 'bus', judgementOf('SCHEDULED', reportOf(200, 300)));
    const correction = await publish(stores, territory, 'bus', judgementOf('READY', reportOf(100, 199)));
    await activate(stores, territory, undefined, [correction]);
    expect(await planned(stores, territory, 199)).toEqual(['bus 2']);
    expect(await planned(stores, territory, 200)).toEqual(['bus 1']);
    expect(await planned(stores, territory, 301)).toEqual(['bus 2']);
  });

  it('plans no version of another kind than the territory declares now', async () => {
    const stores = await make();
    const territory = territoryOf('bus', 'town');
    await stores.territories.put(territory);
    await publish(stores, territory.id, 'bus');
    await publish(stores, territory.id, 'town');
    const streets = [{ id: 'town', url: 'file:///town.osm.pbf' }];
    await stores.territories.put({ ...territory, feeds: territory.feeds.slice(0, 1), streets });
    expect(await planned(stores, territory.id, 150)).toEqual(['bus 1']);
    await publish(stores, territory.id, 'town', { ...judgementOf('READY'), report: extractReportOf(9) });
    expect(await planned(stores, territory.id, 150)).toEqual(['bus 1', 'town 2']);
  });

  it('passes over feeds that the territory no longer declares', async () => {
    const stores = await make();
    const territory = territoryOf('bus', 'train');
    await stores.territories.put(territory);
    await publish(stores, territory.id, 'bus');
    await publish(stores, territory.id, 'train');
    await stores.territories.put({ ...territory, feeds: territory.feeds.slice(0, 1) });
    expect(await planned(stores, territory.id, 150)).toEqual(['bus 1']);
    await stores.territories.put(territory);
    expect(await planned(stores, territory.id, 150)).toEqual(['bus 1', 'train 1']);
  });
}

function describeActivating(make: () => Promise<Stores>): void {
  it('makes a generation active, with its versions and the fact', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus', 'train');
    const feeds = [await publish(stores, territory, 'bus'), await publish(stores, territory, 'train')].map(referenceOf);
    await drain(stores, territory);
    const [checksum, streets] = [randomDigest(), randomDigest()];
    const generation = await stores.networks.activate({ territory, expected: undefined, checksum, streets, feeds });
    expect(generation).toEqual({ territory, generation: 1, checksum, streets, feeds });
    expect(await stores.networks.active(territory)).toEqual(generation);
    expect(await statesOf(stores, territory, 'bus')).toEqual(['1 ACTIVE']);
    expect(await drain(stores, territory)).toEqual([
      { topic: 'network.generation-activated.v1', event: { territory, generation: 1, checksum, streets } },
    ]);
  });

  it('knows a generation without streets', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const feeds = [await publish(stores, territory, 'bus')];
    await drain(stores, territory);
    const generation = await activate(stores, territory, undefined, feeds);
    expect(generation).toMatchObject({ streets: undefined });
    expect(await stores.networks.recent(territory, 1)).toMatchObject([{ streets: undefined }]);
    const [told] = await drain(stores, territory);
    expect(told?.event).not.toHaveProperty('streets');
  });

  it('keeps what a build found beside what reading found, the newest of each code', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const notice = (code: string, count: number) => ({ code, severity: 'info' as const, count, samples: [] });
    const version = await publish(stores, territory, 'bus', { ...judgementOf('READY'), notices: [notice('READ', 1)] });
    const build = { territory, checksum: randomDigest(), streets: undefined, feeds: [referenceOf(version)] };
    const remarked = async (expected: number | undefined, count: number): Promise<void> => {
      const remarks = [{ feed: 'bus', version: 1, notices: [notice('BUILT', count)] }];
      expect(await stores.networks.activate({ ...build, expected, remarks })).toBeDefined();
    };
    await remarked(undefined, 7);
    await remarked(1, 8);
    const [stored] = await stores.feeds.list(territory, 'bus', 1);
    expect(stored?.notices).toEqual([notice('READ', 1), notice('BUILT', 8)]);
  });

  it('retires what is replaced or superseded', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const first = await publish(stores, territory, 'bus');
    await activate(stores, territory, undefined, [first]);
    await publish(stores, territory, 'bus'); // 2: never built, superseded by 5
    await publish(stores, territory, 'bus', judgementOf('SCHEDULED', reportOf(150, 200))); // 3: covered by 5
    await publish(stores, territory, 'bus', judgementOf('SCHEDULED', reportOf(201, 300))); // 4: runs longer than 5
    const fifth = await publish(stores, territory, 'bus');
    await publish(stores, territory, 'bus', judgementOf('HELD'));
    await activate(stores, territory, 1, [fifth]);
    const expected = ['6 HELD', '5 ACTIVE', '4 SCHEDULED', '3 RETIRED', '2 RETIRED', '1 RETIRED'];
    expect(await statesOf(stores, territory, 'bus')).toEqual(expected);
    expect(await receive(stores, territory, 'bus', first.digest)).toMatchObject({ version: 7 });
  });

  it('lets one of several builds of the same generation win, and the late ones change nothing', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const old = await publish(stores, territory, 'bus');
    const young = await publish(stores, territory, 'bus');
    const builds = Array.from({ length: 5 }, () => activate(stores, territory, undefined, [young]));
    expect((await Promise.all(builds)).filter(Boolean)).toHaveLength(1);
    expect(await activate(stores, territory, undefined, [old])).toBeUndefined();
    expect(await statesOf(stores, territory, 'bus')).toEqual(['2 ACTIVE', '1 RETIRED']);
    expect(await stores.networks.recent(territory, 10)).toHaveLength(1);
  });

  it('refuses versions that cannot be used or are not what was built', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus', 'train');
    const good = await publish(stores, territory, 'bus');
    const rejected = await publish(stores, territory, 'train', judgementOf('REJECTED'));
    expect(await activate(stores, territory, undefined, [good, rejected])).toBeUndefined();
    expect(await activate(stores, territory, undefined, [{ ...good, digest: randomDigest() }])).toBeUndefined();
    expect(await statesOf(stores, territory, 'bus')).toEqual(['1 READY']);
    expect(await stores.networks.active(territory)).toBeUndefined();
  });

  it('goes back to versions that answered before, as a generation of its own', async () => {
    const stores = await make();
    const territory = await declare(stores, 'bus');
    const [first, second] = [await publish(stores, territory, 'bus'), await publish(stores, territory, 'bus')];
    const [one] = [
      await activate(stores, territory, undefined, [first]),
      await activate(stores, territory, 1, [second]),
    ];
    const back = await stores.networks.activate({
      territory,
      expected: 2,
      checksum: one?.checksum ?? '',
      streets: one?.streets,
      feeds: one?.feeds ?? [],
    });
    expect(back).toEqual({ ...one, generation: 3 });
    expect(await statesOf(stores, territory, 'bus')).toEqual(['2 RETIRED', '1 ACTIVE']);
    const recent = await stores.networks.recent(territory, 2);
    expect(recent.map(({ generation, feeds }) => [generation, feeds[0]?.version])).toEqual([
      [3, 1],
      [2, 2],
    ]);
  });
}
