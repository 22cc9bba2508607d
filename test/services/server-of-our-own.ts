import { ServerMissing, type TestServer } from './server.js';

/**
 * A server for one spec that treats it badly. Without one it says what is left out; under CI=true that is an error,
 * unless the environment gives an address: a server that is not ours is not killed.
 */
export async function serverOfOurOwn(name: string, start: () => Promise<TestServer>): Promise<TestServer | undefined> {
  try {
    return await start();
  } catch (error) {
    const given = process.env[`TEST_${name.toUpperCase()}`] !== undefined;
    if (!(error instanceof ServerMissing) || (process.env['CI'] === 'true' && !given)) throw error;
    console.warn(`LEFT OUT: every test that kills ${name}. ${error.message}`);
    return undefined;
  }
}
