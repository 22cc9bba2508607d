import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { listFeeds, listLiveFeeds } from '@maillage/contracts';
import { readTerritoryFile } from './read-territory-file.js';

const ROOT = join(import.meta.dirname, '../../../..');
const FOLDER = join(ROOT, 'examples/territories');
const CATALOGUE = join(ROOT, '../shared/data/catalogue-france-feeds/fr.json');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

interface Source {
  readonly url?: string;
  readonly spec?: string;
  readonly license?: { readonly 'spdx-identifier'?: string | null };
}

/** The sources of the catalogue by their address; undefined where it is not at hand. */
function readCatalogue(): ReadonlyMap<string, Source> | undefined {
  if (!existsSync(CATALOGUE)) {
    console.warn('the catalogue of French feeds is not here: addresses and licences of the examples were not compared');
    return undefined;
  }
  const { sources } = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as { sources: readonly Source[] };
  return new Map(sources.flatMap((source) => (source.url === undefined ? [] : [[source.url, source] as const])));
}

const catalogue = readCatalogue();

describe('the example territories', () => {
  it('are ten', () => {
    expect(files).toHaveLength(10);
  });

  it.each(files)('%s is read as it stands: a timetable, realtime, licences', async (name) => {
    const territory = await readTerritoryFile(join(FOLDER, name));
    expect(`${territory.id}.yaml`).toBe(name);
    expect(listFeeds(territory).some(({ kind }) => kind === 'gtfs')).toBe(true);
    expect(listLiveFeeds(territory).some(({ kind }) => kind === 'gtfs-rt')).toBe(true);
    expect(JSON.stringify(territory)).not.toContain('file:');
    for (const feed of territory.feeds) {
      expect(feed.licence).toMatch(/^(ODbL-1\.0|etalab-2\.0)$/);
      for (const url of [feed.url ?? []].flat()) {
        const known = catalogue?.get(url);
        if (!catalogue) continue;
        expect([url, known?.spec ?? 'gtfs', known?.license?.['spdx-identifier']]).toEqual([
          url,
          feed.kind,
          feed.licence,
        ]);
      }
    }
  });
});
