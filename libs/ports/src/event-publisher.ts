import type { Topic } from '@maillage/contracts';

/** Where facts are told. */
export abstract class EventPublisher {
  /** Resolves when the event is durable on the bus; events of one key keep their order. */
  abstract publish<Event>(topic: Topic<Event>, event: Event): Promise<void>;
}
