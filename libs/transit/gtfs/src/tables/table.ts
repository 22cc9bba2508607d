/** One file of GTFS: what we read of it, and what we know and leave alone. */
export interface Table<Name extends string = string> {
  readonly file: string;
  /** Whether a feed without it, or without a row in it, is refused. */
  readonly presence: 'required' | 'optional';
  readonly columns: Readonly<Record<Name, 'required' | 'optional'>>;
  /** Columns of GTFS that we do not read. */
  readonly unread: readonly string[];
}

/** Where each column is in the file at hand; `ABSENT` when it is not. */
export type Positions<Name extends string> = Readonly<Record<Name, number>>;

export const defineTable = <const Name extends string>(table: Table<Name>): Table<Name> => table;
