import { Problem } from '@maillage/kernel';
import type { LoadedNetwork } from './loaded-network.js';

/** The loaded network of each territory. A request borrows it and keeps its generation, whatever becomes active meanwhile. */
export class NetworkShelf {
  readonly #active = new Map<string, LoadedNetwork>();
  /** Requests in work, by network. */
  readonly #borrowed = new Map<LoadedNetwork, number>();
  readonly #onIdle = new Map<LoadedNetwork, () => void>();

  active(territory: string): LoadedNetwork | undefined {
    return this.#active.get(territory);
  }

  /** Those that answer. */
  list(): readonly LoadedNetwork[] {
    return [...this.#active.values()];
  }

  /** From now on new requests use `network`. Resolves when nobody uses the one before any more. */
  async activate(network: LoadedNetwork): Promise<LoadedNetwork | undefined> {
    const before = this.#active.get(network.territory);
    this.#active.set(network.territory, network);
    if (before && this.#borrowed.has(before)) await new Promise<void>((resolve) => this.#onIdle.set(before, resolve));
    return before;
  }

  /** Runs `work` on the territory's network. @throws Problem `NETWORK_NOT_READY` (503) */
  async borrow<Result>(territory: string, work: (network: LoadedNetwork) => Result | Promise<Result>): Promise<Result> {
    const network = this.#active.get(territory);
    if (!network) throw notReady();
    this.#borrowed.set(network, (this.#borrowed.get(network) ?? 0) + 1);
    try {
      return await work(network);
    } finally {
      this.#giveBack(network);
    }
  }

  #giveBack(network: LoadedNetwork): void {
    const users = (this.#borrowed.get(network) ?? 1) - 1;
    if (users > 0) {
      this.#borrowed.set(network, users);
      return;
    }
    this.#borrowed.delete(network);
    this.#onIdle.get(network)?.();
    this.#onIdle.delete(network);
  }
}

const notReady = (): Problem =>
  new Problem(
    503,
    'NETWORK_NOT_READY',
    { fr: 'Les horaires ne sont pas encore chargés', en: 'The timetable is not loaded yet' },
    { fr: 'Réessayez dans quelques secondes.', en: 'Try again in a few seconds.' },
  );
