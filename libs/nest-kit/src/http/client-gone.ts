import { Problem } from '@maillage/kernel';

/** The part of Node's response that tells whether anybody still waits for it. */
interface OpenResponse {
  readonly writableFinished: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Aborts when the connection closes before the answer is written. Fastify's own `request.signal` listens to the request
 * instead, which Node closes as soon as a body has been read: a POST would be given up at once.
 */
export function clientGone({ raw }: { readonly raw: OpenResponse }): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(requestCancelled());
  });
  return gone.signal;
}

/** Nobody reads it; the log shows that whoever asked did not wait. */
const requestCancelled = (): Problem =>
  new Problem(499, 'REQUEST_CANCELLED', { fr: 'Requête abandonnée', en: 'Request abandoned' });
