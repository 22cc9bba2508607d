/**
 * The Kafka and the Redis that all specs of a run share: `GET /kafka` and `GET /redis` on a socket start them when first asked.
 * Ends, servers and all, when its standard input does.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { startKafka } from './kafka.js';
import { startRedis } from './redis.js';
import { ServerMissing, type TestServer } from './server.js';

type Answer = { readonly url: string } | { readonly missing: string };

const RECIPES: Readonly<Record<string, { readonly variable: string; start(): Promise<TestServer> }>> = {
  '/kafka': { variable: 'TEST_KAFKA', start: startKafka },
  '/redis': { variable: 'TEST_REDIS', start: startRedis },
};
const started = new Map<string, Promise<Answer>>();
const servers: TestServer[] = [];

const [, , socketPath = ''] = process.argv;
const http = createServer((request, response) => {
  void answer(request.url ?? '').then((found) => response.end(JSON.stringify(found)));
}).listen(socketPath);
process.stdin.resume();
await once(process.stdin, 'close');
http.close();
await Promise.allSettled(servers.map((server) => server.stop()));
process.exit(0);

function answer(path: string): Promise<Answer> {
  const found = started.get(path) ?? start(path);
  started.set(path, found);
  return found;
}

async function start(path: string): Promise<Answer> {
  const recipe = RECIPES[path];
  if (!recipe) return { missing: 'no such server' };
  const given = process.env[recipe.variable];
  if (given) return { url: given };
  try {
    const server = await recipe.start();
    servers.push(server);
    return { url: server.url };
  } catch (error) {
    return { missing: error instanceof ServerMissing ? error.message : String(error) };
  }
}
