import { buffer } from 'node:stream/consumers';
import { Failure } from '@maillage/kernel';
import { FeedSource, type FetchedFeed, type FetchOptions } from '@maillage/ports';
import { listDocuments } from '@maillage/sharing-gbfs';
import { zipSync } from 'fflate';

/** What does not change from minute to minute; the state of stations and vehicles is asked for elsewhere. */
const STANDING: ReadonlySet<string> = new Set([
  'system_information',
  'vehicle_types',
  'station_information',
  'system_pricing_plans',
  'geofencing_zones',
]);
/** What everything else stands on. */
const FOUNDATION = 'station_information';
const DISCOVERY = 'gbfs.json';
/** A zip holds local times; this one is the same in every zone. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * GBFS systems: `gbfs.json` and the documents that it announces, as one zip; optional ones that cannot be had are left
 * out. Everything else is passed on.
 */
export class GbfsFeedSource extends FeedSource {
  constructor(private readonly files: FeedSource) {
    super();
  }

  override async fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    if (options.kind !== 'gbfs') return this.files.fetch(url, options);
    const zip = await this.collect(url, options);
    return { kind: 'archive', validator: undefined, bytes: only(zip) };
  }

  private async collect(url: string, { maxBytes, allow, headers, ca }: FetchOptions): Promise<Uint8Array> {
    const documents: Record<string, Uint8Array> = {};
    let left = maxBytes;
    const add = async (name: string, address: string): Promise<Uint8Array> => {
      // What proves who asks is meant for the server of the discovery, wherever that leads.
      const isOwn = new URL(address).origin === new URL(url).origin;
      const own = isOwn ? { headers, ca } : {};
      const bytes = await this.read(address, { maxBytes: left, allow, ...own });
      left -= bytes.length;
      return (documents[name] = bytes);
    };
    const announced = listDocuments(await add(DISCOVERY, url)).documents.filter(({ name }) => STANDING.has(name));
    for (const { name, url: address } of announced) {
      try {
        await add(`${name}.json`, absolute(address, url));
      } catch (error) {
        if (name === FOUNDATION || !isItsOwn(error)) throw error;
      }
    }
    return zipSync(documents, { mtime: NO_DATE });
  }

  private async read(url: string, options: FetchOptions): Promise<Uint8Array> {
    const fetched = await this.files.fetch(url, options);
    if (fetched.kind === 'archive') return buffer(fetched.bytes);
    throw new Failure('FETCH_REFUSED', 'the server says that nothing changed although nothing was known');
  }
}

/** Readers judge what is left without one document. A system that points inside is refused as a whole. */
const isItsOwn = (error: unknown): boolean => error instanceof Failure && error.code !== 'FETCH_FORBIDDEN_ADDRESS';

function absolute(address: string, base: string): string {
  if (URL.canParse(address, base)) return new URL(address, base).href;
  throw new Failure('FETCH_REFUSED', `${new URL(base).host}: announces a document at no address`);
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
