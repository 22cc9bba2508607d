import { ServerMissing, type TestServer } from './server.js';

/**
 * A server for one spec that treats it badly. Without one it says what is left out; under CI=true that is an error.
 * An address in the environment does not help: nobody kills a server that is not theirs.
 */
export async function serverOfOurOwn(name: string, start: () => Promise<TestServer>): Promise<TestServer | undefined> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof ServerMissing) || process.env['CI'] === 'true') throw error;
    console.warn(`LEFT OUT: every test that kills ${name}. ${error.message}`);
    return undefined;
  }
}
