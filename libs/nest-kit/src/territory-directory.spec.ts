import { describe, expect, it, jest } from '@jest/globals';
import { territorySchema } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { TerritoryStore, type TerritoryRecord } from '@maillage/ports';
import { TerritoryDirectory } from './territory-directory.js';

const record = (id: string): TerritoryRecord => ({
  territory: territorySchema.parse({
    id,
    name: id,
    timezone: 'Europe/Paris',
    feeds: [{ id: 'bus', kind: 'gtfs', url: './bus.zip' }],
  }),
  startedAt: 0 as Instant,
});

class Territories extends TerritoryStore {
  records: readonly TerritoryRecord[] = [record('one')];
  isAway = false;
  asked = 0;
  override list(): Promise<readonly TerritoryRecord[]> {
    this.asked++;
    return this.isAway ? Promise.reject(new Error('away')) : Promise.resolve(this.records);
  }
  override put(): Promise<void> {
    return Promise.resolve();
  }
}

describe('TerritoryDirectory', () => {
  const open = () => {
    const store = new Territories();
    const directory = new TerritoryDirectory(store);
    const ids = async () => (await directory.list()).map(({ territory: { id } }) => id);
    return { store, ids };
  };
  /** As much later as it takes until the store is asked again. */
  const later = (): void => {
    const now = performance.now() + 6_000;
    jest.spyOn(performance, 'now').mockReturnValue(now);
  };

  it('goes on with what it knows while the store is away, and hears of changes when it is back', async () => {
    const { store, ids } = open();
    expect(await ids()).toEqual(['one']);
    store.isAway = true;
    later();
    expect(await ids()).toEqual(['one']);
    store.isAway = false;
    store.records = [record('one'), record('two')];
    later();
    expect(await ids()).toEqual(['one', 'two']);
    jest.restoreAllMocks();
  });

  it('asks once for all who ask at the same time', async () => {
    const { store, ids } = open();
    expect(await Promise.all([ids(), ids(), ids()])).toEqual([['one'], ['one'], ['one']]);
    expect(store.asked).toBe(1);
  });

  it('says that the store is away when it knows nothing yet', async () => {
    const { store, ids } = open();
    store.isAway = true;
    await expect(ids()).rejects.toThrow('away');
    store.isAway = false;
    expect(await ids()).toEqual(['one']);
  });
});
