import {
  JsonItem,
  readJson,
  tooManyItems,
  wrongShape,
  type DocumentLimits,
  type NoticeLog,
} from '@maillage/feed-reading';
import type { DocumentHeader } from '../gbfs-feed.js';
import { otherVersion } from '../rules/gbfs-rules.js';

/** The bytes or the text of a document. */
export type DocumentSource = Uint8Array | string;

/** A document whose envelope was opened. */
export interface GbfsDocument {
  readonly file: string;
  readonly header: DocumentHeader;
  readonly data: JsonItem;
  readonly log: NoticeLog;
  readonly limits: GbfsLimits;
}

export interface GbfsLimits extends DocumentLimits {
  /** Stations, vehicles, zones or plans of one document. */
  readonly items: number;
}

/** Undefined, with an error in the log, when it is no GBFS document at all. */
export function readDocument(
  name: string,
  source: DocumentSource,
  log: NoticeLog,
  limits: GbfsLimits,
): GbfsDocument | undefined {
  const file = `${name}.json`;
  const value = readJson(source, file, log, limits);
  if (value === undefined) return undefined;
  const envelope = JsonItem.of(value, { log, file, path: '' });
  const data = envelope?.item('data');
  if (envelope && data) return { file, header: readHeader(envelope, file, log), data, log, limits };
  log.add(wrongShape, { file }, { wanted: 'data' });
  return undefined;
}

/** The objects of the list that a document is about; an error when it has none. */
export function listItems(
  { data, file, log, limits }: GbfsDocument,
  ...names: readonly [string, ...string[]]
): JsonItem[] {
  const name = names.find((candidate) => Array.isArray(data.raw(candidate)));
  if (name === undefined) {
    log.add(wrongShape, { file }, { wanted: `data.${names[0]}` });
    return [];
  }
  if (data.list(name).length > limits.items) log.add(tooManyItems, { file }, { limit: limits.items });
  return data.items(name, limits.items);
}

const [LEAST_TTL, MOST_TTL] = [10, 600] as const;

function readHeader(envelope: JsonItem, file: string, log: NoticeLog): DocumentHeader {
  const version = envelope.text('version') ?? '';
  if (!/^[23]\./.test(version)) log.add(otherVersion, { file, field: 'version' }, { version: version || '1.0' });
  const ttl = envelope.number('ttl') ?? 0;
  return {
    version,
    updatedAt: envelope.instant('last_updated'),
    ttlSeconds: Math.min(Math.max(ttl, LEAST_TTL), MOST_TTL),
  };
}
