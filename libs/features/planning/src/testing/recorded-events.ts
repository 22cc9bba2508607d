import type { Topic } from '@maillage/contracts';
import { EventPublisher } from '@maillage/ports';

/** Remembers what was published. */
export class RecordedEvents extends EventPublisher {
  readonly events: { readonly topic: string; readonly event: unknown }[] = [];

  override publish<Event>({ name: topic }: Topic<Event>, event: Event): Promise<void> {
    this.events.push({ topic, event });
    return Promise.resolve();
  }
}
