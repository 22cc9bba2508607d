import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STOPS, writeBourg } from '../journeys/bourg.js';
import { startSuite, type Install } from '../journeys/installs.js';

const { mairie, gare } = STOPS;
const place = (north: number, east: number): string => `${mairie.latitude + north},${mairie.longitude + east}`;
const FROM = place(0, 0);
const TO = `${gare.latitude},${gare.longitude}`;
const NOISE = 'x'.repeat(1_000_000);

/** [number in the catalogue, what is asked, its query, the status, members that the answer must have] */
const QUESTIONS: readonly [string, string, string, number, object][] = [
  ...['NaN,2', 'Infinity,2', '91,0', '1e309,2', '', '48', '48,2,3,4'].map(
    (text): [string, string, string, number, object] => [
      'F01',
      `a place written ${JSON.stringify(text)}`,
      `fromPlace=${text}&toPlace=${TO}`,
      400,
      { error: expect.any(String), code: expect.stringMatching(/^(INVALID_COORDINATE|MISSING_PARAMETER)$/) },
    ],
  ),
  ['F01', 'a place twice', `fromPlace=${FROM}&fromPlace=${FROM}&toPlace=${TO}`, 400, { error: expect.any(String) }],
  ['F02', 'an origin far away', `fromPlace=10,10&toPlace=${TO}`, 200, none('OUTSIDE_TERRITORY', 'from')],
  ['F02', 'a destination far away', `fromPlace=${FROM}&toPlace=10,10`, 200, none('OUTSIDE_TERRITORY', 'to')],
  ['F02', 'both far away', 'fromPlace=10,10&toPlace=11,11', 200, none('OUTSIDE_TERRITORY', 'both')],
  [
    'F03',
    'a date after the timetable',
    `fromPlace=${FROM}&toPlace=${TO}&time=2031-01-01T08:00:00Z`,
    400,
    { code: 'OUTSIDE_SERVICE_PERIOD', firstDate: '2026-01-01', lastDate: '2026-12-31' },
  ],
  ['F06', 'a megabyte of address', `fromPlace=${FROM}&toPlace=${TO}&x=${NOISE}`, 431, { error: expect.any(String) }],
  ['F06', 'an address of 9 kB', `fromPlace=${FROM}&toPlace=${TO}&x=${NOISE.slice(0, 9_000)}`, 414, { status: 414 }],
  ['F09', 'the same place twice', `fromPlace=${FROM}&toPlace=${FROM}`, 200, none('ALREADY_AT_DESTINATION')],
  ['F09', 'a place 30 m away', `fromPlace=${FROM}&toPlace=${place(0.00027, 0)}`, 200, none('ALREADY_AT_DESTINATION')],
];

function none(reason: string, place?: string): object {
  return { itineraries: [], noItinerary: { reason, ...(place !== undefined && { place }) } };
}

describe('what travellers may ask (F01, F02, F03, F06, F09)', () => {
  let folder = '';
  let install: Install;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-questions-'));
    const { territoryFile } = await writeBourg(folder);
    const dataFolder = join(folder, 'data');
    install = await startSuite({ territoryFiles: [territoryFile], territoryFolder: folder, dataFolder });
  }, 120_000);
  afterAll(async () => {
    await install.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const ask = (query: string): Promise<Response> => fetch(`${install.url}/api/v6/plan?${query}`);

  it.each(QUESTIONS)('%s %s', async (_id, _what, query, status, members) => {
    const sound = await (await ask(`fromPlace=${FROM}&toPlace=${TO}`)).text();
    const response = await ask(query);
    const text = await response.text();
    expect({ status: response.status, answer: JSON.parse(text) as object }).toMatchObject({ status, answer: members });
    expect(text).not.toMatch(/ {4}at |node_modules/);
    expect(await (await ask(`fromPlace=${FROM}&toPlace=${TO}`)).text()).toBe(sound);
  });

  it('F06 ten thousand brackets in a body', async () => {
    const body = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const response = await fetch(`${install.url}/api/v6/plan`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
    expect((await fetch(`${install.url}/api/v1/health`)).status).toBe(200);
  });
});
