import type { LiveHealthStore } from '@maillage/ports';

/** More fetches than one process makes. */
const PER_EPOCH = 2 ** 32;

/**
 * Numbers that grow with every call and from process to process, whatever clocks say: the store gives each process an
 * epoch, and what a process that was thought dead still sends is older than all of the next one.
 */
export class Sequences {
  private epoch: Promise<number> | undefined;
  private last = 0;

  constructor(private readonly store: Pick<LiveHealthStore, 'openEpoch'>) {}

  /** @throws Failure of the store, which the next call asks again */
  async next(): Promise<number> {
    this.epoch ??= this.store.openEpoch();
    try {
      return (await this.epoch) * PER_EPOCH + ++this.last;
    } catch (thrown) {
      this.epoch = undefined;
      throw thrown;
    }
  }
}
