import type { HttpReply } from './http-exchange.js';

/**
 * Aborts when the connection closes before the answer is written. Fastify's own `request.signal` listens to the request
 * instead, which Node closes as soon as a body has been read: a POST would be given up at once.
 */
export function clientGone({ raw }: HttpReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
