import { describe, expect, it } from '@jest/globals';
import { networkActivated, type Topic } from '@maillage/contracts';
import { EventPublisher, Outbox, type OutboxRow } from '@maillage/ports';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from './logger.js';
import { OutboxRelay } from './outbox-relay.js';

const fact = (generation: number): OutboxRow => ({
  topic: networkActivated.name,
  event: { territory: 't', generation, checksum: 'x' },
});

class ListOutbox extends Outbox {
  listener: (() => void) | undefined;
  relays = 0;
  constructor(readonly rows: OutboxRow[]) {
    super();
  }
  commit(...rows: OutboxRow[]): void {
    this.rows.push(...rows);
    this.listener?.();
  }
  async relay(tell: (row: OutboxRow) => Promise<void>, limit: number): Promise<number> {
    this.relays++;
    for (let told = 0; ; told++) {
      const [row] = this.rows;
      if (!row || told === limit) return told;
      await tell(row);
      this.rows.shift();
    }
  }
  onCommit(callback: () => void): Promise<() => Promise<void>> {
    this.listener = callback;
    return Promise.resolve(() => {
      this.listener = undefined;
      return Promise.resolve();
    });
  }
}

class ListPublisher extends EventPublisher {
  readonly told: number[] = [];
  refusals = 0;
  publish<Event>(topic: Topic<Event>, event: Event): Promise<void> {
    if (this.refusals-- > 0) return Promise.reject(new Error('away'));
    this.told.push(networkActivated.schema.parse(topic.schema.parse(event)).generation);
    return Promise.resolve();
  }
}

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await sleep(5);
};

const running = async (
  outbox: ListOutbox,
  work: (publisher: ListPublisher) => Promise<void>,
  publisher = new ListPublisher(),
): Promise<void> => {
  const log = createLogger({ name: 'test', level: 'silent' });
  const relay = new OutboxRelay(outbox, publisher, log);
  relay.onApplicationBootstrap();
  try {
    await work(publisher);
  } finally {
    await relay.beforeApplicationShutdown();
  }
};

describe('OutboxRelay', () => {
  it('tells what waits at its start, in order, then what is committed', async () => {
    const outbox = new ListOutbox(Array.from({ length: 250 }, (_, index) => fact(index)));
    await running(outbox, async ({ told }) => {
      await until(() => told.length === 250);
      outbox.commit(fact(250), fact(251));
      await until(() => told.length === 252);
      expect(told).toEqual(Array.from({ length: 252 }, (_, index) => index));
    });
  });

  it('polls, for a commit that nobody announced', async () => {
    const outbox = new ListOutbox([]);
    await running(outbox, async ({ told }) => {
      await until(() => outbox.relays > 0);
      outbox.rows.push(fact(1));
      await until(() => told.length === 1);
    });
  });

  it('tries again after a failure, in order and without loss, and does not hammer', async () => {
    const publisher = new ListPublisher();
    publisher.refusals = 2;
    const outbox = new ListOutbox([fact(1), fact(2)]);
    await running(
      outbox,
      async ({ told }) => {
        for (let commits = 0; commits < 5; commits++) outbox.listener?.();
        await until(() => told.length === 2);
        expect(told).toEqual([1, 2]);
        expect(outbox.relays).toBeLessThanOrEqual(4);
      },
      publisher,
    );
  });

  it('keeps a fact of a topic that it does not know', async () => {
    const outbox = new ListOutbox([{ topic: 'network.later.v2', event: {} }, fact(1)]);
    await running(outbox, async ({ told }) => {
      await until(() => outbox.relays > 0);
      expect(told).toEqual([]);
    });
    expect(outbox.rows).toHaveLength(2);
  });

  it('is silent after its stop', async () => {
    const outbox = new ListOutbox([]);
    const publisher = new ListPublisher();
    await running(outbox, () => until(() => outbox.relays > 0), publisher);
    expect(outbox.listener).toBeUndefined();
  });
});
