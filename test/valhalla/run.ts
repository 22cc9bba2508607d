/** npm run valhalla [-- --pairs N] [--extract NAME …] : our streets against Valhalla's on real extracts, in one run; writes docs/valhalla.md */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStreetGraph } from '@maillage/street-graph';
import { readExtract } from '@maillage/street-graph/testing';
import { compareMode, type ModeResult } from './compare.js';
import { raceMatrix, type MatrixResult } from './matrix.js';
import { TaggedWays } from './tagged-ways.js';
import { Valhalla, type ComparedMode } from './valhalla.js';

const DATA = join(import.meta.dirname, '../../../shared/data');
const REPORT = join(import.meta.dirname, '../../docs/valhalla.md');
const EXTRACTS: readonly { readonly name: string; readonly path: string; readonly note?: string }[] = [
  { name: 'Porto Alegre', path: 'porto-alegre/poa_osm.pbf' },
  { name: 'Oaxaca', path: 'oaxaca-frequencies/base.osm.pbf' },
  { name: 'Mannheim', path: 'mannheim-rnv/rnv.osm.pbf', note: 'roads for cars only' },
  { name: 'Porto', path: 'osm-extracts/porto_portugal-r5.osm.pbf' },
  { name: 'Monaco', path: 'osm-extracts/monaco-valhalla.osm.pbf' },
];
const MOST_CAUSES = 4;
const MODES: readonly ComparedMode[] = ['foot', 'bicycle', 'car'];

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '500' }, extract: { type: 'string', multiple: true } },
});
const rows: string[] = [];
const odd: string[] = [];
const matrices: string[] = [];
const folder = await mkdtemp(join(tmpdir(), 'maillage-valhalla-'));
try {
  for (const [index, { name, path, note }] of EXTRACTS.entries()) {
    if (values.extract && !values.extract.includes(name)) continue;
    const extract = join(DATA, path);
    if (!existsSync(extract)) {
      console.warn(`LEFT OUT: ${name}, there is no ../shared/data/${path}`);
      continue;
    }
    const blocks = [...readExtract(readFileSync(extract))];
    const { graph } = await buildStreetGraph(blocks);
    const ways = new TaggedWays(blocks);
    const valhalla = await Valhalla.build(extract, join(folder, String(index)));
    tellMatrix(name, await raceMatrix(graph, valhalla, 1 + index));
    for (const mode of MODES)
      tell(name, note, await compareMode({ graph, ways, valhalla }, mode, Number(values.pairs), 1 + index));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (!values.extract) writeFileSync(REPORT, report());

function tell(name: string, note: string | undefined, result: ModeResult): void {
  const { mode, pairs, medianDifference, within20, ratioMedian, classes } = result;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const extract = note === undefined ? name : `${name} (${note})`;
  const cells = [extract, mode, String(pairs), percent(medianDifference), percent(within20), ratioMedian.toFixed(2)];
  rows.push(`| ${cells.join(' | ')} |`);
  console.log(rows.at(-1));
  for (const [group, { pairs: count, causes }] of classes) {
    const told = [...causes].sort((a, b) => b[1] - a[1]).map(([cause, times]) => `${cause} (${String(times)})`);
    odd.push(`| ${name} | ${mode} | ${group} | ${String(count)} | ${told.slice(0, MOST_CAUSES).join('; ')} |`);
    console.log(`    ${group}: ${String(count)}, ${told.slice(0, MOST_CAUSES).join('; ')}`);
  }
}

function tellMatrix(name: string, { ours, valhalla, reached, asked }: MatrixResult): void {
  const times = ({ p50, p95 }: MatrixResult['ours']): string => `${p50.toFixed(2)} / ${p95.toFixed(2)}`;
  const factor = (valhalla.p50 / ours.p50).toFixed(1);
  matrices.push(
    `| ${[name, times(ours), times(valhalla), factor, `${String(reached)} of ${String(asked)}`].join(' | ')} |`,
  );
  console.log(matrices.at(-1));
}

function report(): string {
  return `# Our streets and Valhalla's

\`npm run valhalla\` wrote this on ${new Date().toISOString().slice(0, 10)}: durations between random spots on streets, ours and those of
Valhalla 3.6.1 on the same extract, with the same speeds of walking (1.2 m/s) and cycling (4.2 m/s). The ratio is ours to Valhalla's.

| extract | mode | pairs | median difference | within 20 % | median ratio |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## One to a hundred on foot

Snapping of all places included, within an hour's walk; milliseconds of user CPU time p50 / p95, asked in turn.

| extract | ours | Valhalla | factor | reached by both |
| --- | --- | --- | --- | --- |
${matrices.join('\n')}

## Differences of more than half

The first way to blame is told by its tags: closed to us where Valhalla passes, else taken by one of both alone.

| extract | mode | class | pairs | tags (pairs) |
| --- | --- | --- | --- | --- |
${odd.join('\n')}
`;
}
