/** Texts stored as UTF-8 in a snapshot and decoded when they are read. */
export interface StringColumn<Key extends number> {
  readonly length: number;
  text(index: Key): string;
}
