/** A fact that was committed with its effect and waits to be told. */
export interface OutboxRow {
  readonly topic: string;
  readonly event: unknown;
}

/** The facts committed by the stores, in commit order per key. */
export abstract class Outbox {
  /**
   * Hands waiting rows to `tell`, oldest first, and marks each that resolved; what `tell` throws ends the round and is thrown on.
   * One relay at a time holds the lock, another returns 0 at once. Returns how many were told.
   */
  abstract relay(tell: (row: OutboxRow) => Promise<void>, limit: number): Promise<number>;
  /** Calls back soon after a commit wrote rows, in this process or another; returns how to stop. */
  abstract onCommit(callback: () => void): Promise<() => Promise<void>>;
}
