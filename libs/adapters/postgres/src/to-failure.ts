import { types } from 'node:util';
import { Failure } from '@maillage/kernel';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** Classes of SQLSTATE that pass: connection, rollback, resources, object in use, operator intervention, system. */
const PASSING = new Set(['08', '25', '40', '53', '55', '57', '58']);
const SQLSTATE = /^[0-9A-Z]{5}$/;
const NETWORK = /^E[A-Z]+$|Connection terminated|connection timeout|timeout e|not queryable|Client was closed/;
/** What TypeORM says about a connection that broke while work held it. */
const LOST = [QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError];

/** What the database or the way to it did, as a Failure without statements and values; anything else as it is. */
export function toFailure(thrown: unknown): Error {
  const cause = causeOf(thrown);
  if (cause instanceof Failure) return cause;
  if (LOST.some((lost) => cause instanceof lost)) return unavailable('the connection was lost');
  const code = sqlStateOf(cause);
  if (SQLSTATE.test(code)) return PASSING.has(code.slice(0, 2)) ? unavailable(code) : refused(code, cause);
  return NETWORK.test(code) || NETWORK.test(cause.message) ? unavailable(code || cause.message) : cause;
}

/** SQLSTATE of an error of the database, errno code of a network error, or nothing. */
export const sqlStateOf = (thrown: unknown): string => {
  const cause = causeOf(thrown);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
};

function causeOf(thrown: unknown): Error {
  const cause: unknown = thrown instanceof QueryFailedError ? thrown.driverError : thrown;
  return types.isNativeError(cause) ? cause : new Error(String(cause));
}

const unavailable = (why: string): Failure =>
  new Failure('STORE_UNAVAILABLE', `the database is not available (${why})`, { retryable: true });

const refused = (sqlState: string, cause: Error): Failure =>
  new Failure('STORE_REFUSED', `the database refused a statement (${sqlState}): ${cause.message}`, {
    retryable: false,
  });
