import { InProcessBus } from '@maillage/adapters-inprocess';
import { KafkaBus } from '@maillage/adapters-kafka';
import { topics } from '@maillage/contracts';
import { EventPublisher, type EventListening, type EventTail } from '@maillage/ports';
import { byScheme, type Part } from './part.js';

interface Bus extends EventPublisher {
  readonly listening: EventListening;
}

/** `memory:` stays inside the process, with a tail that outlives it; `kafka://host:port,host:port` is a cluster. */
const BUSES = {
  'memory:': (_address: string, _service: string, tail?: EventTail): Bus => new InProcessBus({}, tail),
  'kafka:': (address: string, service: string): Bus => new KafkaBus({ address, service, topics }),
};

export interface BusPart extends Part {
  readonly listening: EventListening;
}

/** The bus, for the service of that name; its listening ends with the application. */
export function openBus(address: string, service: string, tail?: EventTail): BusPart {
  const bus = byScheme(BUSES, address)(address, service, tail);
  return {
    listening: bus.listening,
    providers: [{ provide: EventPublisher, useValue: bus }],
    close: () => Promise.resolve(),
  };
}
