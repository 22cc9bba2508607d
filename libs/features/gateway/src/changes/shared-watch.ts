import { createHash } from 'node:crypto';
import type { Answer } from '@maillage/ports';

/** What a watched thing looks like at a moment. */
export interface Look {
  readonly generation: number;
  /** JSON on one line. */
  readonly text: string;
}

/** A look by its name: looks that say the same have the same, in every gateway. */
export interface NamedLook extends Look {
  readonly id: string;
}

export interface WatchListener {
  changed(look: NamedLook): void;
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
  #latest: NamedLook;

  constructor(
    first: Look,
    private readonly look: () => Promise<Look>,
    private readonly isLasting: (thrown: unknown) => boolean,
    private readonly onIdle: () => void,
  ) {
    this.#latest = named(first);
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
      const seen = named(await this.look());
      if (seen.id !== this.#latest.id) {
        this.#latest = seen;
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

function named(look: Look): NamedLook {
  const essence = JSON.stringify(JSON.parse(look.text), (name, value: unknown) =>
    NO_NEWS.has(name) ? undefined : value,
  );
  return { ...look, id: createHash('sha256').update(essence).digest('base64url').slice(0, 22) };
}
