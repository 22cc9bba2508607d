import type { Bilingual } from '@maillage/kernel';
import type { FeedReader, FeedSource, LiveReader, NetworkBuilder } from '@maillage/ports';

/** What trying a territory file needs. */
export interface Means {
  readonly source: FeedSource;
  readonly reader: FeedReader;
  readonly liveReader: LiveReader;
  readonly builder: NetworkBuilder;
  readonly print: (line: string) => void;
}

/** Both languages, a line each. */
export function printBoth(print: Means['print'], indent: string, { fr, en }: Bilingual): void {
  print(`${indent}${fr}`);
  print(`${indent}${en}`);
}
