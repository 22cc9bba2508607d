import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findJava, kafkaJars } from './kafka-runtime.js';
import { freePorts } from './ports.js';
import { runTool } from './run-tool.js';
import { startServer, type TestServer } from './server.js';

const HEAP = ['-Xmx320m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** One real Apache Kafka broker in KRaft mode that is its own controller. @throws ServerMissing without Java 17 or Maven */
export async function startKafka(): Promise<TestServer> {
  const java = await findJava();
  const jars = await kafkaJars();
  const [port = 0, controllerPort = 0] = await freePorts(2);
  const run = (folder: string, main: string, ...args: string[]) => [
    ...[java, ...HEAP, `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`],
    ...['-cp', jars, main, ...args],
  ];
  return startServer({
    scheme: 'kafka',
    port,
    startMs: 90_000,
    prepare: async (folder) => {
      await writeFile(join(folder, 'log4j2.properties'), LOG4J);
      await writeFile(join(folder, 'server.properties'), propertiesOf(folder, port, controllerPort));
      const cluster = clusterId();
      const [program, ...args] = run(
        folder,
        'kafka.tools.StorageTool',
        'format',
        '-t',
        cluster,
        '-c',
        configIn(folder),
      );
      if ((await runTool(program ?? java, ...args)) === undefined) throw new Error('Kafka could not format its folder');
    },
    command: (folder) => run(folder, 'kafka.Kafka', configIn(folder)),
  });
}

/** Sixteen random bytes in base64; the first character is a letter, because the tool takes `-…` for an option. */
function clusterId(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8(bytes.readUInt8(0) & 0x7f, 0);
  return bytes.toString('base64url');
}

const configIn = (folder: string): string => join(folder, 'server.properties');

const propertiesOf = (folder: string, port: number, controllerPort: number): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(folder, 'data'),
    'default.replication.factor': 1,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1_000,
    // After kill -9 the controller keeps the old broker's place until then.
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 500,
    'auto.create.topics.enable': false,
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

const LOG4J = [
  'rootLogger.level=warn',
  'rootLogger.appenderRef.console.ref=console',
  'appender.console.name=console',
  'appender.console.type=Console',
  'appender.console.layout.type=PatternLayout',
  'appender.console.layout.pattern=%d %p %c %m%n',
].join('\n');
