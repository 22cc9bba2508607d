import { InProcessBus } from '@maillage/adapters-inprocess';
import { KafkaBus } from '@maillage/adapters-kafka';
import { topics } from '@maillage/contracts';
import { EventPublisher } from '@maillage/ports';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { byScheme, type Part } from './part.js';

interface Bus extends EventPublisher {
  readonly strategy: CustomTransportStrategy;
}

/** `memory:` stays inside the process; `kafka://host:port,host:port` is a cluster. */
const BUSES = {
  'memory:': (): Bus => new InProcessBus(),
  'kafka:': (address: string, service: string): Bus => new KafkaBus({ address, service, topics }),
};

export interface BusPart extends Part {
  readonly strategy: CustomTransportStrategy;
}

/** The bus, for the service of that name; the strategy closes with the application. */
export function openBus(address: string, service: string): BusPart {
  const bus = byScheme(BUSES, address)(address, service);
  return {
    strategy: bus.strategy,
    providers: [{ provide: EventPublisher, useValue: bus }],
    close: () => Promise.resolve(),
  };
}
