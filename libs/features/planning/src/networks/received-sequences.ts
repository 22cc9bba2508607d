/**
 * Which message was the newest in each of the last values that answers may be made with, by the numbers that this process
 * gave to the values. The number of a message comes from who received it, so it is the same in every replica.
 */
export class ReceivedSequences {
  readonly #received = new Map<number, number>();
  #newest = 0;

  get newest(): number {
    return this.#newest;
  }

  /** Messages that say the same again leave a value as it is, and are in it. */
  note(value: number, received: number): void {
    this.#newest = received;
    this.#received.delete(value);
    this.#received.set(value, received);
    const [oldest] = this.#received.keys();
    if (this.#received.size > KEPT && oldest !== undefined) this.#received.delete(oldest);
  }

  /** Of the first value, 0: nothing was received. The newest when the value is too old to be kept. */
  of(value: number): number {
    return this.#received.get(value) ?? (value === 0 ? 0 : this.#newest);
  }
}

/** Answers are written seconds after they were found. */
const KEPT = 16;
