import { Failure } from '@maillage/kernel';
import type { Topic } from './topic.js';

/** `one-consumer`: the replicas of a service share the records; `every-replica`: each replica gets all of them. */
export type Delivery = 'one-consumer' | 'every-replica';

/** What a subscription leaves in its handler's extras for the transport. */
export interface Subscription {
  readonly topic: Topic<unknown>;
  readonly delivery: Delivery;
}

/** How hard a transport tries before a record is a dead letter; the same on every transport. */
export interface DeliveryPolicy {
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubles with each. */
  readonly backOffMs: number;
  readonly maxBackOffMs: number;
  /** An attempt that is not done by then counts as failed. */
  readonly timeoutMs: number;
}

export const deliveryPolicy: DeliveryPolicy = {
  attempts: 5,
  backOffMs: 200,
  maxBackOffMs: 5_000,
  timeoutMs: 300_000,
};

/** How a delivery ended; `stopped` means that nobody decided: the record must come again. */
export type DeliveryOutcome = { readonly kind: 'handled' } | { readonly kind: 'stopped' } | Undelivered;

export interface Undelivered {
  readonly kind: 'undelivered';
  readonly attempts: number;
  /** Code of a Failure or class of another error, never its message. */
  readonly firstError: string;
  readonly lastError: string;
  readonly cause: unknown;
}

/** Waits, or rejects as soon as the signal aborts. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Tries `handle` until it resolves, at most `policy.attempts` times; a handler that never settles is left behind. */
export async function deliver(
  handle: () => Promise<void>,
  policy: DeliveryPolicy,
  wait: Wait,
  stop: AbortSignal,
): Promise<DeliveryOutcome> {
  const errors: unknown[] = [];
  const stopped = () => stop.aborted;
  while (!stopped()) {
    const failed = await attempt(handle, policy.timeoutMs, wait, stop);
    if (failed === undefined) return { kind: 'handled' };
    if (stopped()) break;
    errors.push(failed.error);
    if (errors.length >= policy.attempts) return undelivered(errors);
    const backOffMs = Math.min(policy.backOffMs * 2 ** (errors.length - 1), policy.maxBackOffMs);
    await wait(backOffMs, stop).catch(() => undefined);
  }
  return { kind: 'stopped' };
}

async function attempt(
  handle: () => Promise<void>,
  timeoutMs: number,
  wait: Wait,
  stop: AbortSignal,
): Promise<{ error: unknown } | undefined> {
  const timer = new AbortController();
  const cancel = () => timer.abort();
  stop.addEventListener('abort', cancel, { once: true });
  const tooLate = wait(timeoutMs, timer.signal).then(() => {
    throw new Failure('HANDLER_TIMEOUT', `a handler took more than ${timeoutMs} ms`, { retryable: true });
  });
  try {
    await Promise.race([handle(), tooLate]);
    return undefined;
  } catch (error) {
    return { error };
  } finally {
    stop.removeEventListener('abort', cancel);
    timer.abort();
    tooLate.catch(() => undefined);
  }
}

const undelivered = (errors: readonly unknown[]): Undelivered => ({
  kind: 'undelivered',
  attempts: errors.length,
  firstError: classOf(errors[0]),
  lastError: classOf(errors.at(-1)),
  cause: errors.at(-1),
});

const classOf = (error: unknown): string =>
  error instanceof Failure ? error.code : error instanceof Error ? error.constructor.name : typeof error;
