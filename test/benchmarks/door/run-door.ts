/**
 * npm run bench:door [-- --peers] [--reference] [--town NAME …] [--rounds N] : door-to-door itineraries with JSON over two
 * hours at the planner's HTTP door, one worker. `--peers` asks OpenTripPlanner in turn, `--reference` asks the questions
 * whose answers another system gave. Writes docs/door-to-door.md unless a town was named.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listBeaten } from './compare-doors.js';
import { WINDOW_SECONDS, type Door } from './door.js';
import { openMaillage, type MaillageDoor } from './maillage.js';
import { openOpenTripPlanner } from './opentripplanner.js';
import { race } from './race.js';
import { compareWithReference } from './reference.js';
import { listTowns, readReferences, type Question, type Town } from './town.js';
import { printTown, writeReport, type TownResult } from './write-report.js';

const ACCESS_OF_HALF_AN_HOUR = { maxPreTransitSeconds: 1800, maxPostTransitSeconds: 1800, maxDirectSeconds: 3600 };
/** The reference changes at a stop in a minute. */
const REFERENCE_CHANGE_SECONDS = 60;
/** The speed at which the reference walks. */
const FIVE_KILOMETRES_PER_HOUR = 5 / 3.6;

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean' },
    reference: { type: 'boolean' },
    town: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'maillage-door-'));
const results: TownResult[] = [];
try {
  for (const town of await listTowns(folder)) {
    if (values.town && !values.town.includes(town.name)) continue;
    const result = await measure(town);
    results.push(result);
    printTown(result);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (!values.town) writeReport(results);

async function measure(town: Town): Promise<TownResult> {
  const ours = await openMaillage(town, join(folder, town.name, 'maillage'));
  try {
    const [walking] = await race([ours], town.questions, Number(values.rounds));
    const [intermodal] = await race([allModes(ours)], town.questions, Number(values.rounds));
    if (!walking || !intermodal) throw new Error('nothing was raced');
    return {
      town: town.name,
      ours: [walking, intermodal],
      peers: values.peers === true && town.name !== 'demonstration' ? await againstPeer(town, ours) : undefined,
      reference: values.reference === true && town.name === 'mannheim' ? await againstReference(town) : undefined,
    };
  } finally {
    await ours.close();
  }
}

function allModes(ours: MaillageDoor): Door {
  return ours.wishing('Maillage, also bicycle, rental and park-and-ride', {
    preTransitModes: ['WALK', 'BIKE', 'RENTAL', 'CAR_PARKING'],
    postTransitModes: ['WALK', 'RENTAL'],
    directModes: ['WALK', 'BIKE', 'RENTAL', 'CAR_PARKING'],
  });
}

async function againstPeer(town: Town, ours: MaillageDoor): Promise<TownResult['peers']> {
  const peer = await openOpenTripPlanner(town, join(folder, town.name, 'opentripplanner'));
  try {
    const raced = await race([ours, peer], town.questions, Number(values.rounds));
    const [mine, theirs] = raced.map(({ found }) => found);
    const reliefs = [
      { group: 'by leaving after the window', door: ours.wishing('', { searchWindowSeconds: 1.5 * WINDOW_SECONDS }) },
      {
        group: 'when leaving a minute earlier',
        door: { ...ours, ask: (asked: Question) => ours.ask(aMinuteBefore(asked)) },
      },
      { group: 'when walking up to half an hour', door: ours.wishing('', ACCESS_OF_HALF_AN_HOUR) },
      { group: 'when walking faster (1.33 m/s)', door: ours.wishing('', { walkingMetresPerSecond: 1.33 }) },
    ];
    return { raced, beaten: await listBeaten(town.questions, mine ?? [], theirs ?? [], reliefs) };
  } finally {
    await peer.close();
  }
}

function aMinuteBefore(question: Question): Question {
  return { ...question, departure: (question.departure - 60) as Question['departure'] };
}

async function againstReference(town: Town): Promise<TownResult['reference']> {
  const ours = await openMaillage(town, join(folder, 'reference'), REFERENCE_CHANGE_SECONDS);
  const asReference = { walkingMetresPerSecond: FIVE_KILOMETRES_PER_HOUR, timetableView: false };
  const farther = { ...asReference, ...ACCESS_OF_HALF_AN_HOUR };
  try {
    return await compareWithReference(readReferences(), ours.wishing('', asReference), [
      { group: 'when walking up to half an hour', door: ours.wishing('', farther) },
      {
        group: 'when walking fast, up to half an hour',
        door: ours.wishing('', { ...farther, walkingMetresPerSecond: 2 }),
      },
    ]);
  } finally {
    await ours.close();
  }
}
