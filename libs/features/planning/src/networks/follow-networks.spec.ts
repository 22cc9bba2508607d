import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { writeExtract } from '@maillage/street-extract/testing';
import { buildStreetGraph, writeStreetSnapshot } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable, writeSnapshot } from '@maillage/transit-timetable';
import { jsonOf, PLAN, planTown } from '../testing/planned-town.js';

const OLD = 'BUS 1  A 08:05  B 08:15';
const NEW = 'BUS 1  A 08:10  B 08:20';

const REQUEST = {
  ...PLAN,
  from: { kind: 'stop', id: 'city_A' },
  to: { kind: 'stop', id: 'city_B' },
  time: (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant,
  numItineraries: 1,
} as const;

interface Told {
  readonly itineraries: readonly { readonly startTime: string }[];
  readonly network: { readonly generation: number };
}
const told = (answer: unknown): string => {
  const { itineraries, network } = answer as Told;
  return `${String(network.generation)}: ${itineraries.map(({ startTime }) => startTime).join()}`;
};

describe('following the active network', () => {
  it('swaps to a new generation and releases the one before', async () => {
    const town = await planTown(city(OLD));
    expect(told(await jsonOf(town.plan.plan(REQUEST)))).toBe('1: 2026-01-20T07:05:00Z');
    await town.publish(city(NEW));
    await town.follow.refresh('town');
    expect(told(await jsonOf(town.plan.plan(REQUEST)))).toBe('2: 2026-01-20T07:10:00Z');
    expect([...town.router.networks.loaded.keys()]).toEqual(['town/2']);
    expect(await town.readiness.readiness()).toEqual([
      { territory: 'town', generation: 2, realtimeSequence: 0, live: [] },
    ]);
  });

  it('says that realtime is missing until it is heard, and not in a swap', async () => {
    const town = await planTown(city(OLD));
    expect(await jsonOf(town.plan.plan(REQUEST))).toMatchObject({
      network: { generation: 1, partial: [{ reason: 'NO_REALTIME', feed: 'city-rt' }] },
    });
    await town.tell({});
    expect(await jsonOf(town.plan.plan(REQUEST))).not.toHaveProperty('network.partial');
    await town.publish(city(NEW));
    await town.follow.refresh('town');
    const answer = await jsonOf(town.plan.plan(REQUEST));
    expect(answer).toMatchObject({ network: { generation: 2 } });
    expect(answer).not.toHaveProperty('network.partial');
  });

  it('lets a request end with the generation that it began with', async () => {
    const town = await planTown(city(OLD));
    let open = (): void => undefined;
    town.router.networks.gates.set('town/1', new Promise((resolve) => (open = resolve)));
    const begun = jsonOf(town.plan.plan(REQUEST));
    await town.publish(city(NEW));
    await town.follow.refresh('town');
    const later = jsonOf(town.plan.plan(REQUEST));
    expect([...town.router.networks.loaded.keys()]).toEqual(['town/1', 'town/2']);
    open();
    expect([told(await begun), told(await later)]).toEqual(['1: 2026-01-20T07:05:00Z', '2: 2026-01-20T07:10:00Z']);
    await Promise.resolve();
    expect([...town.router.networks.loaded.keys()]).toEqual(['town/2']);
  });

  it('keeps what answers when the new snapshot is broken, and tells it once', async () => {
    const town = await planTown(city(OLD));
    await town.activate(new Uint8Array(100));
    for (let look = 0; look < 3; look++) await town.follow.refreshAll();
    expect(told(await jsonOf(town.plan.plan(REQUEST)))).toBe('1: 2026-01-20T07:05:00Z');
    expect(town.narrator.told.filter((line) => line.includes('cannot be loaded'))).toHaveLength(1);
    await town.follow.announced('town');
    expect(town.narrator.told.filter((line) => line.includes('cannot be loaded'))).toHaveLength(2);
    await town.publish(city(NEW));
    await town.follow.refreshAll();
    expect(told(await jsonOf(town.plan.plan(REQUEST)))).toBe('3: 2026-01-20T07:10:00Z');
  });

  it('loads once for all who ask at the same time', async () => {
    const town = await planTown(city(OLD));
    await town.publish(city(NEW));
    await Promise.all([town.follow.refresh('town'), town.follow.announced('town'), town.follow.refreshAll()]);
    expect(town.narrator.told.filter((line) => line.includes('network 2 answers'))).toHaveLength(1);
  });

  it('is not ready before the first', async () => {
    const town = await planTown(city(OLD));
    await expect(town.plan.plan({ ...REQUEST, territory: 'other' })).rejects.toMatchObject({ status: 503 });
  });
});

describe('streets that change less often than timetables', () => {
  /** A file of one street of that name. */
  const streetsOf = async (name: string): Promise<Uint8Array> => {
    const extract = writeExtract({
      nodes: [1, 2].map((id) => ({ id, at: [49.9, 2.3 + id / 1000] as const })),
      ways: [{ id: 1, refs: [1, 2], tags: { highway: 'residential', name } }],
    });
    return writeStreetSnapshot((await buildStreetGraph(readExtract(extract))).graph, {});
  };
  const namesIn = (town: Awaited<ReturnType<typeof planTown>>): string[] => {
    const names = town.shelf.active('town')?.streets?.graph.names;
    return Array.from({ length: names?.length ?? 0 }, (_, row) => names?.text(row) ?? '');
  };

  it('are loaded once and shared by the generations on them', async () => {
    const town = await planTown(city(OLD));
    const streets = await streetsOf('Rue Haute');
    await town.publish(city(OLD), streets);
    await town.follow.refreshAll();
    const first = town.shelf.active('town')?.streets;
    expect([namesIn(town), first?.snapshot.byteLength]).toEqual([['', 'Rue Haute'], streets.length]);
    await town.publish(city(NEW), streets);
    await town.follow.refreshAll();
    expect(town.shelf.active('town')).toMatchObject({ generation: 3 });
    expect(town.shelf.active('town')?.streets).toBe(first);
    expect(town.snapshots.loaded.filter((checksum) => checksum === first?.checksum)).toHaveLength(1);
    await town.publish(city(NEW), await streetsOf('Rue Basse'));
    await town.follow.refreshAll();
    expect(namesIn(town)).toEqual(['', 'Rue Basse']);
  });

  it('are never put together with a network that was built on others', async () => {
    const town = await planTown(city(OLD));
    const other = await town.snapshots.put('town', await streetsOf('Rue Basse'));
    const { feed } = await readFeed(city(NEW));
    if (!feed) throw new Error('not a city');
    const timetable = buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' });
    await town.activate(writeSnapshot(timetable, { streets: 'f'.repeat(64) }), other);
    await town.follow.refreshAll();
    expect(told(await jsonOf(town.plan.plan(REQUEST)))).toBe('1: 2026-01-20T07:05:00Z');
    expect(town.narrator.told.at(-1)).toContain('built on other streets');
  });

  it('that are broken leave the generation before in place', async () => {
    const town = await planTown(city(OLD));
    await town.publish(city(NEW), new Uint8Array(500));
    await town.follow.refreshAll();
    expect(told(await jsonOf(town.plan.plan(REQUEST)))).toBe('1: 2026-01-20T07:05:00Z');
  });
});
