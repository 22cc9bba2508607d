import type { Provider } from '@nestjs/common';

/** Something that was opened: what it provides to the features, and how it is closed. */
export interface Part {
  readonly providers: readonly Provider[];
  close(): Promise<void>;
}

/** Picks the entry of a table that knows the address's scheme. @throws RangeError naming the schemes that exist */
export function byScheme<Value>(table: Readonly<Record<string, Value>>, address: string): Value {
  const scheme = /^[a-z]+:/.exec(address)?.[0] ?? '';
  const value = table[scheme];
  if (value === undefined) throw new RangeError(`${scheme} is not one of ${Object.keys(table).join(', ')}`);
  return value;
}

/** Closes parts in the reverse order of their opening; every one gets its turn. */
export async function closeParts(parts: readonly Part[]): Promise<void> {
  for (const part of [...parts].reverse()) await part.close().catch(() => undefined);
}
