import { Worker } from 'node:worker_threads';
import { Failure, messageOf } from '@maillage/kernel';
import { sourceArguments } from './source-arguments.js';

export interface ThreadLimits {
  readonly seconds: number;
  readonly heapMegabytes: number;
}

/**
 * Runs an entry in a thread of its own, which ends with the work, and resolves with the one message it posts.
 * @throws Failure `THREAD_TIMEOUT`, `THREAD_MEMORY` or `THREAD_FAILED`, or of the code that the entry threw
 */
export function runInThread(entry: URL, input: unknown, limits: ThreadLimits): Promise<unknown> {
  const worker = new Worker(entry, {
    workerData: input,
    execArgv: sourceArguments(entry),
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      reject(new Failure('THREAD_TIMEOUT', `no result within ${String(limits.seconds)} s`));
      void worker.terminate();
    }, limits.seconds * 1000);
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => {
      reject(new Failure(codeOf(error), messageOf(error), { retryable: false, cause: error }));
    });
    worker.once('exit', (status) => {
      clearTimeout(deadline);
      reject(new Failure('THREAD_FAILED', `the thread ended with ${String(status)} and no result`));
    });
  });
}

/** Codes of Node begin with ERR_, those of a Failure do not. */
function codeOf({ code = '' }: { readonly code?: string }): string {
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'THREAD_MEMORY';
  return /^(?!ERR_)[A-Z]+(_[A-Z]+)+$/.test(code) ? code : 'THREAD_FAILED';
}
