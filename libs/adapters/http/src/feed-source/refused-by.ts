import { Failure } from '@maillage/kernel';

/** Statuses that pass by themselves: the server is busy, restarting or wants us to come later. */
const PASSING = new Set([408, 425, 429]);
const GONE = new Set([404, 410]);

/** What an answer without a feed means. */
export function refusedBy(host: string, status: number, retryAfter?: string | string[]): Failure {
  if (GONE.has(status)) return new Failure('FETCH_NOT_FOUND', `${host}: there is no feed at this address (${status})`);
  if (PASSING.has(status) || status >= 500) {
    return new Failure('FETCH_SERVER', `${host}: the server cannot answer now (${status})`, {
      retryable: true,
      retryAfterSeconds: typeof retryAfter === 'string' ? secondsOf(retryAfter, Date.now()) : undefined,
    });
  }
  return new Failure('FETCH_REFUSED', `${host}: the server does not give the feed (${status})`);
}

/** `Retry-After` (RFC 9110, 10.2.3): seconds, or a date. */
export function secondsOf(retryAfter: string, nowMilliseconds: number): number | undefined {
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter);
  const date = /^[A-Z][a-z]{2}/.test(retryAfter) ? Date.parse(retryAfter) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - nowMilliseconds) / 1000));
}
