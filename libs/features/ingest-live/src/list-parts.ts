import type { LiveFeed } from '@maillage/contracts';
import { Failure } from '@maillage/kernel';
import type { TerritoryRecord } from '@maillage/ports';
import type { FetchedPart } from './live-part.js';

/** The parts of a feed that has one address for each. */
export const listPlainParts = (record: TerritoryRecord, feed: LiveFeed): readonly FetchedPart[] =>
  feed.urls.map((url, index) => ({ record, feed, part: String(index), url, document: feed.id, isOwnServer: true }));

/** Documents of a GBFS system that tell of the moment, by the part that each is; of two names for one the first is taken. */
const PARTS = [
  { part: 'stations', names: ['station_status'] },
  { part: 'vehicles', names: ['vehicle_status', 'free_bike_status'] },
  { part: 'zones', names: ['geofencing_zones'] },
] as const;

/**
 * The parts of a GBFS system as its discovery announces them.
 * @throws Failure `FETCH_FORBIDDEN_ADDRESS` when a system on the network announces what is none of its business
 */
export function listSystemParts(
  record: TerritoryRecord,
  feed: LiveFeed,
  announced: readonly { readonly name: string; readonly url: string }[],
): readonly FetchedPart[] {
  const [base = ''] = feed.urls;
  return PARTS.flatMap(({ part, names }): FetchedPart[] => {
    const found = names.flatMap((name) => announced.find((document) => document.name === name) ?? [])[0];
    if (!found) return [];
    const url = absolute(found.url, base);
    const isOwnServer = new URL(url).origin === new URL(base).origin;
    return [{ record, feed, part, url, document: found.name, isOwnServer }];
  });
}

/** Files are for systems that are files themselves (SSRF at second hand). */
function absolute(address: string, base: string): string {
  if (URL.canParse(address, base)) {
    const url = new URL(address, base);
    const allowed = base.startsWith('file:') ? ['file:', 'http:', 'https:'] : ['http:', 'https:'];
    if (allowed.includes(url.protocol)) return url.href;
  }
  throw new Failure('FETCH_FORBIDDEN_ADDRESS', 'the discovery announces a document that is not http or https');
}
