import type { JsonItem } from '@maillage/feed-reading';
import type { RentalUris } from '../gbfs-feed.js';
import { forbiddenUri } from '../rules/gbfs-rules.js';

/** `rental_uris` of a station or a vehicle. */
export function readRentalUris(item: JsonItem): RentalUris {
  const uris = item.item('rental_uris');
  return {
    android: uris && readUri(uris, 'android'),
    ios: uris && readUri(uris, 'ios'),
    web: uris && readUrl(uris, 'web'),
  };
}

/** The address of a web page. */
export const readUrl = (item: JsonItem, name: string): string | undefined =>
  readSafely(item, name, (uri) => /^https?:\/\/[^\s<>"]+$/i.test(uri));

/** An address of any scheme that runs no code and opens no file. */
const readUri = (item: JsonItem, name: string): string | undefined =>
  readSafely(item, name, (uri) => /^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i.test(uri) && !DANGEROUS.test(uri));

const DANGEROUS = /^(?:about|blob|chrome|content|data|file|filesystem|intent|jar|javascript|vbscript|view-source):/i;

function readSafely(item: JsonItem, name: string, isSafe: (uri: string) => boolean): string | undefined {
  const uri = item.text(name);
  if (uri === undefined || isSafe(uri)) return uri;
  item.add(forbiddenUri, name, uri);
  return undefined;
}
