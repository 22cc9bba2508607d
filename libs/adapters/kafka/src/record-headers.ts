import { randomUUID } from 'node:crypto';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { Death } from './death.js';
import { nextTraceparent } from './trace.js';

/** Longer headers come from nobody of ours. */
const MAX_HEADER_BYTES = 512;
const MAX_KEPT_HEADERS = 20;

/** What travels beside every event. */
export const eventHeaders = (topic: string, service: string): IHeaders => ({
  id: randomUUID(),
  time: new Date(Date.now()).toISOString(),
  schema: topic,
  service,
  traceparent: nextTraceparent(),
});

/** A header's text, unless it is absent, repeated or too long. */
export const headerOf = ({ headers }: Pick<KafkaMessage, 'headers'>, name: string): string | undefined => {
  const value = headers?.[name];
  return value === undefined || Array.isArray(value) || value.length > MAX_HEADER_BYTES ? undefined : value.toString();
};

export interface Origin {
  readonly topic: string;
  readonly partition: number;
  readonly service: string;
}

/** A dead letter keeps the headers of its record and says where it came from and why it died. */
export const deadLetterHeaders = (message: KafkaMessage, origin: Origin, death: Death): IHeaders => ({
  ...keptHeaders(message),
  'dead.topic': origin.topic,
  'dead.partition': `${origin.partition}`,
  'dead.offset': message.offset,
  'dead.service': origin.service,
  ...(death.kind === 'refused'
    ? { 'dead.refusal': death.refusal, 'dead.attempts': '0' }
    : {
        'dead.attempts': `${death.attempts}`,
        'dead.first-error': death.firstError,
        'dead.last-error': death.lastError,
      }),
});

const keptHeaders = ({ headers = {} }: KafkaMessage): IHeaders =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => !name.startsWith('dead.') && name.length + sizeOf(value) <= MAX_HEADER_BYTES)
      .slice(0, MAX_KEPT_HEADERS),
  );

const sizeOf = (value: IHeaders[string]): number =>
  value === undefined || Array.isArray(value) ? Infinity : value.length;
