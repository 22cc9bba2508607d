import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listen, subscribe, type BusEnvironment } from './bus-environment.js';
import { testPolicy, testTopic, until, type Step } from './test-topic.js';

const SECONDS = 1_000;

/** What every bus promises, whatever carries it. */
export function describeBus(name: string, make: () => Promise<BusEnvironment>): void {
  describe(`${name} as a bus`, () => {
    let environment: BusEnvironment;
    beforeEach(async () => {
      environment = await make();
    }, 120 * SECONDS);
    afterEach(() => environment.close(), 30 * SECONDS);

    /** A replica that takes every step down and then does what `handle` says. */
    const started = async (handle: (step: Step) => Promise<void> = () => Promise.resolve()) => {
      const topic = testTopic();
      const replica = environment.replica('walker', [topic], testPolicy);
      const seen: Step[] = [];
      subscribe(replica, topic, (step) => {
        seen.push(step);
        return handle(step);
      });
      await listen(replica);
      const publish = (lane: string, step: number) => replica.publisher.publish(topic, { lane, step });
      return { topic, replica, seen, publish };
    };

    it('keeps the order of each key, whatever else goes on', async () => {
      const { seen, publish } = await started(({ lane }) => new Promise((r) => setTimeout(r, lane === 'slow' ? 5 : 0)));
      const lanes = ['slow', 'a', 'b', 'c', 'd'];
      for (let step = 0; step < 20; step++) for (const lane of lanes) await publish(lane, step);
      await until(() => seen.length === 100);
      for (const lane of lanes)
        expect(seen.filter((step) => step.lane === lane).map(({ step }) => step)).toEqual([...Array(20).keys()]);
    });

    it('tries again until the handler can', async () => {
      let refusals = 2;
      const { topic, seen, publish } = await started(() =>
        refusals-- > 0 ? Promise.reject(new Error('not yet')) : Promise.resolve(),
      );
      await publish('a', 1);
      await publish('a', 2);
      await until(() => seen.length === 4);
      expect(seen.map(({ step }) => step)).toEqual([1, 1, 1, 2]);
      expect(await environment.deadLetters(topic)).toEqual([]);
    });

    it('buries what keeps failing, and its key goes on', async () => {
      const { topic, seen, publish } = await started(({ step }) =>
        step === 1 ? Promise.reject(new RangeError('never')) : Promise.resolve(),
      );
      await publish('a', 1);
      await publish('a', 2);
      await until(() => seen.some(({ step }) => step === 2));
      expect(seen.map(({ step }) => step)).toEqual([1, 1, 1, 2]);
      expect(await environment.deadLetters(topic)).toEqual([
        {
          key: 'a',
          text: '{"lane":"a","step":1}',
          attempts: 3,
          firstError: 'RangeError',
          lastError: 'RangeError',
        },
      ]);
    });

    it.each([
      ['synchronously', (): Promise<void> => thrown()],
      ['never settling', (): Promise<void> => new Promise<void>(() => undefined)],
    ])('buries what a handler fails at %s', async (_how, fail) => {
      const { topic, seen, publish } = await started(({ step }) => (step === 1 ? fail() : Promise.resolve()));
      await publish('a', 1);
      await publish('a', 2);
      await until(() => seen.some(({ step }) => step === 2));
      expect(await environment.deadLetters(topic)).toMatchObject([{ key: 'a', attempts: 3 }]);
    });

    it.each([
      ['no JSON', 'UNPARSABLE', { text: 'Iñtërnâtiônàl \u0000\u0001' }],
      ['empty', 'UNPARSABLE', { text: '' }],
      ['of another shape', 'WRONG_SCHEMA', { text: '{"lane":"a","step":"first"}' }],
      ['JSON null', 'WRONG_SCHEMA', { text: 'null' }],
      ['without a value', 'NO_VALUE', { text: null }],
      ['of a later major version', 'UNKNOWN_SCHEMA', { text: '{"lane":"a","step":1}', schema: 'test.step-taken.v2' }],
    ])('buries a record that is %s at once', async (_what, refusal, record) => {
      const { topic, seen, publish } = await started();
      await environment.put(topic, { key: 'a', ...record });
      await publish('a', 2);
      await until(() => seen.length === 1);
      expect(seen).toEqual([{ lane: 'a', step: 2 }]);
      expect(await environment.deadLetters(topic)).toEqual([{ key: 'a', text: record.text, refusal, attempts: 0 }]);
    });

    it('buries a refused record once, however many handlers listen', async () => {
      const topic = testTopic();
      const replica = environment.replica('walker', [topic], testPolicy);
      const seen: number[] = [];
      for (const handler of [1, 2]) subscribe(replica, topic, () => Promise.resolve(void seen.push(handler)));
      await listen(replica);
      await environment.put(topic, { key: 'a', text: 'x' });
      await replica.publisher.publish(topic, { lane: 'a', step: 1 });
      await until(() => seen.length === 2);
      expect(await environment.deadLetters(topic)).toHaveLength(1);
    });

    it('takes a record without a key', async () => {
      const { topic, seen } = await started();
      await environment.put(topic, { key: null, text: '{"lane":"a","step":1}' });
      await until(() => seen.length === 1);
    });

    it('ignores members that it does not know', async () => {
      const { topic, seen } = await started();
      await environment.put(topic, { key: 'a', text: '{"lane":"a","step":1,"later":{"__proto__":1}}' });
      await until(() => seen.length === 1);
      expect(seen).toEqual([{ lane: 'a', step: 1 }]);
    });

    it('gives each subscription every event, its own copy, and repeats only what failed', async () => {
      const topic = testTopic();
      const replica = environment.replica('walker', [topic], testPolicy);
      const log: string[] = [];
      subscribe(replica, topic, (step) => {
        log.push(`one ${step.step}`);
        Object.assign(step, { step: 99 });
        return Promise.resolve();
      });
      subscribe(replica, topic, ({ step }) => {
        log.push(`two ${step}`);
        return log.filter((line) => line === `two ${step}`).length < 3
          ? Promise.reject(new Error())
          : Promise.resolve();
      });
      subscribe(
        replica,
        topic,
        ({ step }) => {
          log.push(`every ${step}`);
          return Promise.resolve();
        },
        'every-replica',
      );
      await listen(replica);
      await replica.publisher.publish(topic, { lane: 'a', step: 1 });
      await until(() => log.length === 5);
      expect([...log].sort()).toEqual(['every 1', 'one 1', 'two 1', 'two 1', 'two 1']);
    });

    it('refuses to tell what is no event of the topic', async () => {
      const { topic, replica, publish } = await started();
      await expect(publish('a', 1.5)).rejects.toMatchObject({ code: 'EVENT_INVALID', retryable: false });
      await expect(publish('a'.repeat(300_000), 1)).rejects.toMatchObject({
        code: 'EVENT_TOO_LARGE',
        retryable: false,
      });
      // @ts-expect-error a payload of another shape does not compile
      await expect(replica.publisher.publish(topic, { lane: 'a' })).rejects.toMatchObject({ code: 'EVENT_INVALID' });
    });

    it('refuses to tell after its end', async () => {
      const { replica, publish } = await started();
      await replica.listening.close();
      await expect(publish('a', 1)).rejects.toMatchObject({ code: 'BUS_CLOSED', retryable: true });
    });
  });
}

const thrown = (): never => {
  throw new TypeError('at once');
};
