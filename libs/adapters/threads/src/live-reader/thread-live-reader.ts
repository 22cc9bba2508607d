import { Worker } from 'node:worker_threads';
import { Failure } from '@maillage/kernel';
import { LiveReader, type LiveDocuments, type LiveReading } from '@maillage/ports';
import { sourceArguments } from '../thread/source-arguments.js';
import type { ThreadLimits } from '../thread/run-in-thread.js';
import type { Announced, FromLiveThread, LiveOutcome, LiveTask, ToLiveThread } from './live-messages.js';

/** Beside this file, with this file's extension: .ts from sources, .js from dist. */
const ENTRY = new URL(`./live-reader.worker${import.meta.url.slice(-3)}`, import.meta.url);

/** The largest realtime message that is read has 64 MB. */
const LIMITS: ThreadLimits = { seconds: 10, heapMegabytes: 768 };
/** A thread stands within a second or two; a busy machine takes longer, and no feed is to blame for it. */
const SECONDS_TO_START = 60;
/** More than all feeds of many territories; what is beyond them is not read this time. */
const MAX_WAITING = 500;

interface Waiting {
  readonly id: number;
  readonly task: LiveTask;
  readonly resolve: (outcome: LiveReading | Announced) => void;
  readonly reject: (failure: Failure) => void;
}

/**
 * Reads live feeds in one thread, one after the other. What takes too long or too much memory ends the thread and fails
 * alone; the next is read in a new one.
 */
export class ThreadLiveReader extends LiveReader {
  readonly #waiting: Waiting[] = [];
  #working: Waiting | undefined;
  #worker: Worker | undefined;
  #isReady = false;
  #deadline: NodeJS.Timeout | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(
    private readonly limits: ThreadLimits = LIMITS,
    private readonly entry: URL = ENTRY,
  ) {
    super();
  }

  override read(documents: LiveDocuments): Promise<LiveReading> {
    return this.#ask({ kind: 'read', documents }) as Promise<LiveReading>;
  }

  override discover(bytes: Uint8Array): Promise<Announced> {
    return this.#ask({ kind: 'discover', bytes }) as Promise<Announced>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closed());
    await this.#end(closed());
  }

  #ask(task: LiveTask): Promise<LiveReading | Announced> {
    if (this.#isClosed) return Promise.reject(closed());
    if (this.#waiting.length >= MAX_WAITING)
      return Promise.reject(new Failure('READER_BUSY', 'too many live feeds wait to be read', { retryable: true }));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id: ++this.#lastId, task, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#working || this.#isClosed) return;
    this.#working = this.#waiting.shift();
    if (!this.#working) return;
    const { id, task } = this.#working;
    const worker = (this.#worker ??= this.#start());
    this.#endWithin(this.#isReady ? this.limits.seconds : SECONDS_TO_START);
    worker.postMessage({ id, task } satisfies ToLiveThread);
  }

  #endWithin(seconds: number): void {
    const tooLong = new Failure('READER_TIMEOUT', `not read within ${String(seconds)} s`, { retryable: true });
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => void this.#end(tooLong), seconds * 1_000);
  }

  #start(): Worker {
    this.#isReady = false;
    const worker = new Worker(this.entry, {
      execArgv: sourceArguments(this.entry),
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMegabytes },
    });
    worker.unref(); // whoever closes waits for what is being read, nobody for a thread that rests
    worker.on('message', (message: FromLiveThread) => {
      if (this.#worker !== worker) return;
      if (message !== 'ready') this.#settle(message);
      else this.#beReady();
    });
    const fail = (code: string): void => {
      if (this.#worker === worker) void this.#end(new Failure(code, 'the thread that reads live feeds ended'));
    };
    worker.on('error', (error: Error & { readonly code?: string }) => {
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'READER_MEMORY' : 'READER_FAILED');
    });
    worker.on('exit', () => {
      fail('READER_FAILED');
    });
    return worker;
  }

  /** What waited for the thread to stand has its whole time from here. */
  #beReady(): void {
    this.#isReady = true;
    if (this.#working) this.#endWithin(this.limits.seconds);
  }

  #settle({ id, outcome }: LiveOutcome): void {
    const working = this.#working;
    if (working?.id !== id) return;
    clearTimeout(this.#deadline);
    this.#working = undefined;
    if ('broken' in outcome) working.reject(new Failure('READER_FAILED', `reading broke with ${outcome.broken}`));
    else working.resolve(outcome);
    this.#next();
  }

  /** Ends the thread, and with it what it was reading. */
  async #end(failure: Failure): Promise<void> {
    const [worker, working] = [this.#worker, this.#working];
    clearTimeout(this.#deadline);
    this.#worker = undefined;
    this.#working = undefined;
    working?.reject(failure);
    this.#next();
    await worker?.terminate();
  }
}

const closed = (): Failure => new Failure('READER_CLOSED', 'live feeds are read no more', { retryable: true });
