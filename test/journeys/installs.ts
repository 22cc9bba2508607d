import { join } from 'node:path';
import { startApp, until, type Started } from './processes.js';

/** A running Maillage, whatever it is made of. */
export interface Install {
  readonly name: string;
  /** Origin of the public API. */
  readonly url: string;
  /** Origin that operators send live data to. */
  readonly operatorUrl: string;
  readonly processes: readonly Started[];
  stop(): Promise<void>;
}

export interface InstallOptions {
  readonly territoryFiles: readonly string[];
  /** Folder that holds the territory files. */
  readonly territoryFolder: string;
  readonly dataFolder: string;
}

/** Everything in one process, on embedded adapters. */
export async function startSuite(
  { territoryFiles, dataFolder }: InstallOptions,
  environment: Readonly<Record<string, string>> = {},
): Promise<Install> {
  const files = territoryFiles.flatMap((file) => ['--territory', file]);
  const suite = await startApp('suite', ['--port', '0', '--data', dataFolder, ...files], {
    MAILLAGE_LOG_LEVEL: 'info',
    ...environment,
  });
  return ready({
    name: 'suite',
    url: suite.url,
    operatorUrl: suite.url,
    processes: [suite],
    stop: () => stopAll([suite]),
  });
}

export interface Servers {
  readonly database: string;
  readonly events: string;
  readonly cache: string;
}

/** Five services, two of them planners, on real servers. */
export async function startServices(
  options: InstallOptions,
  servers: Servers,
  environment: Readonly<Record<string, string>> = {},
): Promise<Install> {
  const common = {
    ...environment,
    MAILLAGE_DATABASE: servers.database,
    MAILLAGE_EVENTS: servers.events,
    MAILLAGE_PORT: '0',
    MAILLAGE_DATA: join(options.dataFolder),
  };
  const ingestor = await startApp('feed-ingestor', [], { ...common, MAILLAGE_TERRITORIES: options.territoryFolder });
  const others = await Promise.all([
    startApp('network-builder', [], common),
    startApp('itinerary-planner', [], common),
    startApp('itinerary-planner', [], common),
  ]);
  const [, ...planners] = others;
  const gateway = await startApp('gateway', [], {
    ...common,
    MAILLAGE_CACHE: servers.cache,
    MAILLAGE_PLANNERS: planners.map(({ url }) => url).join(','),
  });
  const processes = [ingestor, ...others, gateway];
  return ready({
    name: 'services apart',
    url: gateway.url,
    operatorUrl: ingestor.url,
    processes,
    stop: () => stopAll([...processes].reverse()),
  });
}

async function ready(install: Install): Promise<Install> {
  const answers = async (): Promise<boolean> => (await fetch(`${install.url}/api/v1/health`)).status === 200;
  try {
    await until('health answers 200', answers, 90);
    return install;
  } catch (thrown) {
    const output = install.processes.map((started) => started.output()).join('\n');
    await install.stop();
    throw new Error(`${String(thrown)}\n${output}`);
  }
}

async function stopAll(processes: readonly Started[]): Promise<void> {
  await Promise.all(processes.map((started) => started.stop()));
}
