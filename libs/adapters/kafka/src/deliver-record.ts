import type { Death } from './death.js';
import { deliver, readEvent, type DeliveryPolicy, type Topic, type Wait } from '@maillage/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaMessage } from 'kafkajs';
import { headerOf } from './record-headers.js';
import type { Subscriber } from '@maillage/ports';
import { inTraceOf } from './trace.js';

export interface Delivering {
  readonly policy: DeliveryPolicy;
  readonly stop: AbortSignal;
  /** Rejects when the dead letter could not be kept: then the partition waits and nothing is dropped. */
  readonly bury: (death: Death) => Promise<void>;
}

/** Brings one record to every subscriber of its topic, side by side; false when it was stopped and must come again. */
export async function deliverRecord(
  message: KafkaMessage,
  topic: Topic<unknown>,
  subscribers: readonly Subscriber[],
  { policy, stop, bury }: Delivering,
): Promise<boolean> {
  const text = textOf(message.value);
  const read = readEvent(topic, text, headerOf(message, 'schema'));
  if (read.kind === 'refused') {
    await bury({ kind: 'refused', refusal: read.reason });
    return true;
  }
  const outcomes = await inTraceOf(headerOf(message, 'traceparent'), () =>
    Promise.all(
      subscribers.map((subscriber) => deliver(() => subscriber.handle(ownCopy(read.event)), policy, wait, stop)),
    ),
  );
  for (const outcome of outcomes) if (outcome.kind === 'undelivered') await bury(outcome);
  return outcomes.every(({ kind }) => kind !== 'stopped');
}

/** Bytes that are no UTF-8 are no JSON either. */
const textOf = (value: Buffer | null): string | null => {
  if (value === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return '';
  }
};

/** What one handler does to its event, no other sees. */
const ownCopy = (event: unknown): unknown => structuredClone(event);

const wait: Wait = async (milliseconds, signal) => {
  await sleep(milliseconds, undefined, { signal });
};
