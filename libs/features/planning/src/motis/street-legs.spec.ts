import { describe, expect, it } from '@jest/globals';
import { NO_FACILITIES, type StreetLineStep } from '@maillage/itinerary-model';
import { NetworkDirectory } from '@maillage/itinerary-planner';
import { TURNS, type Turn } from '@maillage/street-graph';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable } from '@maillage/transit-timetable';
import { Geometry } from './geometry.js';
import { JsonBytes } from './json-bytes.js';
import { StreetLegs } from './street-legs.js';

const STEP = {
  name: 0,
  kind: 0,
  metres: 100,
  seconds: 80,
  exit: 0,
  fromLevel: 0,
  toLevel: 0,
  metresUp: -1,
  metresDown: -1,
};
const step = (turn: Turn, firstPoint: number, told: Partial<StreetLineStep>): StreetLineStep => ({
  ...STEP,
  ...told,
  turn: TURNS.indexOf(turn),
  firstPoint,
});
const NAMES = ['', 'Rue Haute (D 900)'];

async function tell(steps: readonly StreetLineStep[]): Promise<unknown> {
  const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:10'));
  if (!feed) throw new RangeError('no feed');
  const geometry = new Geometry(
    new NetworkDirectory(buildTimetable([{ id: 'bus', feed }], { timezone: 'Europe/Paris' })),
    6,
  );
  const legs = new StreetLegs(NO_FACILITIES, { length: NAMES.length, text: (row) => NAMES[row] ?? '' }, 6);
  const points = Int32Array.of(48_000_000, 7_000_000, 48_001_000, 7_000_000, 48_001_000, 7_001_000);
  const bytes = JsonBytes.of((json) => {
    json.ascii('{"legGeometry":');
    legs.writeLine(json, geometry, { points, steps });
    json.ascii('}');
  });
  return JSON.parse(new TextDecoder().decode(bytes));
}

describe('the steps of a street leg, as MOTIS tells them', () => {
  it('have the exit of a roundabout, levels and what one climbs', async () => {
    const answer = await tell([
      step('DEPART', 0, { name: 1, metresUp: 12, metresDown: 0 }),
      step('CIRCLE_COUNTERCLOCKWISE', 1, { exit: 2, fromLevel: 0, toLevel: -4, metresUp: 0, metresDown: 3 }),
    ]);
    expect(answer).toMatchObject({
      steps: [
        { relativeDirection: 'DEPART', streetName: 'Rue Haute (D 900)', exit: '', elevationUp: 12, elevationDown: 0 },
        { relativeDirection: 'CIRCLE_COUNTERCLOCKWISE', exit: '2', fromLevel: 0, toLevel: -1, elevationDown: 3 },
      ],
    });
  });

  it('say nothing of climbs where heights are not known', async () => {
    const answer = JSON.stringify(await tell([step('DEPART', 0, {})]));
    expect(answer).toContain('"fromLevel":0,"toLevel":0');
    expect(answer).not.toContain('elevation');
  });
});
