import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import type { TerritoryRecord } from '@maillage/ports';
import { territoryOf, type Stores } from './stores.js';

export function describeTerritoryStore(name: string, make: () => Promise<Stores>): void {
  describe(`${name} keeps the promises of TerritoryStore`, () => {
    const recordsOf = async (stores: Stores, ids: string[]): Promise<TerritoryRecord[]> =>
      (await stores.territories.list()).filter(({ territory }) => ids.includes(territory.id));

    it('lists what was put, in the order of the first put', async () => {
      const stores = await make();
      const [first, second] = [territoryOf('bus', 'train'), territoryOf('bus')];
      await stores.territories.put(first);
      await stores.territories.put(second);
      await stores.territories.put({ ...first, name: 'Autre nom' });
      const records = await recordsOf(stores, [first.id, second.id]);
      expect(records.map(({ territory }) => territory)).toEqual([{ ...first, name: 'Autre nom' }, second]);
    });

    it('is put by several services at once', async () => {
      const stores = await make();
      const territory = territoryOf('bus', 'train');
      await Promise.all(Array.from({ length: 6 }, () => stores.territories.put(territory)));
      expect(await recordsOf(stores, [territory.id])).toHaveLength(1);
    });

    it('starts the clock of a territory once, and again only when it is another clock', async () => {
      const stores = await make();
      const at = 1_768_888_800 as Instant;
      const territory = { ...territoryOf('bus'), clock: { at, mode: 'running' as const, speed: 1 } };
      const startedAfter = async (change: Partial<typeof territory>): Promise<number> => {
        await stores.territories.put({ ...territory, ...change });
        const [record] = await recordsOf(stores, [territory.id]);
        return record?.startedAt ?? NaN;
      };
      const first = await startedAfter({});
      await sleep(1_100); // the clock has whole seconds
      expect(await startedAfter({})).toBe(first);
      expect(await startedAfter({ name: 'Autre nom' })).toBe(first);
      expect(await startedAfter({ clock: { at, mode: 'fixed' } as never })).toBeGreaterThan(first);
    });
  });
}
