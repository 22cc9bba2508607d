import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listFeeds, listLiveFeeds } from '@maillage/contracts';
import { messageOf } from '@maillage/kernel';
import { readTerritoryFile } from './read-territory-file.js';

const GOOD = `id: town
name: Ville
timezone: Europe/Paris
fetch: { allow: [127.0.0.1, "[::1]", 10.0.0.0/8, "127.0.0.1:8080", "fd00::/8", "[::1]:80"] }
feeds:
  - { id: bus, kind: gtfs, url: https://example.org/bus.zip, headers: { X-Api-Key: "\${BUS_KEY}" }, licence: ODbL-1.0 }
  - { id: bus-rt, kind: gtfs-rt, for: bus, url: [https://example.org/a?key=\${RT_KEY}, ./b.pb], refresh: 20s, headers: { Authorization: Bearer \${RT_KEY} } }
  - { id: bus-sent, kind: gtfs-rt, for: bus, push: { token: \${SENT_TOKEN} }, max_age: 2m }
  - { id: bikes, kind: gbfs, url: https://example.org/gbfs.json, refresh: 30s }
  - { id: parks, kind: parking, profile: parkapi-v3, url: https://example.org/parks, refresh: 60s, attribution: Ville }
  - { id: more, kind: parking, profile: schema-stationnement, url: ./parks.csv, refresh: 1d, live: { url: https://example.org/free, profile: opendatasoft } }
  - { id: racks, kind: parking, profile: schema-stationnement-cyclable, url: ./racks.json, refresh: 1m }
`;

describe('live feeds of a territory file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-live-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (text: string) => {
    await writeFile(join(folder, 'ville.yaml'), text);
    return readTerritoryFile(join(folder, 'ville.yaml'));
  };

  it('are listed with their defaults, their secrets still names', async () => {
    const known = { headers: {}, timetable: undefined, profile: undefined, pushToken: undefined };
    expect(listLiveFeeds(await read(GOOD))).toEqual([
      {
        ...known,
        id: 'bus-rt',
        kind: 'gtfs-rt',
        urls: ['https://example.org/a?key=${RT_KEY}', pathToFileURL(join(folder, 'b.pb')).href],
        refresh: 20,
        maxAge: 300,
        headers: { Authorization: 'Bearer ${RT_KEY}' },
        timetable: 'bus',
      },
      {
        ...known,
        id: 'bus-sent',
        kind: 'gtfs-rt',
        urls: [],
        refresh: 30,
        maxAge: 120,
        timetable: 'bus',
        pushToken: '${SENT_TOKEN}',
      },
      { ...known, id: 'bikes', kind: 'gbfs', urls: ['https://example.org/gbfs.json'], refresh: 30, maxAge: 300 },
      {
        ...known,
        id: 'parks',
        kind: 'parking',
        urls: ['https://example.org/parks'],
        refresh: 60,
        maxAge: 900,
        profile: 'parkapi-v3',
      },
      {
        ...known,
        id: 'more',
        kind: 'parking',
        urls: ['https://example.org/free'],
        refresh: 30,
        maxAge: 900,
        profile: 'opendatasoft',
      },
    ]);
  });

  it('leave what stands to be fetched once an hour at most', async () => {
    const standing = listFeeds(await read(GOOD)).map(({ id, refresh }) => [id, refresh]);
    expect(standing).toEqual([
      ['bus', undefined],
      ['bikes', 3_600],
      ['parks', 3_600],
      ['more', 86_400],
      ['racks', 60],
    ]);
  });

  it.each([
    ['a secret in a header', 'Bearer ${RT_KEY}', 'Bearer abc', '7:136', 'feeds.headers.Authorization'],
    ['a key in a header', '"${BUS_KEY}"', 'abc', '6:84', 'feeds.headers.X-Api-Key'],
    ['a password in an address', 'https://example.org/a', 'https://me:abc@example.org/a', '7:50', 'feeds.url'],
    ['a token that is no variable', '${SENT_TOKEN}', 'abc', '8:61', 'feeds.push.token'],
    ['a timetable that is not there', 'for: bus, url', 'for: tram, url', '7:39', 'feeds.for'],
    ['no address and no token', ', push: { token: ${SENT_TOKEN} }', '', '8:5', 'feeds.url'],
    ['a storm', '20s', '1s', '7:105', 'feeds.refresh'],
    ['a name among the addresses', '10.0.0.0/8', 'localhost', '4:38', 'fetch.allow'],
    ['a header of ours', 'Authorization', 'Host', '7:127', 'feeds.headers.Host'],
  ])('name %s, the place and the field, and repeat no secret', async (_fault, from, to, place, field) => {
    const message = await read(GOOD.replace(from, to)).then(() => '', messageOf);
    expect(message.split('\n')).toHaveLength(3);
    expect(message).toContain(`ville.yaml:${place}\n  « ${field} »`);
    expect(message).not.toContain('abc');
  });
});
