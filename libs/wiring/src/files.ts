import { join } from 'node:path';
import { FileArchiveStore, FileSnapshotStore, FolderFeedSource } from '@maillage/adapters-filesystem';
import { ThreadFeedReader, ThreadLiveReader, ThreadNetworkBuilder } from '@maillage/adapters-threads';
import { ArchiveStore, FeedReader, FeedSource, LiveReader, NetworkBuilder, SnapshotStore } from '@maillage/ports';
import type { Provider } from '@nestjs/common';
import type { Part } from './part.js';
import { SecretFeedSource } from './secret-feed-source.js';
import { SchemeFeedSource } from './scheme-feed-source.js';

/** Archives and snapshots under the data folder, which services that run apart share. */
export const storesIn = (folder: string): readonly Provider[] => [
  { provide: ArchiveStore, useFactory: () => new FileArchiveStore(join(folder, 'archives')) },
  { provide: SnapshotStore, useFactory: () => new FileSnapshotStore(join(folder, 'snapshots')) },
];

/**
 * Where feeds come from: files, and http(s) addresses of the public internet and of the private networks in `allow`. What a
 * territory file names as a secret is taken from `environment`.
 */
export async function feedSource(
  allow: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FeedSource> {
  // Who fetches nothing need not read what fetches.
  const { GbfsFeedSource, HttpFeedSource } = await import('@maillage/adapters-http');
  const http = new GbfsFeedSource(new HttpFeedSource({ allow }));
  const sources = new SchemeFeedSource({ 'file:': new FolderFeedSource(), 'http:': http, 'https:': http });
  return new SecretFeedSource(sources, environment);
}

/** What opens bytes of unknown quality: threads that end with the work. */
export const readers = (): readonly Provider[] => [
  { provide: FeedReader, useFactory: () => new ThreadFeedReader() },
  { provide: NetworkBuilder, useFactory: () => new ThreadNetworkBuilder() },
];

/** What reads live feeds: one thread that stays. */
export function openLiveReader(): Part {
  const reader = new ThreadLiveReader();
  return { providers: [{ provide: LiveReader, useValue: reader }], close: () => reader.close() };
}
