import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time for the process that holds the servers to start. */
const TRIES = 100;
const PAUSE_MS = 100;

/**
 * The address of the real server that all specs of the run share, started when first asked for.
 * Without one it says what is left out; under CI=true that is an error.
 */
export async function serverForTests(name: 'kafka' | 'redis'): Promise<string | undefined> {
  const found = await ask(name);
  if ('url' in found) return found.url;
  if (process.env['CI'] === 'true') throw new Error(`CI needs ${found.missing}`);
  console.warn(`LEFT OUT: every test on real ${name}. ${found.missing}`);
  return undefined;
}

type Answer = { readonly url: string } | { readonly missing: string };

async function ask(name: string): Promise<Answer> {
  const socketPath = process.env['TEST_SERVERS'];
  if (socketPath === undefined) return { missing: 'The run has no test/services/jest-setup.mjs' };
  for (let tried = 1; ; tried++) {
    try {
      return await get(socketPath, `/${name}`);
    } catch (error) {
      if (tried === TRIES) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

const get = (socketPath: string, path: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request({ socketPath, path }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('end', () => resolve(JSON.parse(text) as Answer));
    });
    asking.on('error', reject).end();
  });
