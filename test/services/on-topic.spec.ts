import { describe, expect, it } from '@jest/globals';
import { InProcessBus } from '@maillage/adapters-inprocess';
import { KafkaBus } from '@maillage/adapters-kafka';
import { networkActivated, topics, type NetworkActivated } from '@maillage/contracts';
import { createLogger, OnTopic, runApp } from '@maillage/nest-kit';
import { serverForTests, testPolicy, until } from '@maillage/testing';
import { Controller, Injectable, Module } from '@nestjs/common';

@Injectable()
class Log {
  readonly lines: string[] = [];
  note(line: string): Promise<void> {
    this.lines.push(line);
    return Promise.resolve();
  }
}

@Controller()
class Planner {
  constructor(private readonly log: Log) {}
  @OnTopic(networkActivated, { delivery: 'every-replica' })
  onActivated({ generation }: NetworkActivated): Promise<void> {
    return this.log.note(`planner ${generation}`);
  }
}

@Controller()
class Monitor {
  constructor(private readonly log: Log) {}
  @OnTopic(networkActivated)
  onActivated({ generation }: NetworkActivated): Promise<void> {
    return this.log.note(`monitor ${generation}`);
  }
}

@Controller()
class Archivist {
  constructor(private readonly log: Log) {}
  @OnTopic(networkActivated)
  async onActivated({ generation }: NetworkActivated): Promise<void> {
    await this.log.note(`archivist ${generation}`);
    if (generation === 1) throw new Error('not this one');
  }
}

@Module({ controllers: [Planner, Monitor, Archivist], providers: [Log] })
class ListenersModule {}

const service = `on-topic-${Math.random()}`;
const kafka = await serverForTests('kafka');
const buses = [
  () => new InProcessBus(testPolicy),
  ...(kafka === undefined ? [] : [() => new KafkaBus({ address: kafka, service, topics, policy: testPolicy })]),
];

describe('the same controllers on each bus', () => {
  it.each(buses.map((make) => [make.toString().replace(/.*new (\w+).*/s, '$1'), make] as const))(
    '%s brings each subscription every event, once, and repeats only what failed',
    async (_name, make) => {
      const bus = make();
      const logger = createLogger({ name: 'test', level: 'silent' });
      const running = await runApp({
        module: ListenersModule,
        logger,
        host: '127.0.0.1',
        port: 0,
        listening: bus.listening,
      });
      try {
        for (const generation of [1, 2])
          await bus.publish(networkActivated, { territory: service, generation, checksum: 'x' });
        const { lines } = running.app.get(Log);
        await until(() => lines.includes('archivist 2') && lines.includes('planner 2') && lines.includes('monitor 2'));
        expect([...lines].sort()).toEqual([
          ...['archivist 1', 'archivist 1', 'archivist 1', 'archivist 2'],
          ...['monitor 1', 'monitor 2', 'planner 1', 'planner 2'],
        ]);
      } finally {
        await running.close();
      }
    },
    60_000,
  );
});
