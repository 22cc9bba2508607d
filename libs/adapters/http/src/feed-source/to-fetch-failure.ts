import { types } from 'node:util';
import { Failure } from '@maillage/kernel';

/** What went wrong on the way to a feed, in words. */
export function toFetchFailure(thrown: unknown, host: string): Failure {
  if (thrown instanceof Failure) return thrown;
  const code = codeOf(thrown);
  const known = FAULTS.find(({ codes }) => codes.test(code)) ?? UNREACHABLE;
  return new Failure(known.failure, `${host}: ${known.words} (${code})`, {
    retryable: known.retryable,
    cause: thrown,
  });
}

interface Fault {
  readonly codes: RegExp;
  readonly failure: string;
  readonly words: string;
  readonly retryable: boolean;
}

const UNREACHABLE: Fault = {
  codes: /^E[A-Z]+$|^UND_ERR_CONNECT_TIMEOUT$/,
  failure: 'FETCH_UNREACHABLE',
  words: 'the server cannot be reached',
  retryable: true,
};

const FAULTS: readonly Fault[] = [
  {
    codes: /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/,
    failure: 'FETCH_CERTIFICATE',
    words: 'the server does not prove who it is',
    retryable: false,
  },
  {
    codes: /^UND_ERR_(HEADERS|BODY)_TIMEOUT$|^UND_ERR_ABORTED$|^ABORT_ERR$/,
    failure: 'FETCH_TIMEOUT',
    words: 'the server is too slow',
    retryable: true,
  },
  {
    codes:
      /^UND_ERR_(SOCKET|RES_CONTENT_LENGTH_MISMATCH)$|^ECONNRESET$|^HPE_|^HTTPParserError$|^Z_|^ERR_STREAM_PREMATURE_CLOSE$/,
    failure: 'FETCH_CUT',
    words: 'the answer is cut or broken',
    retryable: true,
  },
  UNREACHABLE,
];

/** The first code in the chain of causes, or the name of the last. */
function codeOf(thrown: unknown): string {
  if (!types.isNativeError(thrown)) return 'no further reason';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown.cause === undefined ? thrown.name : codeOf(thrown.cause);
}
