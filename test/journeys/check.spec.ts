import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeRealtime } from '@maillage/transit-gtfs-rt/testing';
import { bourg, bourgStreets, publishBytes, publishFeed, STOPS, writeBourg } from './bourg.js';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const check = (file: string): Promise<{ stdout: string }> =>
  run(process.execPath, [join(ROOT, 'apps/suite/dist/main.js'), 'check', file]);

describe('maillage check', () => {
  let folder = '';
  let town: Awaited<ReturnType<typeof writeBourg>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-check-'));
    town = await writeBourg(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('tells what a sound feed holds, and ends well', async () => {
    const { stdout } = await check(town.territoryFile);
    expect(stdout).toContain('Le Bourg (bourg)');
    expect(stdout).toContain('bus : READY — 1 lignes/routes, 3 arrêts/stops, 96 courses/trips');
    expect(stdout).toContain('streets : READY — 3 rues/streets, 3 tracés/ways, 8 points/nodes');
  });

  it('tells where a feed is wrong in both languages, and ends badly', async () => {
    const files = bourg({ name: 'A', minute: 0 });
    await publishFeed(town.feed, { ...files, 'agency.txt': (files['agency.txt'] ?? '').replace('Paris', 'Pari') });
    await expect(check(town.territoryFile)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/REJECTED[\s\S]*ERROR TIMEZONE × 1\n.*fuseau[\s\S]*zone[\s\S]*agency\.txt:2/),
    });
  });

  it('tells what is wrong with an extract', async () => {
    const other = await writeBourg(folder, 'other');
    await publishBytes(other.extract, bourgStreets({ passage: false }).subarray(0, 200));
    await expect(check(other.territoryFile)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /bus : READY[\s\S]*streets : REJECTED\n {2}ERROR EXTRACT_TRUNCATED × 1\n.*coupé.*\n.*cut/,
      ),
    });
  });

  describe('the moment’s state', () => {
    const NOW = Date.parse('2026-01-20T07:00:00+01:00') / 1000;
    const answers = new Map<string, string | Uint8Array>();
    const server = createServer(({ url = '' }, response) => {
      const answer = answers.get(url);
      response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
    let file = '';
    beforeAll(async () => {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
      const live = await writeBourg(folder, 'live');
      file = live.territoryFile;
      await appendFile(
        file,
        [
          '',
          `  - { id: rt, kind: gtfs-rt, for: bus, url: [${origin}/trips, ${origin}/vehicles] }`,
          `  - { id: other-rt, kind: gtfs-rt, for: bus, url: [${origin}/page, ${origin}/old] }`,
          `  - { id: sent, kind: gtfs-rt, for: bus, push: { token: '\${SENT_TOKEN}' } }`,
          `  - { id: bikes, kind: gbfs, url: ${origin}/gbfs.json }`,
          `  - { id: parks, kind: parking, profile: parkapi-v3, url: ${origin}/parks.json }`,
          'fetch: { allow: [127.0.0.1] }',
        ].join('\n'),
      );
    });
    const answerWell = (): void => {
      const gbfs = (data: object): string => JSON.stringify({ last_updated: NOW - 7, ttl: 30, version: '2.3', data });
      const documents = ['station_information', 'station_status'].map((name) => ({ name, url: `/${name}` }));
      const station = { station_id: '1', name: 'Gare', lat: STOPS.gare.latitude, lon: STOPS.gare.longitude };
      const status = {
        station_id: '1',
        num_bikes_available: 2,
        is_installed: true,
        is_renting: true,
        is_returning: true,
      };
      const park = {
        ...{ uid: 'p', name: 'Gare', lat: STOPS.gare.latitude, lon: STOPS.gare.longitude, capacity: 50 },
        ...{ purpose: 'CAR', type: 'OFF_STREET_PARKING_GROUND', has_realtime_data: true },
        ...{ realtime_free_capacity: 12, realtime_data_updated_at: new Date((NOW - 30) * 1000).toISOString() },
      };
      for (const [path, answer] of [
        ['/trips', trips(['t420', 't430', 'ghost'], NOW - 20)],
        ['/vehicles', vehicles(['t420'], NOW - 3)],
        ['/page', trips([], NOW)],
        ['/old', trips(['t500'], NOW)],
        ['/gbfs.json', gbfs({ fr: { feeds: documents } })],
        ['/station_information', gbfs({ stations: [station] })],
        ['/station_status', gbfs({ stations: [status] })],
        ['/parks.json', JSON.stringify({ items: [park] })],
      ] as const)
        answers.set(path, answer);
    };
    afterAll(() => {
      server.close();
    });

    const trips = (ids: readonly string[], timestamp: number): Uint8Array =>
      encodeRealtime({
        header: { timestamp },
        entity: ids.map((id) => ({ id, trip_update: { trip: { trip_id: id }, delay: 60 } })),
      });
    const vehicles = (ids: readonly string[], timestamp: number): Uint8Array => {
      const position = { latitude: STOPS.gare.latitude, longitude: STOPS.gare.longitude };
      const entity = ids.map((id) => ({
        id,
        vehicle: { trip: { trip_id: id }, vehicle: { id }, position, timestamp },
      }));
      return encodeRealtime({ header: { timestamp }, entity });
    };

    it('is fetched once: what it holds, how old it is, what of it is found in the timetable and why the rest is not', async () => {
      answerWell();
      const { stdout } = await check(file);
      expect(stdout).toContain(
        [
          'rt : temps réel / realtime',
          '  0 : 3 courses/trip updates, 0 alertes/alerts, 0 véhicules/vehicle positions — âge/age 20 s',
          '  1 : 0 courses/trip updates, 0 alertes/alerts, 1 véhicules/vehicle positions — âge/age 3 s',
          '  bus : 2/3 courses rapprochées / trips matched (66.7 %)',
          '    UNKNOWN_TRIP × 1 : ghost',
          '      La course est inconnue.',
          '      The trip is unknown.',
          '  bus : 1/1 véhicules rapprochés / vehicles matched (100.0 %)',
          '',
          'other-rt : temps réel / realtime',
          '  0 : 0 courses/trip updates, 0 alertes/alerts, 0 véhicules/vehicle positions — âge/age 0 s',
          '  1 : 1 courses/trip updates, 0 alertes/alerts, 0 véhicules/vehicle positions — âge/age 0 s',
          '  bus : 1/1 courses rapprochées / trips matched (100.0 %)',
          '',
          'sent : temps réel / realtime',
          '  envoyé par l’exploitant, rien à récupérer / sent by its operator, nothing to fetch',
          '',
          'bikes : temps réel / realtime',
          '  stations : 1 stations/stations — âge/age 7 s',
          '',
          'parks : temps réel / realtime',
          '  0 : 1 parkings/car parks — âge/age 30 s',
        ].join('\n'),
      );
    });

    it('that cannot be used is said in both languages, and it ends badly', async () => {
      answerWell();
      answers.set('/trips', trips(['x', 'y'], NOW));
      answers.delete('/vehicles');
      answers.set('/page', '<!doctype html><title>Login</title>');
      answers.set('/old', trips(['t420'], NOW - 3_600));
      answers.set('/gbfs.json', '{}');
      answers.set('/parks.json', 'nothing');
      const refusal = await check(file).catch((thrown: unknown) => thrown);
      expect(refusal).toMatchObject({ code: 1 });
      const { stdout } = refusal as { stdout: string };
      expect(stdout).toMatch(
        /\nrt : .*\n.*\n {2}1 : ERROR FETCH_NOT_FOUND\n.*rien à cette adresse.*\n.*nothing at this/,
      );
      expect(stdout).toMatch(/bus : 0\/2 .* \(0\.0 %\)\n {4}UNKNOWN_TRIP × 2 : x, y/);
      expect(stdout).toMatch(/\nother-rt : .*\n {2}0 : ERROR WEB_PAGE\n {4}ERROR WEB_PAGE × 1\n.*page.*\n.*page/);
      expect(stdout).toMatch(/1 : 1 .*âge\/age 3600 s\n[\s\S]*max_age \(300 s\).*\n.*answers would not/);
      expect(stdout).toMatch(
        /\nbikes : .*realtime\n {2}discovery : ERROR DISCOVERY_UNUSABLE\n.*sommaire.*\n.*discovery/,
      );
      expect(stdout).toMatch(/\nparks : .*realtime\n {2}0 : ERROR [A-Z_]+\n/);
    });
  });

  it('names the line of a territory file that is wrong', async () => {
    const file = join(folder, 'wrong.yaml');
    await writeFile(
      file,
      'id: bourg\nname: Bourg\ntimezone: Europe/Pari\nfeeds: [{ id: bus, kind: gtfs, url: ./bourg.zip }]\n',
    );
    await expect(check(file)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/wrong\.yaml:3:/),
    });
  });
});
