import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageOf } from '@maillage/kernel';
import { readTerritoryFile } from './read-territory-file.js';

const GOOD = `id: strasbourg
name: Eurométropole de Strasbourg
timezone: Europe/Paris
clock: { at: 2026-01-20T07:00:00+01:00, mode: running }
streets: [{ url: ./strasbourg.osm.pbf, refresh: 7d }, { id: kehl, url: https://example.org/kehl.osm.pbf }]
feeds:
  - { id: cts, kind: gtfs, url: ./flux été/gtfs.zip, refresh: 6h }
  - { id: ter, kind: gtfs, url: https://example.org/ter.zip }
  - { id: velos, kind: gbfs, url: https://example.org/gbfs.json }
  - { id: parcs, kind: parking, profile: schema-stationnement, url: ./parcs.csv, refresh: 1d, max_age: 15m }
`;

describe('readTerritoryFile', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-territory-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = async (text: string) => {
    await writeFile(join(folder, 'ville.yaml'), text);
    return readTerritoryFile(join(folder, 'ville.yaml'));
  };
  /** `line:column first words of the French text`, one per finding. */
  const findings = async (text: string): Promise<string[]> => {
    const message = await read(text).then(() => '', messageOf);
    const lines = message.split('\n');
    return lines.flatMap((line, index) => {
      const place = line.startsWith(folder) ? line.slice(join(folder, 'ville.yaml').length + 1) : undefined;
      return place === undefined ? [] : [`${place} ${lines[index + 1]?.trim() ?? ''}`];
    });
  };

  it('reads a territory and makes its paths absolute', async () => {
    expect(await read(GOOD)).toEqual({
      id: 'strasbourg',
      name: 'Eurométropole de Strasbourg',
      timezone: 'Europe/Paris',
      clock: { at: 1_768_888_800, mode: 'running', speed: 1 },
      streets: [
        { url: pathToFileURL(join(folder, 'strasbourg.osm.pbf')).href, refresh: 604_800 },
        { id: 'kehl', url: 'https://example.org/kehl.osm.pbf' },
      ],
      feeds: [
        { id: 'cts', kind: 'gtfs', url: pathToFileURL(join(folder, 'flux été', 'gtfs.zip')).href, refresh: 21_600 },
        { id: 'ter', kind: 'gtfs', url: 'https://example.org/ter.zip' },
        { id: 'velos', kind: 'gbfs', url: 'https://example.org/gbfs.json' },
        {
          id: 'parcs',
          kind: 'parking',
          profile: 'schema-stationnement',
          url: pathToFileURL(join(folder, 'parcs.csv')).href,
          refresh: 86_400,
          max_age: 900,
        },
      ],
    });
  });

  it('makes the path of an authority absolute, and looks at what it holds', async () => {
    await writeFile(join(folder, 'ca.pem'), rootCertificates.slice(0, 2).join('\n'));
    const { feeds } = await read(GOOD.replace('ter.zip', 'ter.zip, ca: ./ca.pem'));
    expect(feeds[1]).toMatchObject({ id: 'ter', ca: pathToFileURL(join(folder, 'ca.pem')).href });
  });

  it('names the place, the fault and the remedy in both languages', async () => {
    const refusal = read(GOOD.replace('6h', '6 hours'));
    await expect(refusal).rejects.toMatchObject({
      code: 'TERRITORY_FILE',
      retryable: false,
      message: [
        `${join(folder, 'ville.yaml')}:7:63`,
        '  « feeds.refresh » : « 6 hours » ne convient pas. Écrivez une durée comme 30s, 15m, 6h ou 7d (5s au moins en temps réel), ou rien pour ne lire le flux qu’une fois.',
        '  “feeds.refresh”: “6 hours” will not do. Write a duration such as 30s, 15m, 6h or 7d (5s at least for realtime), or nothing to read the feed once.',
      ].join('\n'),
    });
  });

  it.each([
    ['id', 'Strasbourg', GOOD.replace('id: strasbourg', 'id: Strasbourg'), '1:5 « id » : « Strasbourg »'],
    ['name', 'empty', GOOD.replace(/name: .*/, 'name:'), '2:1 « name » manque.'],
    ['timezone', 'absent', GOOD.replace(/timezone: .*\n/, ''), '1:1 « timezone » manque.'],
    ['timezone', 'misspelt', GOOD.replace('Europe/', 'Europa/'), '3:11 « timezone » : « Europa/Paris »'],
    ['clock', 'without offset', GOOD.replace('+01:00', ''), '4:14 « clock.at » : « 2026-01-20T07:00:00 »'],
    ['clock', 'of no mode', GOOD.replace('running', 'run'), '4:47 « clock.mode » : « run »'],
    [
      'streets',
      'no list',
      GOOD.replace(/streets: .*/, 'streets: { a: b }'),
      '5:10 « streets » n’a pas la bonne forme.',
    ],
    ['streets', 'with a feed’s id', GOOD.replace('id: kehl', 'id: ter'), '5:10 « streets » : un extrait a le même id'],
    ['streets', 'with the id of another', GOOD.replace('id: kehl', 'id: streets'), '5:10 « streets » : un extrait'],
    [
      'streets',
      'with the id of the heights',
      GOOD.replace('id: kehl', 'id: heights').replace('feeds:', 'heights: { url: ./N48E007.hgt }\nfeeds:'),
      '5:10 « streets » : un extrait',
    ],
    ['heights', 'without address', GOOD.replace('feeds:', 'heights: {}\nfeeds:'), '6:10 « heights.url » manque.'],
    ['streets', 'without address', GOOD.replace('url: ./strasbourg.osm.pbf, ', ''), '5:11 « streets.url » manque.'],
    ['streets', 'rarely', GOOD.replace('7d', 'weekly'), '5:49 « streets.refresh » : « weekly »'],
    ['streets', 'with a field unknown', GOOD.replace('refresh: 7d', 'x: 1'), '5:43 « x » : ce champ n’existe pas'],
    ['planning', 'too slow', `${GOOD}planning: { rentSeconds: 9000 }\n`, '11:26 « planning.rentSeconds » : « 9000 »'],
    ['planning', 'of no bus', `${GOOD}planning: { co2: { bus: steam } }\n`, '11:25 « planning.co2.bus » : « steam »'],
    ['planning', 'unknown', `${GOOD}planning: { rent: 60 }\n`, '11:19 « rent » : ce champ n’existe pas'],
    ['feeds', 'none', GOOD.replace(/feeds:[^]*/, 'feeds: []'), '6:8 « feeds » n’a pas la bonne forme.'],
    ['feeds', 'twice the same id', GOOD.replace('id: ter', 'id: cts'), '7:3 « feeds » : deux flux ont le même id'],
    ['feeds', 'of no kind', GOOD.replace('kind: gbfs', 'kind: netex'), '9:24 « feeds.kind » : « netex »'],
    ['profile', 'unknown', GOOD.replace('schema-stat', 'schema-'), '10:42 « feeds.profile » : « schema-ionnement »'],
    ['max_age', 'no duration', GOOD.replace('15m', 'old'), '10:104 « feeds.max_age » : « old » ne convient pas'],
    [
      'max_age',
      'of a timetable',
      GOOD.replace('refresh: 6h', 'max_age: 6h'),
      '7:63 « max_age » : ce champ n’existe pas',
    ],
    ['url', 'absent', GOOD.replace('url: ./flux été/gtfs.zip, ', ''), '7:5 « feeds.url » manque.'],
    [
      'url',
      'of another scheme',
      GOOD.replace('https://example.org/ter.zip', 'ftp://a/b'),
      '8:33 « ftp » ne mène à aucun',
    ],
    ['ca', 'of no file', GOOD.replace('ter.zip', 'ter.zip, ca: ./absent.pem'), '8:66 le fichier de certificats ne'],
    ['ca', 'of no certificate', GOOD.replace('ter.zip', 'ter.zip, ca: ville.yaml'), '8:66 ce fichier ne contient pas'],
    [
      'ca',
      'of an address',
      GOOD.replace('ter.zip', 'ter.zip, ca: https://a/b'),
      '8:66 ce qui prouve qui est un serveur',
    ],
    ['field', 'unknown', `${GOOD}extra: 1\n`, '11:8 « extra » : ce champ n’existe pas'],
    ['YAML', 'tab', GOOD.replace('\ntimezone', '\n\ttimezone'), '3:1 une tabulation'],
    ['YAML', 'key twice', `${GOOD}id: b\n`, '11:1 ce champ figure deux fois'],
    ['file', 'empty', '', '1:1 Le fichier ne déclare pas de territoire.'],
    ['file', 'list', '- a\n- b\n', '1:1 Le fichier ne déclare pas de territoire.'],
  ])('finds %s: %s', async (_field, _fault, text, expected) => {
    expect((await findings(text)).map((finding) => finding.slice(0, expected.length))).toEqual([expected]);
  });

  it('tells all findings at once', async () => {
    expect(await findings('id: A\nname: b\ntimezone: x\nfeeds: 1\n')).toHaveLength(3);
  });

  it('does not unfold aliases without end', async () => {
    const bomb = `a: &a [${'x,'.repeat(20)}]\nb: &b [${'*a,'.repeat(20)}]\nc: &c [${'*b,'.repeat(20)}]\nd: [${'*c,'.repeat(20)}]\n`;
    await expect(read(bomb)).rejects.toMatchObject({ code: 'TERRITORY_FILE' });
  });

  it('says that the file is not there', async () => {
    const absent = join(folder, 'absent.yaml');
    await expect(readTerritoryFile(absent)).rejects.toMatchObject({
      code: 'TERRITORY_FILE',
      message: expect.stringMatching(/absent\.yaml\n {2}le fichier .* \(ENOENT\).*\n {2}the territory file/),
    });
  });
});
