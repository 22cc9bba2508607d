import type { Answer } from '@maillage/ports';

/** What a watched thing looks like at a moment. */
export interface Look {
  readonly generation: number;
  /** JSON on one line. */
  readonly text: string;
}

export interface WatchListener {
  changed(look: Look): void;
  /** The thing is no more, or can no longer be watched. */
  ended(): void;
}

/** How often a thing is looked at while somebody watches it. */
const PAUSE_MILLISECONDS = 2_000;

/** Members that change without news: clocks, pages, numbers of updates that concern other things. */
const NO_NEWS: ReadonlySet<string> = new Set(['ageSeconds', 'network', 'nextPageCursor', 'previousPageCursor']);

/** One thing that any number of listeners watch: it is looked at once for all of them, and while there are any. */
export class SharedWatch {
  readonly #listeners = new Set<WatchListener>();
  #timer: NodeJS.Timeout | undefined;
  #latest: Look;
  #essence: string;

  constructor(
    first: Look,
    private readonly look: () => Promise<Look>,
    private readonly isLasting: (thrown: unknown) => boolean,
    private readonly onIdle: () => void,
  ) {
    this.#latest = first;
    this.#essence = essenceOf(first);
  }

  /** What is seen now comes first; returns how to end it. */
  add(listener: WatchListener): () => void {
    this.#listeners.add(listener);
    listener.changed(this.#latest);
    this.#timer ??= this.#later();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #later(): NodeJS.Timeout {
    return setTimeout(() => void this.#lookAgain(), PAUSE_MILLISECONDS).unref();
  }

  async #lookAgain(): Promise<void> {
    try {
      const seen = await this.look();
      const essence = essenceOf(seen);
      if (essence !== this.#essence) {
        [this.#latest, this.#essence] = [seen, essence];
        for (const listener of this.#listeners) listener.changed(seen);
      }
    } catch (thrown) {
      if (this.isLasting(thrown)) {
        const listeners = [...this.#listeners];
        this.#listeners.clear();
        for (const listener of listeners) listener.ended();
      }
    }
    if (this.#listeners.size > 0) this.#timer = this.#later();
    else this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.onIdle();
  }
}

export const lookAt = ({ body, generation }: Answer): Look => ({ generation, text: new TextDecoder().decode(body) });

const essenceOf = ({ text }: Look): string =>
  JSON.stringify(JSON.parse(text), (name, value: unknown) => (NO_NEWS.has(name) ? undefined : value));
