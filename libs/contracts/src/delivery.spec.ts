import { describe, expect, it } from '@jest/globals';
import { Failure } from '@maillage/kernel';
import { deliver, type DeliveryPolicy, type Wait } from './delivery.js';

const policy: DeliveryPolicy = { attempts: 5, backOffMs: 100, maxBackOffMs: 500, timeoutMs: 60_000 };
const never = new AbortController().signal;

/** Back-offs end at once and are noted; a time limit stands until it is cancelled. */
const noted = (): { readonly waits: number[]; readonly wait: Wait } => {
  const waits: number[] = [];
  const wait: Wait = (milliseconds, signal) => {
    if (milliseconds !== policy.timeoutMs) {
      waits.push(milliseconds);
      return Promise.resolve();
    }
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('cancelled')));
    });
  };
  return { waits, wait };
};

const failWith = async (error: unknown): Promise<void> => {
  await Promise.resolve();
  throw error;
};

describe('deliver', () => {
  it('doubles its back-off up to the longest', async () => {
    const { waits, wait } = noted();
    const outcome = await deliver(() => Promise.reject(new Error('no')), policy, wait, never);
    expect(outcome).toMatchObject({ kind: 'undelivered', attempts: 5, firstError: 'Error', lastError: 'Error' });
    expect(waits).toEqual([100, 200, 400, 500]);
  });

  it('names the first and the last error by code or class', async () => {
    const errors: unknown[] = [new Failure('DB_DOWN', 'x'), new RangeError('x'), 'text'];
    const outcome = await deliver(() => failWith(errors.shift()), { ...policy, attempts: 3 }, noted().wait, never);
    expect(outcome).toMatchObject({ firstError: 'DB_DOWN', lastError: 'string' });
  });

  it('counts an attempt that takes too long as failed', async () => {
    const outcome = await deliver(
      () => new Promise(() => undefined),
      { ...policy, attempts: 2 },
      () => Promise.resolve(),
      never,
    );
    expect(outcome).toMatchObject({ kind: 'undelivered', attempts: 2, lastError: 'HANDLER_TIMEOUT' });
  });

  it('leaves the record to another time when it is stopped, in an attempt and between two', async () => {
    const inAttempt = new AbortController();
    const running = deliver(() => new Promise(() => undefined), policy, noted().wait, inAttempt.signal);
    inAttempt.abort();
    expect(await running).toEqual({ kind: 'stopped' });

    const between = new AbortController();
    const failing = () => {
      between.abort();
      return Promise.reject(new Error('no'));
    };
    expect(await deliver(failing, policy, noted().wait, between.signal)).toEqual({ kind: 'stopped' });
  });

  it('says handled when the handler made it although it was stopped meanwhile', async () => {
    const stop = new AbortController();
    const handle = () => {
      stop.abort();
      return Promise.resolve();
    };
    expect(await deliver(handle, policy, noted().wait, stop.signal)).toEqual({ kind: 'handled' });
  });
});
