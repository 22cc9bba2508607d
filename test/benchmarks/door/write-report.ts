import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Beaten } from './compare-doors.js';
import type { Raced } from './race.js';
import type { Compared } from './reference.js';

export interface TownResult {
  readonly town: string;
  readonly ours: readonly Raced[];
  readonly peers: { readonly raced: readonly Raced[]; readonly beaten: readonly Beaten[] } | undefined;
  readonly reference: Compared | undefined;
}

const REPORT = join(import.meta.dirname, '../../../docs/door-to-door.md');

export function printTown(result: TownResult): void {
  console.log(sectionOf(result));
}

export function writeReport(results: readonly TownResult[]): void {
  const intro = `# Door to door

\`npm run bench:door\` wrote this on ${new Date().toISOString().slice(0, 10)} with Node ${process.version}: journeys from point
to point on foot and by public transport over two hours, all of MOTIS's members in the JSON, asked over HTTP at the
planner's door (the one at which the gateway asks), one worker, one client, one question at a time. Milliseconds until
the last byte; each question counts by the median of its rounds, after one round that is not measured.
`;
  writeFileSync(REPORT, [intro, ...results.map(sectionOf), notes()].join('\n'));
  console.log('written: docs/door-to-door.md');
}

/** What people wrote below the tables stays. */
function notes(): string {
  const written = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '';
  const start = written.indexOf(NOTES);
  return start < 0 ? '' : written.slice(start);
}

const NOTES = '## Where the time goes';

const sectionOf = ({ town, ours, peers, reference }: TownResult): string =>
  [`## ${town}\n`, table(ours), peers ? peerPart(peers) : '', reference ? referencePart(reference) : ''].join('\n');

function table(raced: readonly Raced[]): string {
  const header = ['door', 'p50', 'p95', 'answer', 'answered', 'resident', 'feed and streets to ready', 'start'];
  const rows = raced.map(({ door, times, meanKilobytes, answered, found, ...of }) => [
    door,
    times.p50.toFixed(1),
    times.p95.toFixed(1),
    `${String(meanKilobytes)} kB`,
    `${String(answered)} of ${String(found.length)}`,
    `${String(of.residentMegabytes)} MB`,
    `${of.buildSeconds.toFixed(1)} s`,
    `${of.startSeconds.toFixed(1)} s`,
  ]);
  return `${[header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function peerPart({ raced, beaten }: NonNullable<TownResult['peers']>): string {
  const [mine, theirs] = raced;
  if (!mine || !theirs) return '';
  const factor = (of: (door: Raced) => number): string => (of(theirs) / of(mine)).toFixed(1);
  const lines = beaten.map(
    ({ question: { from, to }, departure, arrival, minutes, group }) =>
      `| ${[from, to].map(({ latitude, longitude }) => `${String(latitude)},${String(longitude)}`).join(' | ')} | ${clock(departure)} | ${clock(arrival)} | ${minutes < DAY_MINUTES ? String(minutes) : 'none'} | ${group} |`,
  );
  return `### Against ${theirs.door}, in turn

${table(raced)}
Its p50 is ${factor(({ times }) => times.p50)} times ours, its p95 ${factor(({ times }) => times.p95)} times, its memory ${factor((door) => door.residentMegabytes)} times.
On ${String(beaten.length)} of ${String(mine.found.length)} questions it has an itinerary that arrives more than three minutes before any of ours that
leaves as late:

| from | to | leaves | arrives | minutes | class |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

/** As far as it is looked for one that leaves as late. */
const DAY_MINUTES = 1440;

const clock = (instant: number): string => new Date(instant * 1000).toISOString().slice(0, 16);

function referencePart({ asked, answered, inTime, classes }: Compared): string {
  const percent = (count: number): string => `${((100 * count) / asked).toFixed(1)} %`;
  const rows = Object.entries(classes).map(([group, count]) => `| ${group} | ${String(count)} |`);
  return `### Against the answers of another system

${String(asked)} questions, walking at 5 km/h and changing in a minute; it could use other operators' lines. Answered: ${percent(answered)}. No later than it + 5 minutes:
${percent(inTime)}. The others would be as early:

| class | questions |
| --- | --- |
${rows.join('\n')}
`;
}
