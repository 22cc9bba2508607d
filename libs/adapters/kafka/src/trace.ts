import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** The `traceparent` (W3C Trace Context) of the record in work. */
const current = new AsyncLocalStorage<string>();

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Runs `work` inside the trace of a record; a header that is no traceparent counts as none. */
export const inTraceOf = <Result>(header: string | undefined, work: () => Result): Result =>
  header !== undefined && TRACEPARENT.test(header) ? current.run(header, work) : work();

/** For a record that is told now: the same trace and a span of its own. */
export const nextTraceparent = (): string => {
  const traceId = current.getStore()?.split('-')[1] ?? randomBytes(16).toString('hex');
  return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
};
