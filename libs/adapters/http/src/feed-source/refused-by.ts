import { Failure } from '@maillage/kernel';

/** Statuses that pass by themselves: the server is busy, restarting or wants us to come later. */
const PASSING = new Set([408, 425, 429]);
const GONE = new Set([404, 410]);

/** What an answer without a feed means. */
export function refusedBy(host: string, status: number): Failure {
  if (GONE.has(status)) return new Failure('FETCH_NOT_FOUND', `${host}: there is no feed at this address (${status})`);
  if (PASSING.has(status) || status >= 500) {
    return new Failure('FETCH_SERVER', `${host}: the server cannot answer now (${status})`, { retryable: true });
  }
  return new Failure('FETCH_REFUSED', `${host}: the server does not give the feed (${status})`);
}
