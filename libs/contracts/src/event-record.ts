import { Failure } from '@maillage/kernel';
import type { z } from 'zod';
import type { Topic } from './topic.js';

/** More never travels: the archive holds large bytes, the event carries their digest. */
const MAX_EVENT_BYTES = 256 * 1024;

/** Why a record is no event of its topic. */
export type RecordRefusal = 'NO_VALUE' | 'UNPARSABLE' | 'UNKNOWN_SCHEMA' | 'WRONG_SCHEMA';

export type ReadRecord<Event> =
  { readonly kind: 'event'; readonly event: Event } | { readonly kind: 'refused'; readonly reason: RecordRefusal };

/**
 * The text of a record as the event it tells. `schema` is the topic name that its producer wrote beside it, when known:
 * another major version is refused and not guessed.
 */
export function readEvent<Event>(topic: Topic<Event>, text: string | null, schema?: string): ReadRecord<Event> {
  if (text === null) return { kind: 'refused', reason: 'NO_VALUE' };
  if (schema !== undefined && schema !== topic.name) return { kind: 'refused', reason: 'UNKNOWN_SCHEMA' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'refused', reason: 'UNPARSABLE' };
  }
  const parsed = topic.schema.safeParse(json);
  return parsed.success ? { kind: 'event', event: parsed.data } : { kind: 'refused', reason: 'WRONG_SCHEMA' };
}

/** The record that tells `event`. @throws Failure `EVENT_INVALID` or `EVENT_TOO_LARGE` */
export function writeEvent<Event>(topic: Topic<Event>, event: Event): { readonly key: string; readonly text: string } {
  const parsed = topic.schema.safeParse(event);
  if (!parsed.success)
    throw new Failure('EVENT_INVALID', `${topic.name} cannot carry this event: ${faultsOf(parsed.error)}`);
  const text = JSON.stringify(parsed.data);
  const { maxBytes = MAX_EVENT_BYTES } = topic;
  // A character takes three bytes at most.
  if (text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes)
    throw new Failure('EVENT_TOO_LARGE', `${topic.name} carries at most ${String(maxBytes)} bytes`);
  return { key: topic.key(parsed.data), text };
}

/** Where and which rule, never the value. */
const faultsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ');
