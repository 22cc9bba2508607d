/** A rule that stops firing still passes. Each probe below must be refused, and each permit accepted, or this script fails. */
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

const RAPTOR = 'libs/transit/raptor/src/index.ts';
const GATEWAY = 'libs/features/gateway/src/index.ts';
const importing = (name, from) => `import { ${name} } from '${from}'; export const probe = ${name};`;

const BOUNDARY = '@nx/enforce-module-boundaries';
/** [what must hold, file that breaks it, its code, the rule that must refuse it] */
const PROBES = [
  ['core may not know Nest', RAPTOR, importing('Injectable', '@nestjs/common'), BOUNDARY],
  ['core may not know the wire', RAPTOR, importing('topics', '@maillage/contracts'), BOUNDARY],
  ['core may not know a database', RAPTOR, importing('Client', 'pg'), BOUNDARY],
  ['model may not know zod', 'libs/transit/model/src/index.ts', importing('z', 'zod'), BOUNDARY],
  [
    'contract may not know core',
    'libs/contracts/src/index.ts',
    importing('UNREACHED', '@maillage/transit-timetable'),
    BOUNDARY,
  ],
  [
    'port may not know an adapter',
    'libs/ports/src/index.ts',
    importing('KafkaBus', '@maillage/adapters-kafka'),
    BOUNDARY,
  ],
  [
    'kit may not know core',
    'libs/nest-kit/src/index.ts',
    importing('UNREACHED', '@maillage/transit-timetable'),
    BOUNDARY,
  ],
  ['feature may not know a feature', GATEWAY, importing('NetworkModule', '@maillage/features-network'), BOUNDARY],
  ['feature may not know an adapter', GATEWAY, importing('KafkaBus', '@maillage/adapters-kafka'), BOUNDARY],
  ['feature may not know a database', GATEWAY, importing('Client', 'pg'), BOUNDARY],
  [
    'adapter may not know an adapter',
    'libs/adapters/redis/src/index.ts',
    importing('KafkaBus', '@maillage/adapters-kafka'),
    BOUNDARY,
  ],
  [
    'adapter may not know the kit',
    'libs/adapters/kafka/src/index.ts',
    importing('OnTopic', '@maillage/nest-kit'),
    BOUNDARY,
  ],
  ['one technology, one adapter', 'libs/adapters/redis/src/index.ts', importing('Kafka', 'kafkajs'), BOUNDARY],
  ['in-process knows no technology', 'libs/adapters/inprocess/src/index.ts', importing('Client', 'pg'), BOUNDARY],
  ['shared may not know transit', 'libs/kernel/src/index.ts', importing('runsOn', '@maillage/transit-model'), BOUNDARY],
  ['testing only from specs', GATEWAY, importing('FixedClock', '@maillage/testing'), BOUNDARY],
  ['doors only', 'apps/suite/src/index.ts', importing('Stop', '@maillage/transit-model/src/stop.js'), BOUNDARY],
  [
    'no path around the door',
    'apps/suite/src/index.ts',
    importing('at', '../../../libs/kernel/src/column.js'),
    BOUNDARY,
  ],
  [
    'use case may not know Nest',
    'libs/features/network/src/build-network.use-case.ts',
    importing('Injectable', '@nestjs/common'),
    'no-restricted-imports',
  ],
  [
    'use case may not know rxjs',
    'libs/features/network/src/build-network.use-case.ts',
    importing('of', 'rxjs'),
    'no-restricted-imports',
  ],
  ['core does no I/O', RAPTOR, importing('readFileSync', 'node:fs'), 'no-restricted-imports'],
  ['core: process', RAPTOR, 'export const probe = process.pid;', 'no-restricted-globals'],
  ['core: performance', RAPTOR, 'export const probe = performance.now();', 'no-restricted-globals'],
  ['core: timers', RAPTOR, 'export const probe = setInterval(() => 1, 1);', 'no-restricted-globals'],
  ['core: globalThis', RAPTOR, 'export const probe = globalThis;', 'no-restricted-globals'],
  ['core: crypto', RAPTOR, 'export const probe = crypto.randomUUID();', 'no-restricted-globals'],
  ['core: console', RAPTOR, 'console.log(1);', 'no-restricted-globals'],
  ['core: Buffer', RAPTOR, 'export const probe = Buffer.alloc(1);', 'no-restricted-globals'],
  ['core: fetch', RAPTOR, "export const probe = fetch('x');", 'no-restricted-globals'],
  ['core: Date.now', RAPTOR, 'export const probe = Date.now();', 'no-restricted-properties'],
  ['core: Math.random', RAPTOR, 'export const probe = Math.random();', 'no-restricted-properties'],
  ['core: new Date()', RAPTOR, 'export const probe = new Date();', 'no-restricted-syntax'],
  ["core: the machine's time zone", RAPTOR, 'export const probe = new Date(0).getHours();', 'no-restricted-syntax'],
  ['no any', GATEWAY, 'export const probe = (value: any): unknown => value;', '@typescript-eslint/no-explicit-any'],
  [
    'no !',
    GATEWAY,
    'export const probe = (list: string[]): string => list[0]!;',
    '@typescript-eslint/no-non-null-assertion',
  ],
];
/** What the walls must let through: a linter that refuses everything proves nothing. */
const PERMITS = [
  ['core knows its neighbours', RAPTOR, importing('UNREACHED', '@maillage/transit-timetable')],
  ['feature knows ports', GATEWAY, importing('JourneyPlanner', '@maillage/ports')],
  ['adapter knows its technology', 'libs/adapters/redis/src/index.ts', importing('createClient', 'redis')],
];

// `--without-graph` shows what the probe is for: the boundary rule is then skipped without a word, and the first probe must fail.
const withGraph = !process.argv.includes('--without-graph');
if (withGraph) await createProjectGraphAsync();
const [probes, permits] = withGraph ? [PROBES, PERMITS] : [PROBES.slice(0, 1), []];

// Each code is linted in the place of an existing file, so that typed rules have a program to read; rules without a probe stay out.
const probed = new Set(PROBES.map(([, , , rule]) => rule));
const eslint = new ESLint({ ruleFilter: ({ ruleId }) => probed.has(ruleId) });
const broken = [];
for (const [wall, filePath, code, rule] of probes) {
  const [result] = await eslint.lintText(code, { filePath });
  const refused = result.messages.some((message) => message.ruleId === rule);
  if (refused) console.log(`refused   ${wall}`);
  else
    broken.push(
      `SILENT    ${wall}: ${result.messages.map((message) => message.ruleId ?? message.message).join(', ') || 'nothing'}`,
    );
}
for (const [wall, filePath, code] of permits) {
  const [result] = await eslint.lintText(code, { filePath });
  const hit = result.messages.find((message) => message.ruleId === BOUNDARY);
  if (hit) broken.push(`REFUSED   ${wall}: ${hit.message}`);
  else console.log(`permitted ${wall}`);
}
for (const line of broken) console.error(line);
console.log(`${probes.length + permits.length - broken.length} passed, ${broken.length} failed`);
process.exitCode = broken.length === 0 ? 0 : 1;
