import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
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
    expect([...town.router.loaded.keys()]).toEqual(['town/2']);
    expect(await town.readiness.readiness()).toEqual([{ territory: 'town', generation: 2 }]);
  });

  it('lets a request end with the generation that it began with', async () => {
    const town = await planTown(city(OLD));
    let open = (): void => undefined;
    town.router.gate = new Promise((resolve) => (open = resolve));
    const begun = jsonOf(town.plan.plan(REQUEST));
    await town.publish(city(NEW));
    await town.follow.refresh('town');
    const later = jsonOf(town.plan.plan(REQUEST));
    expect([...town.router.loaded.keys()]).toEqual(['town/1', 'town/2']);
    open();
    expect([told(await begun), told(await later)]).toEqual(['1: 2026-01-20T07:05:00Z', '2: 2026-01-20T07:10:00Z']);
    await Promise.resolve();
    expect([...town.router.loaded.keys()]).toEqual(['town/2']);
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
