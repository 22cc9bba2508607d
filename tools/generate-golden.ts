/**
 * Writes what is derived from the code's own declarations: AsyncAPI, OpenAPI, the data-flow diagram, RULES.md, and examples
 * of events. With `--check` it writes nothing and fails when a file differs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildAsyncApi, dataFlowDiagram, topics } from '@maillage/contracts';
import { buildOpenApi } from '@maillage/features-gateway';
import { parkingRulesDocument } from '@maillage/parking-facilities';
import { gbfsRulesDocument } from '@maillage/sharing-gbfs';
import { rulesDocument } from '@maillage/transit-gtfs';
import { realtimeRulesDocument } from '@maillage/transit-gtfs-rt';
import { format } from 'prettier';
import { drawDemo } from './draw-demo.js';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const MARK = /(<!-- data-flow -->\n)[\s\S]*?(\n<!-- \/data-flow -->)/;

const json = (value: unknown): Promise<string> => format(JSON.stringify(value), { parser: 'json', printWidth: 120 });
const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const files: Record<string, string> = {
  'libs/contracts/golden/asyncapi.json': await json(buildAsyncApi(topics)),
  'libs/contracts/golden/openapi.json': await json(buildOpenApi()),
  'libs/transit/gtfs/RULES.md': rulesDocument(),
  'libs/transit/gtfs-rt/RULES.md': realtimeRulesDocument(),
  'libs/sharing/gbfs/RULES.md': gbfsRulesDocument(),
  'libs/parking/facilities/RULES.md': parkingRulesDocument(),
  'docs/demonstration.svg': drawDemo(),
  'ARCHITECTURE.md': architecture.replace(
    MARK,
    (_, open: string, close: string) => `${open}${dataFlowDiagram(topics)}${close}`,
  ),
};

const stale = Object.entries(files).filter(([path, text]) => {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
for (const [path, text] of stale) {
  if (check) {
    console.error(`${path} is stale: run npm run golden`);
    continue;
  }
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
console.log(`${Object.keys(files).length} golden files, ${stale.length} ${check ? 'stale' : 'written'}`);
process.exitCode = check && stale.length > 0 ? 1 : 0;
