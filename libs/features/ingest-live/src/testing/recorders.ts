import type { Topic } from '@maillage/contracts';
import type { Bilingual } from '@maillage/kernel';
import { EventPublisher, Narrator } from '@maillage/ports';

/** Notes what is said. */
export class Listener extends Narrator {
  readonly told: string[] = [];
  override tell({ en }: Bilingual): void {
    this.told.push(en);
  }
  override during<Result>(_message: Bilingual, work: () => Promise<Result>): Promise<Result> {
    return work();
  }
}

/** Notes what is told, by topic; does not take it while it is away. */
export class Bus extends EventPublisher {
  readonly events: { readonly topic: string; readonly event: unknown }[] = [];
  failure: Error | undefined;
  override publish<Event>(topic: Topic<Event>, event: Event): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    this.events.push({ topic: topic.name, event: topic.schema.parse(event) });
    return Promise.resolve();
  }
}
