export interface TailRecord {
  readonly topic: string;
  readonly key: string;
  readonly text: string;
}

/** The last event of each key of the compacted topics, for a bus that has no memory of its own. */
export abstract class EventTail {
  /** What was kept within the last day. */
  abstract load(): Promise<readonly TailRecord[]>;
  /** Keeps these in place of those of the same topic and key. */
  abstract keep(records: readonly TailRecord[]): Promise<void>;
}
