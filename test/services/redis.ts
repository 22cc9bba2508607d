import { freePorts } from './ports.js';
import { runTool } from './run-tool.js';
import { ServerMissing, startServer, type TestServer } from './server.js';

/** A Redis of Debian's package, or of any package that brings `redis-server`. @throws ServerMissing */
export async function startRedis(): Promise<TestServer> {
  await install();
  const [port = 0] = await freePorts(1);
  return startServer({
    scheme: 'redis',
    port,
    startMs: 20_000,
    command: (folder) => [
      ...['redis-server', '--bind', '127.0.0.1', '--port', `${port}`, '--dir', folder],
      ...['--save', '', '--appendonly', 'no', '--daemonize', 'no'],
    ],
  });
}

const isInstalled = async () => (await runTool('redis-server', '--version')) !== undefined;

async function install(): Promise<void> {
  if (await isInstalled()) return;
  if (process.getuid?.() === 0) {
    const packages = ['install', '-y', '--no-install-recommends', 'redis-server'] as const;
    if ((await runTool('apt-get', ...packages)) === undefined) {
      await runTool('apt-get', 'update');
      await runTool('apt-get', ...packages);
    }
  }
  if (!(await isInstalled()))
    throw new ServerMissing('Redis: install redis-server (Debian: apt-get install redis-server) or set TEST_REDIS');
}
