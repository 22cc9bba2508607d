import type { Client } from 'pg';
import { OUTBOX_CHANNEL } from './tell-fact.js';
import { toFailure } from './to-failure.js';

/** Milliseconds between two looks without any notification, and before a lost connection is made again. */
const POLL = 5_000;
const RECONNECT = 1_000;

/**
 * Calls back on every notification, after every reconnection (something may have been missed) and every few seconds anyway.
 * Resolves when the first connection listens; returns how to stop.
 */
export async function listen(createClient: () => Client, callback: () => void): Promise<() => Promise<void>> {
  let current: Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const client = createClient();
    client.on('notification', callback);
    client.on('error', () => undefined); // followed by 'end'
    client.once('end', () => {
      if (!stopped && client === current) again();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    } catch (thrown) {
      await client.end().catch(() => undefined);
      throw toFailure(thrown);
    }
    current = client;
    if (stopped) await client.end();
  };
  const again = (): void => {
    retry = setTimeout(() => void connect().then(callback, again), RECONNECT);
  };

  await connect();
  const poll = setInterval(callback, POLL);
  return async () => {
    stopped = true;
    clearInterval(poll);
    clearTimeout(retry);
    await current?.end().catch(() => undefined);
  };
}
