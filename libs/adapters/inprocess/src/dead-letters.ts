import type { RecordRefusal } from '@maillage/contracts';

/** A record that no retry could deliver. */
export interface DeadLetter {
  readonly topic: string;
  readonly key: string | null;
  readonly text: string | null;
  /** Why it never was an event; absent when a handler failed. */
  readonly refusal?: RecordRefusal;
  readonly attempts: number;
  /** Code of a Failure or class of another error. */
  readonly firstError?: string;
  readonly lastError?: string;
}

/** The last dead letters and how many there ever were. */
export class DeadLetters {
  private readonly kept: DeadLetter[] = [];
  private count = 0;

  constructor(private readonly capacity: number) {}

  get total(): number {
    return this.count;
  }

  add(letter: DeadLetter): void {
    this.count++;
    this.kept.push(letter);
    if (this.kept.length > this.capacity) this.kept.shift();
  }

  list(): readonly DeadLetter[] {
    return [...this.kept];
  }
}
