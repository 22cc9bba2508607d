import type { z } from 'zod';

/** The stages of the one way that facts flow. */
export type Stage = 'gateway' | 'ingest' | 'network' | 'planning';

/** One kind of fact on the bus: its name, order, shape and how long it is kept, declared once. */
export interface Topic<Event> {
  /** `<scope>.<entity>-<past participle>.v<major>` */
  readonly name: string;
  readonly summary: string;
  readonly from: Stage;
  readonly to: readonly Stage[];
  /** Same key, same order; begins with the territory. Method syntax, so that Topic<X> is assignable to Topic<unknown>. */
  key(event: Event): string;
  readonly partitions: number;
  /** `compact` keeps the last event of each key, `delete` keeps all for the retention. */
  readonly cleanup: 'compact' | 'delete';
  readonly retention: { readonly hours: number };
  /** Of a compacted topic: how long every event is kept before only the last of its key is. */
  readonly history?: { readonly hours: number };
  /** Of one event; 256 KiB when not said. */
  readonly maxBytes?: number;
  /** Unknown members are ignored, so that an addition stays in the same major version. */
  readonly schema: z.ZodType<Event>;
}

export type EventOf<T> = T extends Topic<infer Event> ? Event : never;

export const defineTopic = <Event>(topic: Topic<Event>): Topic<Event> => topic;

/** Where records go that do not parse or whose handler keeps failing. */
export const deadLetterTopicOf = (topic: Topic<unknown>): string => `${topic.name}.dead`;
