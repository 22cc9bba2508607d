import { InProcessBus } from '@maillage/adapters-inprocess';
import { topics } from '@maillage/contracts';
import { EventPublisher, type EventListening, type EventTail } from '@maillage/ports';
import { byScheme, type Part } from './part.js';

interface Bus extends EventPublisher {
  readonly listening: EventListening;
}

/** `memory:` stays inside the process, with a tail that outlives it; `kafka://host:port,host:port` is a cluster. */
const BUSES = {
  'memory:': (_address: string, _service: string, tail?: EventTail): Promise<Bus> =>
    Promise.resolve(new InProcessBus({}, tail)),
  'kafka:': async (address: string, service: string): Promise<Bus> => {
    const { KafkaBus } = await import('@maillage/adapters-kafka');
    return new KafkaBus({ address, service, topics });
  },
};

export interface BusPart extends Part {
  readonly listening: EventListening;
}

/** The bus, for the service of that name; its listening ends with the application. */
export async function openBus(address: string, service: string, tail?: EventTail): Promise<BusPart> {
  const bus = await byScheme(BUSES, address)(address, service, tail);
  return {
    listening: bus.listening,
    providers: [{ provide: EventPublisher, useValue: bus }],
    close: () => Promise.resolve(),
  };
}
