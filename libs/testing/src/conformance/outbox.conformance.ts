import { describe, expect, it } from '@jest/globals';
import type { OutboxRow } from '@maillage/ports';
import { declare, drain, publish, type Stores } from './stores.js';

const told = ({ event }: OutboxRow): string => {
  const { feed, version } = event as { feed: string; version: number };
  return `${feed} ${version}`;
};

export function describeOutbox(name: string, make: () => Promise<Stores>): void {
  describe(`${name} keeps the promises of Outbox`, () => {
    it('tells every committed fact once, in the order of its key', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus', 'train');
      const publishAll = async (feed: string): Promise<void> => {
        for (let count = 0; count < 5; count++) await publish(stores, territory, feed);
      };
      await Promise.all([publishAll('bus'), publishAll('train')]);
      const facts = (await drain(stores, territory)).map(told);
      expect(facts.filter((fact) => fact.startsWith('bus'))).toEqual(['bus 1', 'bus 2', 'bus 3', 'bus 4', 'bus 5']);
      expect(facts.filter((fact) => fact.startsWith('train'))).toHaveLength(5);
      expect(await drain(stores, territory)).toEqual([]);
    });

    it('stops at a fact that cannot be told, throws, and begins there again', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      await drain(stores, territory);
      for (let count = 0; count < 3; count++) await publish(stores, territory, 'bus');
      const facts: string[] = [];
      const brokerGone = new Error('no broker');
      const tell = (row: OutboxRow): Promise<void> => {
        facts.push(told(row));
        return facts.length === 2 ? Promise.reject(brokerGone) : Promise.resolve();
      };
      await expect(stores.outbox.relay(tell, 10)).rejects.toBe(brokerGone);
      expect(await stores.outbox.relay(tell, 10)).toBe(2);
      expect(facts).toEqual(['bus 1', 'bus 2', 'bus 2', 'bus 3']);
    });

    it('tells at most as many as asked', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      await drain(stores, territory);
      for (let count = 0; count < 3; count++) await publish(stores, territory, 'bus');
      expect(await stores.outbox.relay(() => Promise.resolve(), 2)).toBe(2);
      expect((await drain(stores, territory)).map(told)).toEqual(['bus 3']);
    });

    it('lets one relay work at a time', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      await drain(stores, territory);
      await publish(stores, territory, 'bus');
      let rival: Promise<number> | undefined;
      const first = stores.outbox.relay(async () => {
        rival = stores.outbox.relay(() => Promise.resolve(), 10);
        await rival;
      }, 10);
      expect(await first).toBe(1);
      expect(await rival).toBe(0);
    });

    it('calls back after a commit, and no more once stopped', async () => {
      const stores = await make();
      const territory = await declare(stores, 'bus');
      let calls = 0;
      let wake = (): void => undefined;
      const stop = await stores.outbox.onCommit(() => {
        calls++;
        wake();
      });
      try {
        const called = new Promise<void>((resolve) => (wake = resolve));
        await publish(stores, territory, 'bus');
        await called;
      } finally {
        await stop();
      }
      const before = calls;
      await publish(stores, territory, 'bus');
      await drain(stores, territory);
      expect(calls).toBe(before);
    });
  });
}
