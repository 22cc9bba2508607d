import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listen, subscribe, type BusEnvironment } from './bus-environment.js';
import { testPolicy, testTopic, until } from './test-topic.js';

const SECONDS = 1_000;

/** What a bus promises to several replicas of a service. */
export function describeBusReplicas(name: string, make: () => Promise<BusEnvironment>): void {
  describe(`${name} between replicas`, () => {
    let environment: BusEnvironment;
    beforeEach(async () => {
      environment = await make();
    }, 120 * SECONDS);
    afterEach(() => environment.close(), 30 * SECONDS);

    it('shares the events of one-consumer and gives every replica those of every-replica', async () => {
      const topic = testTopic();
      const shared: number[] = [];
      const all: number[][] = [[], []];
      const replicas = all.map((mine) => {
        const replica = environment.replica('walker', [topic], testPolicy);
        subscribe(replica, topic, ({ step }) => Promise.resolve(void shared.push(step)));
        subscribe(replica, topic, ({ step }) => Promise.resolve(void mine.push(step)), 'every-replica');
        return replica;
      });
      for (const replica of replicas) await listen(replica);
      for (let step = 0; step < 30; step++)
        await replicas[step % 2]?.publisher.publish(topic, { lane: `${step % 7}`, step });
      await until(() => shared.length >= 30 && all.every((mine) => mine.length >= 30));
      const steps = [...Array(30).keys()];
      expect([...new Set(shared)].sort((a, b) => a - b)).toEqual(steps);
      for (const mine of all) expect([...mine].sort((a, b) => a - b)).toEqual(steps);
    }, 60_000);

    it('gives a late replica what was told before it came', async () => {
      const topic = testTopic();
      const first = environment.replica('walker', [topic], testPolicy);
      await listen(first);
      await first.publisher.publish(topic, { lane: 'a', step: 1 });
      const late = environment.replica('walker', [topic], testPolicy);
      const seen: number[] = [];
      subscribe(late, topic, ({ step }) => Promise.resolve(void seen.push(step)), 'every-replica');
      await listen(late);
      await until(() => seen.length === 1);
      expect(seen).toEqual([1]);
    }, 60_000);

    it('gives another service the events too', async () => {
      const topic = testTopic();
      const seen: string[] = [];
      const services = ['walker', 'watcher'].map((service) => {
        const replica = environment.replica(service, [topic], testPolicy);
        subscribe(replica, topic, () => Promise.resolve(void seen.push(service)));
        return replica;
      });
      for (const replica of services) await listen(replica);
      await services[0]?.publisher.publish(topic, { lane: 'a', step: 1 });
      await until(() => seen.length === 2);
      expect([...seen].sort()).toEqual(['walker', 'watcher']);
    }, 60_000);
  });
}
