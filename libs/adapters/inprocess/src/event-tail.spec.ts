import { describe, expect, it } from '@jest/globals';
import { defineTopic } from '@maillage/contracts';
import { EventTail, type TailRecord } from '@maillage/ports';
import { listen, subscribe, testPolicy, testTopic } from '@maillage/testing';
import { Logger } from '@nestjs/common';
import { InProcessBus } from './inprocess-bus.js';

Logger.overrideLogger(false);

class Kept extends EventTail {
  readonly records = new Map<string, TailRecord>();
  failure: Error | undefined;
  override load(): Promise<readonly TailRecord[]> {
    return this.failure ? Promise.reject(this.failure) : Promise.resolve([...this.records.values()]);
  }
  override keep(records: readonly TailRecord[]): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    for (const record of records) this.records.set(`${record.topic} ${record.key}`, record);
    return Promise.resolve();
  }
}

describe('a bus with a tail', () => {
  const compacted = defineTopic({ ...testTopic(), cleanup: 'compact' });
  const passing = testTopic();

  /** One life of the process: what `every-replica` and `one-consumer` hear. */
  const live = async (tail: EventTail, work: (bus: InProcessBus) => Promise<void>) => {
    const bus = new InProcessBus(testPolicy, tail);
    const replica = { publisher: bus, listening: bus.listening };
    const heard: string[] = [];
    const note = (who: string) => (event: { lane: string; step: number }) => {
      heard.push(`${who} ${event.lane}${String(event.step)}`);
      return Promise.resolve();
    };
    subscribe(replica, compacted, note('all'), 'every-replica');
    subscribe(replica, compacted, note('one'));
    subscribe(replica, passing, note('passing'), 'every-replica');
    await listen(replica);
    await work(bus);
    await bus.quiet();
    await bus.listening.close();
    return heard;
  };
  const idle = (): Promise<void> => Promise.resolve();

  it('gives the next process the last event of each key first, and those who share events none', async () => {
    const tail = new Kept();
    await live(tail, async (bus) => {
      await bus.publish(compacted, { lane: 'a', step: 1 });
      await bus.publish(compacted, { lane: 'b', step: 1 });
      await bus.publish(compacted, { lane: 'a', step: 2 });
      await bus.publish(passing, { lane: 'c', step: 1 });
    });
    const next = await live(tail, (bus) => bus.publish(compacted, { lane: 'a', step: 3 }));
    expect(next.filter((line) => line.startsWith('all a'))).toEqual(['all a2', 'all a3']);
    expect([...next].sort()).toEqual(['all a2', 'all a3', 'all b1', 'one a3']);
    expect((await live(tail, idle)).sort()).toEqual(['all a3', 'all b1']);
  });

  it('starts without it when it cannot be had, and passes over what it does not understand', async () => {
    const tail = new Kept();
    tail.failure = new Error('away');
    expect(await live(tail, (bus) => bus.publish(compacted, { lane: 'a', step: 1 }))).toEqual(['all a1', 'one a1']);
    tail.failure = undefined;
    await tail.keep([{ topic: compacted.name, key: 'a', text: '{"of":"another version"}' }]);
    expect(await live(tail, idle)).toEqual([]);
  });
});
