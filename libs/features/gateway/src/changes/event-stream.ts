import type { HttpReply } from '../http-exchange.js';
import type { NamedLook, WatchListener } from './shared-watch.js';

/** Proxies close what is silent for long. */
const ALIVE_MILLISECONDS = 15_000;
/** A stream ends after this long, and its reader opens another: a server that leaves is not waited for. */
const LIFETIME_MILLISECONDS = 3_600_000;
/** A reader that has not taken this much is gone or too slow. */
const MOST_WAITING_BYTES = 512 * 1024;

/** Server-sent events on one response (HTML standard, "Server-sent events"). */
export class EventStream implements WatchListener {
  readonly #timers: NodeJS.Timeout[] = [];
  #isOpen = false;

  constructor(
    private readonly reply: HttpReply,
    /** The event that the reader had last: `Last-Event-ID`. It is not told again. */
    private readonly lastEventId: string,
  ) {}

  changed({ id, text }: NamedLook): void {
    const isKnown = !this.#isOpen && id === this.lastEventId;
    this.#begin();
    if (!isKnown) this.#write(`id: ${id}\nevent: change\ndata: ${text.replaceAll(/[\r\n]+/g, ' ')}\n\n`);
  }

  ended(): void {
    this.#write('event: end\ndata: {}\n\n');
    this.close();
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#isOpen) this.reply.raw.end();
    this.#isOpen = false;
  }

  #begin(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const headers = this.reply.getHeaders();
    this.reply.hijack();
    this.reply.raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      // a stream ends with its connection, so that a server that leaves waits for nobody
      connection: 'close',
      // nginx would collect events before passing them on
      'x-accel-buffering': 'no',
    });
    this.#write('retry: 3000\n\n');
    this.#timers.push(setInterval(() => this.#write(': alive\n\n'), ALIVE_MILLISECONDS).unref());
    this.#timers.push(setTimeout(() => this.close(), LIFETIME_MILLISECONDS).unref());
  }

  #write(text: string): void {
    if (!this.#isOpen) return;
    this.reply.raw.write(text);
    if (this.reply.raw.writableLength > MOST_WAITING_BYTES) this.reply.raw.destroy();
  }
}
