import type { Delivery, Subscription, Topic } from '@maillage/contracts';
import { UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { FailureFilter } from './failure.filter.js';

type Handler<Event> = (event: Event) => Promise<void>;

/**
 * Subscribes a controller's method to a topic; a method with another payload does not compile.
 * `one-consumer` (when not said) shares the records among the replicas of the service, `every-replica` gives each all of them.
 */
export function OnTopic<Event>(topic: Topic<Event>, options: { readonly delivery?: Delivery } = {}) {
  const subscription: Subscription = { topic, delivery: options.delivery ?? 'one-consumer' };
  return <Method extends Handler<Event>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    EventPattern([topic.name], { ...subscription })(target, key, descriptor);
    UseFilters(FailureFilter)(target, key, descriptor);
  };
}
