import type { Subscription } from '@maillage/contracts';

/** Who hears the events of a topic. */
export interface Subscriber extends Subscription {
  /** What it throws is tried again, and then is a dead letter. */
  handle(event: unknown): Promise<void>;
}

/** The hearing side of a bus. */
export interface EventListening {
  /** Resolves when the subscribers hear what is told. Once only. */
  open(subscribers: readonly Subscriber[]): Promise<void>;
  /** Lets what is in work end, within bounds. */
  close(): Promise<void>;
}
